"""Reads a file step by step after it was kept: what it is, whether it is safe, its text, recognised letters, Unicode, particulars, pages, search.

`steps` says what each step does, `pipeline` runs them and keeps how far they are, `asking` starts the child process that does the parsing.
"""
