"""Reading an .xlsx: the columns that an import expects, each row as text by column; a sentence when the file cannot be used."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook

from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.forms import tidy

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the code, its heading in the sheet, whether each row must fill it, how many letters it takes at most."""

    name: str
    heading: str
    is_required: bool = False
    most: int = 250


ORGAN_COLUMNS = (
    Column("exchange_code", "Mã định danh"),
    Column("name", "Tên cơ quan", is_required=True),
    Column("symbol", "Ký hiệu", most=30),
    Column("upper_line", "Dòng cơ quan cấp trên"),
    Column("own_line", "Dòng tên cơ quan", is_required=True),
    Column("place", "Địa danh", most=100),
    Column("level", "Cấp", is_required=True),
    Column("group", "Nhóm", is_required=True),
    Column("parent", "Mã cơ quan cấp trên"),
    Column("served_by", "Mã cơ quan có văn thư phục vụ"),
    Column("is_connected", "Dùng chung hệ thống"),
    Column("valid_from", "Từ ngày", is_required=True),
)
PEOPLE_COLUMNS = (
    Column("staff_code", "Mã cán bộ", most=30),
    Column("name", "Họ và tên", is_required=True, most=100),
    Column("email", "Thư điện tử"),
    Column("phone", "Điện thoại", most=30),
    Column("organ", "Mã cơ quan", is_required=True),
    Column("unit", "Đơn vị", is_required=True, most=200),
    Column("title", "Chức vụ", is_required=True, most=200),
    Column("printed_title", "Chức vụ khi ký", most=120),
    Column("clearance", "Được tiếp cận"),
    Column("is_main", "Chức vụ chính"),
    Column("since", "Từ ngày", is_required=True),
    Column("username", "Tên đăng nhập"),
)


def read_sheet(file: IO[bytes], columns: Sequence[Column]) -> list[dict[str, str]]:
    """The rows of the first sheet by column name; `row` is the number that Excel shows. Raises `InvalidInput`."""
    _refuse_unfit(file)
    try:
        rows: list[list[Any]] = (
            CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
        )
    except (CalamineError, IndexError):
        raise InvalidInput("Không đọc được tệp này. Đồng chí mở bằng Excel, ghi lại dạng .xlsx rồi thử lại.") from None
    places = _places(rows, columns)
    start = places.pop("", 0)
    found = []
    for number, row in enumerate(rows[start:], start + 1):
        values = {name: _text(row[at]) if at < len(row) else "" for name, at in places.items()}
        if any(values.values()):
            found.append({"row": str(number), **{column.name: values.get(column.name, "") for column in columns}})
    if not found:
        raise InvalidInput("Tệp không có dòng nào dưới dòng tiêu đề.")
    if len(found) > MOST_ROWS:
        raise InvalidInput(f"Tệp có {len(found)} dòng, mỗi lần nhập tối đa {MOST_ROWS} dòng.")
    return found


def _refuse_unfit(file: IO[bytes]) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    if size > MOST_BYTES:
        raise InvalidInput("Tệp lớn hơn 10 MB. Đồng chí chia thành nhiều tệp nhỏ hơn.")
    if not zipfile.is_zipfile(file):
        raise InvalidInput("Tệp này không phải .xlsx. Đồng chí dùng mẫu tải từ trang này.")
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise InvalidInput("Tệp nén quá lớn so với nội dung một danh sách; không nhận tệp này.")
    file.seek(0)


def _places(rows: Sequence[Sequence[Any]], columns: Sequence[Column]) -> dict[str, int]:
    """Column name → place, and under "" the number of the first row after the headings."""
    wanted = {tidy(column.heading).casefold(): column.name for column in columns}
    for number, row in enumerate(rows[:20]):
        headings = {wanted.get(_text(cell).casefold(), ""): at for at, cell in enumerate(row)}
        headings.pop("", None)
        if all(column.name in headings for column in columns if column.is_required):
            return {**headings, "": number + 1}
    missing = ", ".join(f"«{column.heading}»" for column in columns if column.is_required)
    raise InvalidInput(f"Không thấy dòng tiêu đề có đủ các cột {missing}. Đồng chí dùng mẫu tải từ trang này.")


def _text(cell: object) -> str:
    """The cell as a person would read it: dates as 03/02/2026, whole numbers without a point."""
    if isinstance(cell, datetime | date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return tidy(str(cell))
