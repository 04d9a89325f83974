"""What the office issues: draft, consultation, appraisal, signing, number, issue, dispatch (văn bản đi).

Every upload is a version and nothing is lost. No path leads to a signature without a passed appraisal where the type requires one, and a
new version voids it. A signature here is a recorded act bound to the file's SHA-256 after re-authentication.

`triggers.py` holds what the database itself refuses; `practice.py` with `data/` lays out the templates of the practice office.
"""
