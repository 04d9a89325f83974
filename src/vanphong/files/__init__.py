"""The files of the office: what was received or drafted, exactly as it came, and everything shown of it.

A blob is a content, kept once under its SHA-256 and never altered; a version says which record it belongs to, in which slot, who brought it
and what it replaces; text, page images and PDF renditions are derivatives that can be made again at any time. Files are judged by their
content, not by their name, and what is empty, broken, locked, macro-bearing or active is refused with a sentence that says what to do.
In zone `internet` a file that carries a secrecy mark is refused before anything is stored. Who may read a version is asked of the module
whose record it belongs to (`ports`). After it was kept a file is read step by step (`reading`): each step has a row that says how far it is
and why it did not succeed, and can be started again. Beside the usual files: `storage` (how bytes are kept), `derivation`, `purging`,
`triggers` (what the database itself refuses), `sandbox` (programs and parsers run apart, bounded, without the network), `apart` (what the
child process does), `conversion` (LibreOffice), `ocr` (Tesseract).
"""
