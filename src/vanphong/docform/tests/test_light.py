"""The library starts light: what needs Django, PDF, Word or typesetting is loaded only when it is asked for."""

import subprocess
import sys

import pytest

HEAVY = ("django", "docx", "pypdfium2", "typst", "PIL", "typer", "rich")


def loaded(statement: str) -> set[str]:
    """The heavy libraries that a fresh interpreter has loaded after this statement."""
    code = f"import sys; {statement}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import vanphong.docform.api",
        "from vanphong.docform.command import main; sys.stdout = sys.stderr; main('check', ['--rules']); sys.stdout = sys.__stdout__",
        "from vanphong.docform.api import rules; rules()",
    ],
)
def test_nothing_heavy_is_loaded(statement):
    assert not loaded(statement)


def test_what_is_asked_for_comes():
    assert loaded("from vanphong.docform.api import page_sizes") >= {"pypdfium2"}


def test_an_unknown_name_is_no_attribute():
    from vanphong.docform import api

    with pytest.raises(AttributeError):
        _ = api.nothing_like_it
