"""Documents about the code are made from the code: those that are committed are what the code says today."""

from scripts.procedures import FOLDER, pages


class TestProcedures:
    def test_every_page_is_what_the_tables_make_it(self):
        kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
        made = pages()
        stale = [name for name in sorted(made.keys() | kept.keys()) if made.get(name) != kept.get(name)]
        assert not stale, "run «make docs» (scripts/procedures.py) and commit what it writes"
