"""The rules of form (thể thức): one small function per rule, each with its code, article, explanation and a wrong and a right example.

`model` says what a rule and a finding are, `registry` keeps the rules, `context` is what they look at; the other files hold the rules by the part of
the document they are about. Codes: D01–D50 the common mistakes, E… further requirements on Party documents, N… on State documents.
"""
