"""Edits to bytes: a .docx is changed where it must be and nowhere else; every other part stays as it is, byte for byte.

`source` finds elements in the text of a part, `letters` and `shapes` change one element, `pages` the page number, `applying` puts it
together, `telling` shows a person what changes.
"""
