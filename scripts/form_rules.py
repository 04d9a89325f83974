"""Writes docs/the-thuc/quy-tac.md: every rule of form with article and examples, from the rules themselves. Run by `make docs`."""

import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "the-thuc" / "quy-tac.md"


def text() -> str:
    """The page as the rules of today make it."""
    from vanphong.docform.report.manual import manual
    from vanphong.docform.rules.registry import load

    return manual(load().values())


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
