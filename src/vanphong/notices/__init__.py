"""Notices: what a person should know, in the application and by e-mail digest, each once, as the person chose, not in quiet hours.

A notice is a sentence and a soft reference to a record. It gives no access: the link leads to the record's own page, which asks who is asking.
Beside the usual files: `context` puts the number at the bell into every page; `digest` makes and sends the e-mail digests.
"""
