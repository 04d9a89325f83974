"""Paper, margins, page numbers, letters and colour of the whole document. 05-HD/VPTW IV; 36-HD/VPTW II.4; 30/2020/NĐ-CP, Phụ lục I, Phần I, I."""

import re
from collections.abc import Iterator

from vanphong.docform.edits import (
    Edit,
    ParagraphForm,
    SectionForm,
    SetParagraph,
    SetSection,
)
from vanphong.docform.model import Block, LineRule, Section
from vanphong.docform.profiles.model import POINTS_PER_MM, Paragraph, Range
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.registry import party, rule, state

SLACK = 0.6
"""mm: what the word processor's own rounding may move a margin."""
SINGLE_LINE = 1.15
"""How much higher than its letters a single line of Times New Roman is."""
DEFAULT_TAB = 36.0
SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


@rule(
    "E01",
    title="Khổ giấy",
    severity=Severity.REPAIRS,
    articles=party("IV.3", "II.4.2") | state("I.1"),
    explains="Văn bản trình bày trên khổ A4 (210 mm × 297 mm). Riêng giấy tờ hành chính của Đảng (giấy mời, giấy giới thiệu…) dùng A4 hoặc A5.",
    wrong="Khổ Letter (216 mm × 279 mm)",
    right="Khổ A4 (210 mm × 297 mm)",
)
def paper(context: Context) -> Iterator[Fault]:
    """Whether every section is on a paper that is allowed."""
    page = context.profile.page
    allowed = [(page.width, page.height), *(page.other_papers if context.is_paper else ())]
    for section in context.sheet.sections:
        sides = sorted((section.width / POINTS_PER_MM, section.height / POINTS_PER_MM))
        if any(all(abs(has - asked) <= 2 for has, asked in zip(sides, paper, strict=True)) for paper in allowed):
            continue
        turned = section.is_landscape
        width, height = (page.height, page.width) if turned else (page.width, page.height)
        form = SectionForm(width=width * POINTS_PER_MM, height=height * POINTS_PER_MM)
        yield Fault(
            "Khổ giấy không phải A4.",
            block=context.section_start(section),
            found=f"{sides[0]:.0f} mm × {sides[1]:.0f} mm",
            expected="210 mm × 297 mm",
            edits=(SetSection(section.index, form),),
        )


@rule(
    "E02",
    title="Chiều trang",
    severity=Severity.REPAIRS,
    articles=party("IV.4", "II.4.3") | state("I.2"),
    explains="Văn bản trình bày theo chiều dọc của trang giấy; chỉ phần có bảng, biểu mới được trình bày theo chiều ngang.",
    wrong="Trang ngang mà không có bảng, biểu",
    right="Trang dọc",
)
def orientation(context: Context) -> Iterator[Fault]:
    """Whether only sections with tables lie across."""
    for section in context.sheet.sections:
        if section.width > section.height and not context.has_table(section):
            yield Fault(
                "Trang nằm ngang mà không có bảng, biểu.", block=context.section_start(section), expected="trang dọc"
            )


@rule(
    "D22",
    title="Lề trang, giãn dòng, thụt đầu dòng",
    severity=Severity.REPAIRS,
    articles=party("I.6.2.2, IV.4", "II.1.6.2, II.4.3") | state("I.3, II.6.e"),
    explains="Lề của Đảng là giá trị cố định: trên 20 mm, dưới 20 mm, trái 30 mm, phải 15 mm (mặt sau khi in hai mặt: trái 15, phải 30); "
    "giãn dòng Exactly từ 18pt (từ 27/5/2026 không quá 22pt); chữ đầu dòng lùi vào khoảng 10 mm. Văn bản nhà nước: lề trên, dưới 20-25 "
    "mm, trái 30-35 mm, "
    "phải 15-20 mm; giãn dòng đơn đến 1,5; thụt 1 cm hoặc 1,27 cm.",
    wrong="lề phải 20 mm; Multiple 1,5; thụt 12,7 mm",
    right="lề phải 15 mm; Exactly 18-22pt; thụt 10 mm",
)
def margins_and_spacing(context: Context) -> Iterator[Fault]:
    """Margins of every section; line spacing and first-line indent of the running text."""
    if context.has_measures:
        yield from margins(context)
        yield from line_spacing(context)
        yield from indents(context)


def margins(context: Context) -> Iterator[Fault]:
    """Margins outside the range, each side told by itself; a page whose sides are those of the back (in hai mặt) is right."""
    for section in context.sheet.sections:
        if section.width > section.height:
            continue
        for side, (has, asked) in _sides(context, section).items():
            if asked.holds(has, SLACK):
                continue
            form = SectionForm(**{side: asked.nearest(has) * POINTS_PER_MM})
            yield Fault(
                f"Lề {SIDES[side]} phải là {asked.told(' mm')}.",
                block=context.section_start(section),
                found=f"{short(has)} mm",
                expected=asked.told(" mm"),
                edits=(SetSection(section.index, form),),
                article=context.profile.page.article,
            )


def _sides(context: Context, section: Section) -> dict[str, tuple[float, Range]]:
    page = context.profile.page
    left, right = page.left, page.right
    has = {side: getattr(section, side) / POINTS_PER_MM for side in SIDES}
    has["left"] += section.gutter / POINTS_PER_MM
    if (
        page.back_left
        and page.back_right
        and page.back_left.holds(has["left"], SLACK)
        and page.back_right.holds(has["right"], SLACK)
    ):
        left, right = page.back_left, page.back_right
    return {
        "top": (has["top"], page.top),
        "bottom": (has["bottom"], page.bottom),
        "left": (has["left"], left),
        "right": (has["right"], right),
    }


def short(length: float) -> str:
    """A measure as it is written in Vietnamese: 12,7."""
    return f"{length:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def line_spacing(context: Context) -> Iterator[Fault]:
    """Paragraphs whose lines stand closer or wider than asked."""
    asked = context.profile.paragraph
    for piece in context.running:
        block = piece.block
        if block.has_drawing or _spacing_is_right(context, block):
            continue
        told = _spacing_told(asked)
        value = asked.line.nearest(block.format.line if block.format.line_rule is asked.line_rule else asked.line.least)
        form = ParagraphForm(line_rule=asked.line_rule, line=value)
        yield Fault(
            f"Giãn dòng phải là {told}.",
            block=block,
            found=_spacing_found(block),
            expected=told,
            edits=(SetParagraph(block.place, form),),
            article=asked.article,
        )


def _spacing_is_right(context: Context, block: Block) -> bool:
    """Party: exactly so many points (36-HD/VPTW says «tối thiểu», so «at least» passes there). State: lines, or points that come to the same."""
    asked, form = context.profile.paragraph, block.format
    if asked.line_rule is LineRule.EXACTLY:
        allowed = {LineRule.EXACTLY, LineRule.AT_LEAST} if asked.line.most == float("inf") else {LineRule.EXACTLY}
        return form.line_rule in allowed and asked.line.holds(form.line, 0.05)
    if form.line_rule is LineRule.MULTIPLE:
        return asked.line.holds(form.line, 0.01)
    single = block.letters.size * SINGLE_LINE
    if form.line_rule is LineRule.AT_LEAST:
        return form.line <= single * asked.line.most + 0.5
    return asked.line.holds(form.line / single, 0.03)


def _spacing_told(asked: Paragraph) -> str:
    if asked.line_rule is LineRule.EXACTLY:
        return f"Exactly {asked.line.told('pt')}"
    return "từ dòng đơn đến 1,5 dòng"


def _spacing_found(block: Block) -> str:
    name = {LineRule.EXACTLY: "Exactly", LineRule.AT_LEAST: "At least", LineRule.MULTIPLE: "Multiple"}[
        block.format.line_rule
    ]
    unit = "" if block.format.line_rule is LineRule.MULTIPLE else "pt"
    return f"{name} {short(block.format.line)}{unit}"


def indents(context: Context) -> Iterator[Fault]:
    """Paragraphs whose first letter stands elsewhere than asked; what follows other words in its paragraph is left alone."""
    asked = context.profile.paragraph
    told = " hoặc ".join(f"{short(round((each.least + each.most) / 2, 1))} mm" for each in asked.indents)
    for piece in context.running:
        block = piece.block
        if piece.block.text[: piece.start].strip():
            continue
        indent = first_letter(block) / POINTS_PER_MM
        if any(each.holds(indent, SLACK) for each in asked.indents):
            continue
        yield Fault(
            f"Thụt đầu dòng phải là {told}.",
            block=block,
            found=f"{short(indent)} mm",
            expected=told,
            edits=_indented(block, asked),
            article=asked.article,
        )


def _indented(block: Block, asked: Paragraph) -> tuple[Edit, ...]:
    """Only where nothing but the first-line indent makes the place of the first letter."""
    if block.label or block.text[:1] in {"\t", " "} or block.format.left:
        return ()
    middle = (asked.indents[0].least + asked.indents[0].most) / 2
    return (SetParagraph(block.place, ParagraphForm(first_line=middle * POINTS_PER_MM)),)


def first_letter(block: Block) -> float:
    """How far the first letter (or the label) stands from the margin in points: indents, leading tabs and leading spaces but for a stray one."""
    at = block.format.left + block.format.first_line
    for letter in re.sub(r"^[ \xa0](?=\S)", "", block.text) if not block.label else "":
        if letter == "\t":
            stops = sorted(tab.at for tab in block.format.tabs if tab.at > at + 0.1)
            at = stops[0] if stops else (at // DEFAULT_TAB + 1) * DEFAULT_TAB
        elif letter in {" ", "\xa0"}:
            at += block.letters.size / 4
        else:
            break
    return at
