"""How much is read from real published documents, where they are at hand; a user's machine has none, and then this says so."""

import csv
import re
import sys
from pathlib import Path

import pytest

from vanphong.docform import api as docform
from vanphong.docform.layout import folded

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus"
LEAST = {"reference": 0.95, "issued_on": 0.95, "type_name": 0.9, "sender": 0.8, "signer_name": 0.8}


@pytest.fixture(scope="module")
def rows():
    if not CORPUS.exists():
        return []
    with (CORPUS / "INDEX.tsv").open(encoding="utf-8") as file:
        listed = list(csv.DictReader(file, delimiter="\t"))
    return [
        row
        for row in listed
        if re.match(r"(pdf|docx)/", row["file"])
        and row["so_ky_hieu"]
        and "MẪU" not in row["ghi_chu"]
        and "hỏng dấu" not in row["ghi_chu"]
    ]


class TestCorpus:
    def test_particulars_of_real_documents(self, rows, capsys):
        hits, asked, scans = dict.fromkeys(LEAST, 0), dict.fromkeys(LEAST, 0), 0
        for row in rows:
            path = CORPUS / row["file"]
            read = docform.read_particulars(path.read_bytes(), docform.PDF if path.suffix == ".pdf" else docform.DOCX)
            if not read.has_text:
                scans += 1
                continue
            for field, is_hit in _compared(row, read):
                asked[field] += 1
                hits[field] += is_hit
        with capsys.disabled():
            _report(rows, hits, asked, scans)
        for field, least in LEAST.items():
            assert hits[field] >= least * asked[field], field


def _compared(row, read):
    def value(name):
        found = getattr(read, name)
        return found.value if found else ""

    if "Phụ lục" in row["loai_van_ban"] or "lớp chữ " in row["ghi_chu"].split("có lớp chữ")[-1]:
        return
    yield "reference", folded(value("reference")).startswith(folded(row["so_ky_hieu"]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", row["ngay"]):
        yield "issued_on", str(value("issued_on")) == row["ngay"]
    yield "type_name", value("type_name") == row["loai_van_ban"]
    if row["co_quan"]:
        yield (
            "sender",
            folded(value("sender"))
            .replace("dh ", "dai hoc ")
            .startswith(
                folded(row["co_quan"])
                .replace("tdkt", "thi dua")
                .replace("hdnd", "hoi dong nhan dan")
                .replace("dh ", "dai hoc ")[:9]
            ),
        )
    yield "signer_name", bool(value("signer_name"))


def _report(rows, hits, asked, scans):
    if not rows:
        sys.stdout.write("\nNo corpus of real documents here: nothing measured.\n")
        return
    rates = ", ".join(f"{field} {hits[field]}/{asked[field]}" for field in asked)
    sys.stdout.write(f"\nReal documents: {len(rows)} read, {scans} scans without text; {rates}\n")
