"""Office documents to PDF through the real LibreOffice."""

import os
import stat
import time

import pytest

from vanphong.docform import api as docform
from vanphong.files.choices import FileFormat
from vanphong.files.conversion import NoConverter, NotConverted, convert_to_pdf
from vanphong.files.tests import contents


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program of ours in LibreOffice's place."""

    def install(script):
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    return install


class TestConvertToPdf:
    @pytest.mark.parametrize(
        ("data", "kind", "words"),
        [
            (contents.docx(), FileFormat.DOCX, "thử tệp"),
            (b"{\\rtf1 Bao cao tuan}", FileFormat.RTF, "Bao cao tuan"),
            ("Kính gửi các đồng chí".encode(), FileFormat.TEXT, "Kính gửi"),
        ],
    )
    def test_keeps_the_words(self, data, kind, words):
        assert words in docform.extract_text(convert_to_pdf(data, kind), FileFormat.PDF)

    def test_sets_times_new_roman_with_a_font_that_has_all_vietnamese_letters(self):
        pdf = convert_to_pdf(contents.docx(), FileFormat.DOCX)
        assert b"Tinos" in pdf

    def test_says_so_when_it_is_not_installed(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(NoConverter, match="chưa cài LibreOffice"):
            convert_to_pdf(contents.docx(), FileFormat.DOCX)

    def test_says_so_when_nothing_came_out(self, program):
        program("exit 1")
        with pytest.raises(NotConverted, match="không chuyển được"):
            convert_to_pdf(contents.docx(), FileFormat.DOCX)

    def test_ends_one_that_hangs_together_with_its_children(self, program, tmp_path):
        program(f"sleep 60 & echo $! > {tmp_path}/child; wait")
        started = time.monotonic()
        with pytest.raises(NotConverted, match="quá 1 giây"):
            convert_to_pdf(contents.docx(), FileFormat.DOCX, seconds=1)
        assert time.monotonic() - started < 10
        child = int((tmp_path / "child").read_text())
        assert not _is_running(child)

    def test_runs_without_the_secrets_of_the_installation(self, program, tmp_path, monkeypatch):
        monkeypatch.setenv("VANPHONG_SECRET_KEY", "secret")
        program(f"env > {tmp_path}/env; exit 1")
        with pytest.raises(NotConverted):
            convert_to_pdf(contents.docx(), FileFormat.DOCX)
        assert "VANPHONG" not in (tmp_path / "env").read_text()


def _is_running(pid):
    """Whether the process is there and not merely waiting to be buried."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123  # a line of the kernel
        return file.read().split()[2] != "Z"
