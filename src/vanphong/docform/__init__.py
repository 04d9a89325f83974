"""Thể thức: what a document looks like and what can be read from it. A pure library: no Django, no database, no clock.

It reads the particulars (who sent it, number, date, subject, signer …) and the text of a document, lays out documents by the form rules
of the Party and of the State, and tells how two texts differ. `api` is the door. Beside the usual files of a module, a library has its
own: `model` (the layout model: blocks, runs, formats, places), `readers/` (bytes to model), `layout` and `lines` (model to printed
lines), `recognise/` (which part is which component), `particulars/` (lines to particulars), `profiles/` (the form rules as dated data),
`rules/`, `checking` (the rules applied), `report/` (findings told), `command` and `commands/` (verbs of the terminal), `spec` (what a
document says), `specification` and `paragraphs` (TOML to spec), `writers/` (spec to bytes), `edits` (what a fix is), `fixes/` (edits to
bytes), `metrics` (how long a text is on paper), `difference`, `pages` (PDF pages as images), `locating` (paragraphs to places on PDF
pages), `tone_marks` (hoà or hòa), `compound` (old Office files), `authority/` (who may issue which type),
`practice/` (documents composed for training and tests).
"""
