"""From dropped file to arrival number on whole documents: those that the project composes, and real ones where they are at hand."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from vanphong.docform.api import PRACTICE_DOCUMENTS
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.tests.builders import rendered
from vanphong.kernel.text.api import compact

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus"


@dataclass(frozen=True)
class Sample:
    """A file and the reference that it bears; a scan has no text, so the clerk types what the picture shows."""

    name: str
    reference: str
    path: Path | None = None
    is_scan: bool = False

    def content(self) -> bytes:
        return self.path.read_bytes() if self.path else rendered(self.name)


COMPOSED = [
    Sample(each.key, each.spec.reference, is_scan=each.form == "scan")
    for each in PRACTICE_DOCUMENTS
    if not each.spec.secrecy and each.key != "long-plan"
]
REAL = [
    Sample(name, reference, CORPUS / name, is_scan)
    for name, reference, is_scan in (
        ("pdf/023-29-ct-tu-chi-thi-ct-so-29-tu.pdf", "29-CT/TU", True),
        ("docx/055-5134-qd-ubnd-quyet-dinh.docx", "5134/QĐ-UBND", False),
        (
            "docx/069-363-tb-dhdt-thong-bao-thong-bao-ve-viec-quan-ly-hoat-dong-giao-vien.docx",
            "363/TB-ĐHDT",
            False,
        ),
    )
    if (CORPUS / name).exists()
]


class TestFromFileToNumber:
    @pytest.mark.parametrize("sample", [*COMPOSED, *REAL], ids=lambda sample: sample.name)
    def test_the_clerk_confirms_what_the_machine_read(self, office, sample):
        client = office.client("vanthu")
        name = Path(sample.name).name if sample.path else f"{sample.name}.{'docx' if _is_word(sample) else 'pdf'}"
        sent = SimpleUploadedFile(name, sample.content())
        client.post(reverse("incoming:receive"), {"sent": [sent], "organ_id": office.organ("TU").pk})
        document = IncomingDocument.objects.get()
        address = reverse("incoming:register", args=[document.pk])
        page = client.get(address)
        form, is_read = page.context["form"], bool(page.context["filled"].read)
        data = {field: form[field].value() for field in form.fields}
        data = {field: value for field, value in data.items() if value is not None and value is not False}
        assert page.context["viewer"].pages or _is_word(sample)
        assert is_read != sample.is_scan
        if is_read:
            assert compact(str(data["reference"])) == compact(sample.reference)
        typed = {"reference": sample.reference, "sender_name": "Nơi gửi", "subject": "Trích yếu"}
        data = typed | data
        assert client.post(address, data).status_code == 303
        document.refresh_from_db()
        assert (document.state, document.arrival_number) == (State.REGISTERED, 1)


def _is_word(sample: Sample) -> bool:
    return sample.content()[:2] == b"PK"


class TestNames:
    """Whatever a file is called, it is taken in under a name that does no harm."""

    @pytest.mark.parametrize(
        "name",
        [
            "../../etc/passwd.pdf",
            "văn\u202ebản.pdf",
            "Quye\u0302\u0301t đi\u0323nh.pdf",
            "dài" * 160 + ".pdf",
            " .pdf",
            "a\\b\\c.pdf",
            "tên 'lạ' \"<b>\".pdf",
        ],
    )
    def test_is_taken_in(self, office, name):
        sent = SimpleUploadedFile("x.pdf", rendered("directive"))
        sent._name = name  # type: ignore[attr-defined]  # as a browser of any kind may send it
        from vanphong.incoming.actions.intake import receive_files

        taken = receive_files([sent], office.actor("vanthu"), office.now, organ_id=office.organ("TU").pk)
        assert [each.reason for each in taken] == [""]
        shown = office.client("vanthu").get(reverse("incoming:list")).content.decode()
        assert "<b>" not in shown
        assert "\u202e" not in shown
