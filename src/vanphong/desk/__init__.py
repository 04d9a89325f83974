"""What must I do now? The home page of each role, search by particulars, and any record as a graph of where it came from and led to.

Stands above the modules: it reads them all, and turns what happened in them into notices: `handlers` is the one list of which event tells whom
what; `telling` names the topics and finds the people.
"""
