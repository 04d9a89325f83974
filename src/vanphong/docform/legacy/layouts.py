"""What a reader made of a file, its old letters turned into Unicode."""

from dataclasses import replace

from vanphong.docform.layout import Layout, tidy
from vanphong.docform.legacy.decoding import repair


def settled(layout: Layout) -> Layout:
    """The layout in Unicode, without soft hyphens."""
    if all(line.text.isascii() for line in layout.lines):
        return layout
    repaired = repair("\n".join(line.text for line in layout.lines))
    lines = zip(layout.lines, repaired.lines, strict=True)
    return Layout(tuple(replace(line, text=tidy(new.after)) for line, new in lines), layout.page_count)
