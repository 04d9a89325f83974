"""Documents for the tests of rules, made line by line: a clean one of each kind, and ways to spoil one thing in it."""

from dataclasses import dataclass, field, replace
from datetime import date

from vanphong.docform.checking import Report, check
from vanphong.docform.edits import ReplaceText
from vanphong.docform.model import (
    Alignment,
    Block,
    Cell,
    Drawn,
    DrawnKind,
    Format,
    Kind,
    LineRule,
    PageNumber,
    ParagraphFormat,
    Place,
    Region,
    Run,
    Section,
    Sheet,
)
from vanphong.docform.particulars.model import System
from vanphong.docform.profiles.loading import profile, profile_for
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.recognise.model import Piece, Recognised

MM = 72 / 25.4
LEFT, RIGHT = 0, 1
CENTRED = {"alignment": Alignment.CENTRE}
PARTY_TEXT = {
    "alignment": Alignment.JUSTIFIED,
    "first_line": 10 * MM,
    "space_before": 6.0,
    "line_rule": LineRule.EXACTLY,
    "line": 18.0,
}
STATE_TEXT = PARTY_TEXT | {"line_rule": LineRule.MULTIPLE, "line": 1.2}
FORMAT = {"font", "size", "bold", "italic", "underline", "caps", "colour", "other_font", "raised"}
PARAGRAPH = {
    "alignment",
    "first_line",
    "left",
    "line",
    "line_rule",
    "space_before",
    "space_after",
    "tabs",
    "is_contextual",
}


@dataclass(frozen=True)
class Line:
    """One paragraph that is one component; `column` of the two-column head or foot, None in the body."""

    component: Part | None
    text: str
    letters: dict = field(default_factory=dict)
    paragraph: dict = field(default_factory=dict)
    column: int | None = None
    table: int = 0

    def but(self, **changes) -> "Line":
        """The same line, changed in its text, letters, paragraph or place."""
        own = {key: value for key, value in changes.items() if key not in FORMAT | PARAGRAPH}
        letters = self.letters | {key: value for key, value in changes.items() if key in FORMAT}
        paragraph = self.paragraph | {key: value for key, value in changes.items() if key in PARAGRAPH}
        return replace(self, letters=letters, paragraph=paragraph, **own)


@dataclass(frozen=True)
class Document:
    """A document under test. Every method gives a new one."""

    lines: tuple[Line, ...]
    system: System = System.PARTY
    type_name: str = "Thông báo"
    issued_on: date | None = date(2026, 9, 15)
    section: dict = field(default_factory=dict)
    numbers: tuple[PageNumber, ...] = ()
    rulings: tuple[tuple[Part, float | None], ...] = ()
    page_count: int | None = 1
    kind: Kind = Kind.DOCX

    def but(self, component: Part, nth: int | None = None, **changes) -> "Document":
        """With the lines of a component (or only the nth of them) changed."""
        seen = -1
        made = []
        for line in self.lines:
            seen += line.component is component
            hit = line.component is component and nth in {None, seen}
            made.append(line.but(**changes) if hit else line)
        assert seen >= (nth or 0), component
        return replace(self, lines=tuple(made))

    def without(self, *components: Part) -> "Document":
        """Without the lines and the rulings of these components."""
        return replace(
            self,
            lines=tuple(line for line in self.lines if line.component not in components),
            rulings=tuple(each for each in self.rulings if each[0] not in components),
        )

    def unruled(self, component: Part) -> "Document":
        """Without the line drawn under a component."""
        return replace(self, rulings=tuple(each for each in self.rulings if each[0] is not component))

    def ruled(self, component: Part, length: float | None) -> "Document":
        """With a line of this length drawn under a component."""
        return replace(self.unruled(component), rulings=(*self.unruled(component).rulings, (component, length)))

    def after(self, component: Part, *lines: Line) -> "Document":
        """With more lines behind the last one of a component."""
        at = max(number for number, line in enumerate(self.lines) if line.component is component) + 1
        return replace(self, lines=(*self.lines[:at], *lines, *self.lines[at:]))

    def paged(self, **changes) -> "Document":
        """With another page."""
        return replace(self, section=self.section | changes)

    def numbered(
        self, region=Region.HEADER, alignment=Alignment.CENTRE, pages="default", count=2, **section
    ) -> "Document":
        """With page numbers."""
        number = PageNumber(region, pages, Place("word/header1.xml"), alignment, Format(size=14.0))
        return replace(self.paged(**section), numbers=(number,), page_count=count)

    def sheet(self) -> Sheet:
        """As a reader would give it."""
        blocks = tuple(_block(number, line) for number, line in enumerate(self.lines))
        anchors = {line.component: number for number, line in reversed(list(enumerate(self.lines)))}
        drawn = tuple(
            Drawn(
                DrawnKind.LINE,
                Place("word/document.xml", (0, anchors[component], 0)),
                anchors[component],
                length=length,
            )
            for component, length in self.rulings
        )
        page = {
            "width": 210 * MM,
            "height": 297 * MM,
            "top": 20 * MM,
            "bottom": 20 * MM,
            "left": 30 * MM,
            "right": 15 * MM,
        }
        page |= {"header": 10 * MM, "first_page_differs": True} | self.section
        section = Section(0, 0, numbers=self.numbers, **page)  # type: ignore[arg-type]  # measures by name
        return Sheet(self.kind, blocks, (section,), drawn=drawn, page_count=self.page_count)

    def recognised(self, sheet: Sheet) -> Recognised:
        """As the recogniser would give it."""
        pieces = tuple(
            Piece(line.component, block, 0, len(block.text))
            for line, block in zip(self.lines, sheet.blocks, strict=True)
            if line.component
        )
        return Recognised(pieces, self.system, self.type_name, self.issued_on)

    def report(self, by: str = "", **asked) -> Report:
        """The report of all rules, or of those asked for."""
        sheet = self.sheet()
        on = asked.pop("on", self.issued_on)
        chosen = profile(by, on) if by else profile_for(self.system, on)
        return check(sheet, self.recognised(sheet), profile=chosen, on=on, **asked)

    def mended(self, code: str, component: Part) -> str:
        """The text of the first line of a component after the fix of this code."""
        (finding,) = self.report(select=[code]).findings
        block = next(
            block for line, block in zip(self.lines, self.sheet().blocks, strict=True) if line.component is component
        )
        made = block.text
        edits = [edit for edit in finding.edits if isinstance(edit, ReplaceText) and edit.place == block.place]
        for edit in sorted(edits, key=lambda edit: -edit.start):
            assert made[edit.start : edit.end] == edit.before
            made = made[: edit.start] + edit.text + made[edit.end :]
        return made

    def codes(self, by: str = "", **asked) -> set[str]:
        """The codes that are found."""
        return {finding.code for finding in self.report(by, **asked).findings}


def _block(number: int, line: Line) -> Block:
    form = Format(**{"size": 14.0} | line.letters)
    place = Place("word/document.xml", (0, number))
    run = Run(line.text, form, Place("word/document.xml", (0, number, 0)), raw=line.text)
    cell = None if line.column is None else Cell(line.table, 0, line.column, 1, 2)
    return Block(
        number, line.text, (run,) if line.text else (), ParagraphFormat(**line.paragraph), place, cell=cell, mark=form
    )


def head(component: Part, text: str, column: int, **letters) -> Line:
    """A line of the two-column head."""
    return Line(component, text, letters, CENTRED, column)


def foot(component: Part, text: str, column: int, alignment=Alignment.CENTRE, **letters) -> Line:
    """A line of the two-column foot."""
    return Line(component, text, letters, {"alignment": alignment}, column, 1)


def text(component: Part, words: str, form=PARTY_TEXT, **letters) -> Line:
    """A paragraph of running text."""
    return Line(component, words, letters, form)


def title(component: Part, words: str, **letters) -> Line:
    """A centred line."""
    return Line(component, words, letters, CENTRED)


def announcement() -> Document:
    """A clean Thông báo of a provincial committee."""
    return Document(
        (
            head(Part.ORGAN, "TỈNH UỶ QUẢNG TRỊ", LEFT, bold=True),
            head(Part.ORGAN_STAR, "*", LEFT),
            head(Part.REFERENCE, "Số 12-TB/TU", LEFT),
            head(Part.HEADING, "ĐẢNG CỘNG SẢN VIỆT NAM", RIGHT, bold=True, size=15.0),
            head(Part.PLACE_DATE, "Quảng Trị, ngày 15 tháng 9 năm 2026", RIGHT, italic=True),
            title(Part.TYPE_NAME, "THÔNG BÁO", bold=True, size=16.0),
            title(Part.SUBJECT, "về kết quả kiểm tra công tác văn thư", bold=True),
            title(Part.SUBJECT_RULE, "-----"),
            text(
                Part.BODY,
                "Ban Thường vụ Tỉnh uỷ thông báo kết quả kiểm tra công tác văn thư, lưu trữ sáu tháng đầu năm 2026 tại các đảng uỷ trực thuộc.",
            ),
            text(Part.BODY, "Các đảng uỷ trực thuộc báo cáo kết quả khắc phục trước ngày 30/10/2026."),
            foot(Part.RECIPIENTS_WORD, "Nơi nhận:", LEFT, Alignment.LEFT, underline=True),
            foot(Part.RECIPIENT, "- Các đảng uỷ trực thuộc Tỉnh uỷ;", LEFT, Alignment.LEFT, size=12.0),
            foot(Part.RECIPIENT, "- Lưu Văn phòng Tỉnh uỷ.", LEFT, Alignment.LEFT, size=12.0),
            foot(Part.COMPETENCE, "T/M BAN THƯỜNG VỤ", RIGHT, bold=True),
            foot(Part.POSITION, "PHÓ BÍ THƯ", RIGHT),
            foot(Part.SIGNER, "Nguyễn Văn An", RIGHT, bold=True),
        ),
        rulings=((Part.HEADING, None),),
    )


def letter() -> Document:
    """A clean Công văn of the office of a provincial committee."""
    notice = announcement().without(Part.TYPE_NAME, Part.SUBJECT, Part.SUBJECT_RULE, Part.ORGAN)
    made = replace(
        notice,
        lines=(
            head(Part.PARENT_ORGAN, "TỈNH UỶ QUẢNG TRỊ", LEFT),
            head(Part.ORGAN, "VĂN PHÒNG", LEFT, bold=True),
            *notice.lines,
        ),
    )
    made = made.but(Part.REFERENCE, text="Số 686-CV/VPTU").after(
        Part.REFERENCE, head(Part.LETTER_SUBJECT, "về việc chuẩn bị hội nghị trực tuyến", LEFT, italic=True, size=12.0)
    )
    made = made.after(
        Part.PLACE_DATE, title(Part.ADDRESSED, "Kính gửi:", italic=True), title(Part.ADDRESSEE, "Ban Tổ chức Tỉnh uỷ.")
    )
    made = made.but(Part.RECIPIENT, 0, text="- Như trên;")
    made = made.but(Part.COMPETENCE, text="K/T CHÁNH VĂN PHÒNG").but(Part.POSITION, text="PHÓ CHÁNH VĂN PHÒNG")
    return replace(made, type_name="Công văn")


def decision() -> Document:
    """A clean Quyết định with its grounds."""
    made = announcement().but(Part.TYPE_NAME, text="QUYẾT ĐỊNH").but(Part.REFERENCE, text="Số 105-QĐ/TU")
    made = made.but(Part.SUBJECT, text="về thành lập Tổ giúp việc")
    made = made.after(
        Part.SUBJECT_RULE,
        text(Part.GROUND, "- Căn cứ Điều lệ Đảng;"),
        text(Part.GROUND, "- Căn cứ Quy chế số 01-QC/TU, ngày 15/01/2026 của Tỉnh uỷ về làm việc."),
    )
    return replace(made, type_name="Quyết định")


def state_plan() -> Document:
    """A clean Kế hoạch of a People's Committee."""
    return Document(
        (
            head(Part.PARENT_ORGAN, "UỶ BAN NHÂN DÂN TỈNH QUẢNG TRỊ", LEFT, size=13.0),
            head(Part.ORGAN, "SỞ NỘI VỤ", LEFT, bold=True, size=13.0),
            head(Part.REFERENCE, "Số: 15/KH-SNV", LEFT, size=13.0),
            head(Part.HEADING, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, bold=True, size=13.0),
            head(Part.MOTTO, "Độc lập - Tự do - Hạnh phúc", RIGHT, bold=True),
            head(Part.PLACE_DATE, "Quảng Trị, ngày 15 tháng 9 năm 2026", RIGHT, italic=True),
            title(Part.TYPE_NAME, "KẾ HOẠCH", bold=True),
            title(Part.SUBJECT, "Triển khai công tác văn thư năm 2027", bold=True),
            text(Part.GROUND, "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", STATE_TEXT, italic=True),
            text(
                Part.GROUND,
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
                STATE_TEXT,
                italic=True,
            ),
            text(Part.BODY, "Các phòng, đơn vị thuộc Sở thực hiện đúng Kế hoạch này./.", STATE_TEXT),
            foot(Part.RECIPIENTS_WORD, "Nơi nhận:", LEFT, Alignment.LEFT, bold=True, italic=True, size=12.0),
            foot(Part.RECIPIENT, "- Các phòng, đơn vị;", LEFT, Alignment.LEFT, size=11.0),
            foot(Part.RECIPIENT, "- Lưu: VT, TH.", LEFT, Alignment.LEFT, size=11.0),
            foot(Part.COMPETENCE, "KT. GIÁM ĐỐC", RIGHT, bold=True),
            foot(Part.POSITION, "PHÓ GIÁM ĐỐC", RIGHT, bold=True),
            foot(Part.SIGNER, "Nguyễn Văn An", RIGHT, bold=True),
        ),
        system=System.STATE,
        type_name="Kế hoạch",
        rulings=((Part.MOTTO, None), (Part.ORGAN, None), (Part.SUBJECT, None)),
    )


CLEAN = {"announcement": announcement, "letter": letter, "decision": decision, "state plan": state_plan}
