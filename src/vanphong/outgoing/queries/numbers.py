"""What the clerk sees before the number: the registers and held numbers offered, and where the text does not fit the particulars."""

from dataclasses import dataclass
from datetime import date, datetime

from vanphong.catalogue import api as catalogue
from vanphong.files import api as files
from vanphong.kernel.text.api import fold
from vanphong.outgoing import rules
from vanphong.outgoing.models import OutgoingDocument
from vanphong.registers import api as registers


@dataclass(frozen=True)
class NumberOffers:
    """The registers open for the document, the numbers held in them, and what the next would be."""

    registers: list[tuple[int, str]]
    held: list[tuple[int, str]]
    hint: str

    @property
    def first_register(self) -> int | None:
        """The register that is meant when nothing is said."""
        return self.registers[0][0] if self.registers else None


def offers(document: OutgoingDocument, on: date) -> NumberOffers:
    """What the form of the number offers. A secret document takes its number in the same series as the others of its type (05-HD/VPTW, I.3.1.1c)."""
    kind = catalogue.document_type(document.document_type_id)
    found = registers.registers_open(document.organ_id, registers.Direction.OUTGOING, on, secret=False)
    held = [
        (number.pk, f"{number.printed} ({register.name}; {number.reason})")
        for register in found
        for number in registers.held_numbers(register.pk, kind.code)
    ]
    if not found:
        hint = "Cơ quan chưa có sổ văn bản đi đang mở. Mở sổ ở mục «Sổ văn bản» rồi cấp số."
        return NumberOffers([], held, hint)
    following = registers.printed_number(registers.peek(found[0].pk, kind.code, on))
    reference = rules.reference_of(following, document.notation, kind.system)
    return NumberOffers([(row.pk, row.name) for row in found], held, f"Số tiếp theo: {reference}")


def remarks(document: OutgoingDocument, text: files.Version | None, now: datetime) -> list[str]:
    """Where the signed text says something else than the particulars do; what cannot be read from it is not remarked on."""
    if text is None:
        return []
    read = files.particulars(text, now)
    compared = (
        ("subject", "Trích yếu", document.subject),
        ("signer_name", "Họ tên người ký", document.signer_name),
        ("type_name", "Tên loại", document.document_type.name),
        ("signer_competence", "Quyền hạn ký", document.competence),
    )
    return [
        f"{label}: trong văn bản ghi «{found['value']}», thông tin ghi «{expected}»."
        for name, label, expected in compared
        if (found := read.get(name)) and expected and not _alike(str(found["value"]), expected)
    ]


def _alike(read: str, expected: str) -> bool:
    """Whether two texts say the same, apart from accents, capitals and marks."""
    bare = ["".join(letter for letter in fold(text) if letter.isalnum()) for text in (read, expected)]
    return bare[0] in bare[1] or bare[1] in bare[0]
