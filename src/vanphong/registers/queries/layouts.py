"""The columns of each register, in the order and with the words of the printed forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from vanphong.registers.choices import BOOKS, Direction
from vanphong.registers.models import Register


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: the key of its text, its words, its share of the width on paper."""

    key: str
    label: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one sort of register; `source` says where they stand."""

    name: str
    title: str
    source: str
    headings: Sequence[Heading]


ARRIVALS = Layout(
    "registers-arrivals",
    "Sổ đăng ký văn bản đến",
    "Mẫu sổ văn bản đến 10 cột",
    (
        Heading("arrived_on", "Ngày đến", 1.1),
        Heading("number", "Số đến", 0.8),
        Heading("sender", "Tác giả (nơi gửi)", 2.0),
        Heading("reference", "Số, ký hiệu", 1.5),
        Heading("issued_on", "Ngày tháng văn bản", 1.1),
        Heading("type_and_subject", "Tên loại và trích yếu nội dung", 4.0),
        Heading("recipient", "Đơn vị hoặc người nhận", 2.0),
        Heading("forwarded_on", "Ngày chuyển", 1.1),
        Heading("signature", "Ký nhận", 1.1),
        Heading("note", "Ghi chú", 1.3),
    ),
)
ISSUED = Layout(
    "registers-issued",
    "Sổ đăng ký văn bản đi",
    "Mẫu sổ văn bản đi 8 cột",
    (
        Heading("number_label", "Số, ký hiệu", 1.5),
        Heading("issued_on", "Ngày tháng văn bản", 1.1),
        Heading("type_and_subject", "Tên loại và trích yếu nội dung", 4.2),
        Heading("signer", "Người ký", 1.8),
        Heading("recipients", "Nơi nhận", 2.4),
        Heading("keeper", "Đơn vị, người nhận bản lưu", 1.8),
        Heading("copies", "Số lượng bản", 0.8),
        Heading("note", "Ghi chú", 1.3),
    ),
)
SECRET_ARRIVALS = Layout(
    "registers-secret-arrivals",
    "Sổ đăng ký bí mật nhà nước đến",
    "Nghị định 63/2026/NĐ-CP, mẫu sổ 10 cột",
    (
        Heading("ordinal", "Số thứ tự", 0.7),
        Heading("arrived_on", "Ngày đến (theo dấu đến)", 1.1),
        Heading("number", "Số đến", 0.8),
        Heading("sender", "Cơ quan ban hành", 2.0),
        Heading("reference", "Số, ký hiệu", 1.5),
        Heading("issued_on", "Ngày tháng", 1.1),
        Heading("type_and_subject", "Tên loại và trích yếu", 3.6),
        Heading("secrecy", "Độ mật", 1.0),
        Heading("recipient", "Đơn vị và ký nhận", 2.0),
        Heading("note", "Ghi chú", 1.3),
    ),
)
SECRET_ISSUED = Layout(
    "registers-secret-issued",
    "Sổ đăng ký bí mật nhà nước đi",
    "Nghị định 63/2026/NĐ-CP, mẫu sổ 10 cột",
    (
        Heading("ordinal", "Số thứ tự", 0.7),
        Heading("number_label", "Số, ký hiệu", 1.5),
        Heading("issued_on", "Ngày tháng xác định tài liệu", 1.1),
        Heading("type_and_subject", "Tên loại và trích yếu", 3.6),
        Heading("secrecy", "Độ mật", 1.0),
        Heading("signer", "Người ký", 1.6),
        Heading("recipients", "Nơi nhận và ký nhận", 2.2),
        Heading("keeper", "Đơn vị lưu", 1.5),
        Heading("copies", "Số lượng", 0.8),
        Heading("note", "Ghi chú", 1.3),
    ),
)
_TO_CHECK = "Cột theo yêu cầu chung; đối chiếu mẫu kèm Nghị định 63/2026/NĐ-CP khi có"
_BEGINNING = (
    Heading("number", "Số thứ tự", 0.8),
    Heading("happened_on", "Ngày", 1.1),
    Heading("reference", "Số, ký hiệu, ngày tháng văn bản", 2.0),
    Heading("type_and_subject", "Tên loại và trích yếu", 3.4),
    Heading("secrecy", "Độ mật", 1.0),
    Heading("copies", "Số bản", 0.8),
)
_SIGNED = (Heading("signature", "Ký nhận", 1.2), Heading("note", "Ghi chú", 1.3))
TRANSFERS = Layout(
    "registers-transfers",
    "Sổ chuyển giao bí mật nhà nước",
    _TO_CHECK,
    (*_BEGINNING, Heading("done_by", "Người giao", 1.6), Heading("recipients", "Nơi nhận", 2.2), *_SIGNED),
)
COPYINGS = Layout(
    "registers-copyings",
    "Sổ quản lý sao, chụp bí mật nhà nước",
    _TO_CHECK,
    (
        *_BEGINNING,
        Heading("decided_by", "Người quyết định", 1.6),
        Heading("done_by", "Người sao, chụp", 1.6),
        Heading("recipients", "Nơi nhận", 2.0),
        *_SIGNED,
    ),
)
DISPOSALS = Layout(
    "registers-disposals",
    "Sổ tiêu hủy bí mật nhà nước",
    _TO_CHECK,
    (
        *_BEGINNING,
        Heading("decided_by", "Người quyết định", 1.6),
        Heading("done_by", "Người thực hiện, chứng kiến", 1.8),
        Heading("minutes", "Biên bản", 1.5),
        *_SIGNED,
    ),
)
OF_BOOKS = {Direction.TRANSFER: TRANSFERS, Direction.COPYING: COPYINGS, Direction.DISPOSAL: DISPOSALS}
LAYOUTS = (ARRIVALS, ISSUED, SECRET_ARRIVALS, SECRET_ISSUED, *OF_BOOKS.values())


def layout_of(register: Register) -> Layout:
    """The columns of that register."""
    if register.direction in BOOKS:
        return OF_BOOKS[Direction(register.direction)]
    if register.direction == Direction.INCOMING:
        return SECRET_ARRIVALS if register.is_secret else ARRIVALS
    return SECRET_ISSUED if register.is_secret else ISSUED
