"""`vanphong read`: what documents say about themselves, as JSON."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanphong.docform.commands.arguments import BadArguments, parsed

if TYPE_CHECKING:
    from vanphong.docform.model import Notice, Sheet

READ, UNREADABLE = 0, 2
FLAGS = ("--components", "--help", "-h")
HELP = """Đọc thông tin văn bản (.docx, .pdf có chữ, .doc) và in ra JSON.

  vanphong read TỆP… [--components]

  --components   kèm từng dòng của văn bản thuộc thành phần thể thức nào

Mỗi thông tin có giá trị, độ tin (0…1), trang, dòng chữ và chỗ đã đọc; không thấy thì là null. Tệp .doc đọc qua LibreOffice nếu máy có,
nếu không thì chỉ đọc phần chữ.

Mã thoát: 0 đọc được, 2 có tệp không đọc được hoặc câu lệnh sai."""


def run(given: Sequence[str]) -> int:
    """Run the command; its exit status."""
    try:
        arguments = parsed(given, options=(), flags=FLAGS)
        if arguments.flags & {"--help", "-h"}:
            sys.stdout.write(HELP + "\n")
            return READ
        if not arguments.files:
            raise BadArguments("Chưa ghi tệp nào.")
    except BadArguments as error:
        sys.stderr.write(f"{error} Xem «vanphong read --help».\n")
        return UNREADABLE
    return _read(arguments.files, with_components="--components" in arguments.flags)


def _read(names: Sequence[str], *, with_components: bool) -> int:
    from vanphong.docform.layout import Unreadable

    told: list[dict[str, Any]] = []
    status = READ
    for name in names:
        try:
            told.append(_told(Path(name), with_components=with_components))
        except (OSError, Unreadable) as failure:
            reason = failure.strerror if isinstance(failure, OSError) else str(failure)
            sys.stderr.write(f"{name}: không đọc được: {reason}\n")
            status = UNREADABLE
    if told:
        sys.stdout.write(json.dumps(told[0] if len(names) == 1 else told, ensure_ascii=False, indent=2) + "\n")
    return status


def _told(path: Path, *, with_components: bool) -> dict[str, Any]:
    from vanphong.docform.particulars.reading import particulars_of

    sheet = _sheet(path)
    told = {
        "file": str(path),
        **particulars_of(sheet).as_dict(),
        "notices": _sentences(sheet.notices),
        "problems": _sentences(sheet.problems),
    }
    if with_components:
        told["components"] = _components(sheet)
    return told


def _sheet(path: Path) -> "Sheet":
    """The whole sheet; of an old .doc without LibreOffice its text. Raises `OSError`, `Unreadable`."""
    from vanphong.docform.readers.office import has_converter
    from vanphong.docform.readers.reading import read_sheet

    is_whole = has_converter() or path.suffix.lower() != ".doc"
    return read_sheet(path.read_bytes(), path.name, is_whole=is_whole)


def _sentences(notices: Sequence["Notice"]) -> list[dict[str, str]]:
    return [{"code": each.code, "sentence": each.sentence} for each in notices]


def _components(sheet: "Sheet") -> list[dict[str, Any]]:
    from vanphong.docform.recognise.recognising import recognise

    return [
        {
            "component": piece.component.value,
            "confidence": round(piece.confidence, 2),
            "block": piece.block.index,
            "start": piece.start,
            "end": piece.end,
            "text": piece.text,
        }
        for piece in recognise(sheet)
    ]
