"""The look of every screen: page frame, components, icons, keyboard and the small scripts that improve them.

A screen extends `ui/page.html` and is put together from `<c-…>` components (`docs/ui.md`). The gallery at `/thanh-phan/`
shows each of them. Nothing here knows a word of the office: labels, counts and records arrive as variables.

Beside the usual files: `shell.py` (what the frame of a page shows), `context.py` (a context processor), `samples.py` (the
made-up content of the gallery), `assets/` (sources of the style sheet, the scripts and the icons, built by `make assets`).
"""
