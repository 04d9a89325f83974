"""Page numbers: there, where, and how. 05-HD/VPTW IV.5; 36-HD/VPTW II.4.4; 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7."""

from collections.abc import Iterator

from vanphong.docform.edits import Edit, RunForm, SectionForm, SetPageNumber, SetRun, SetSection
from vanphong.docform.model import Alignment, PageNumber, Region, Section
from vanphong.docform.profiles.model import POINTS_PER_MM, Range
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.model import Fault, Severity
from vanphong.docform.rules.page import short
from vanphong.docform.rules.registry import party, rule, state


@rule(
    "D42",
    title="Vị trí số trang",
    severity=Severity.REPAIRS,
    articles=party("IV.5.1", "II.4.4") | state("I.7"),
    explains="Số trang bằng chữ số Ả-rập, ở giữa, phía trên trang (văn bản của Đảng: cách mép trên 10 mm); trang thứ nhất không hiện số.",
    wrong="Số trang ở chân trang, hiện ở trang 1",
    right="Số trang ở giữa, đầu trang, từ trang 2",
)
def page_numbers(context: Context) -> Iterator[Fault]:
    """Every number that is printed elsewhere, otherwise, or on the first page."""
    if not context.has_measures:
        return
    for section in context.sheet.sections:
        for sentence in dict.fromkeys(
            fault for number in section.numbers for fault in _number_faults(context, section, number)
        ):
            yield Fault(
                sentence,
                block=context.section_start(section),
                expected="giữa, đầu trang, từ trang thứ hai",
                edits=_numbered(context, section),
            )


def _number_faults(context: Context, section: Section, number: PageNumber) -> Iterator[str]:
    if number.region is Region.FOOTER:
        yield "Số trang đặt ở chân trang."
    elif number.alignment is not Alignment.CENTRE:
        yield "Số trang không ở giữa."
    if section.index == 0 and (
        number.pages == "first" or (number.pages == "default" and not section.first_page_differs)
    ):
        yield "Số trang hiện ở trang thứ nhất."
    if number.style not in {"decimal", ""}:
        yield "Số trang không phải chữ số Ả-rập."


def _numbered(context: Context, section: Section) -> tuple[Edit, ...]:
    edge = context.profile.page_number.edge
    header = (SetSection(section.index, SectionForm(header=edge * POINTS_PER_MM)),) if edge else ()
    return (SetPageNumber(section.index), *header)


@rule(
    "E12",
    title="Thiếu số trang",
    severity=Severity.REPAIRS,
    articles=party("IV.5.1", "II.4.4") | state("I.7"),
    explains="Văn bản từ hai trang trở lên phải có số trang, từ trang thứ hai.",
    wrong="Văn bản ba trang không có số trang",
    right="Trang 2, 3 có số ở giữa, đầu trang",
)
def missing_page_numbers(context: Context) -> Iterator[Fault]:
    """Whether a document known to have two pages or more has numbers."""
    sheet = context.sheet
    pages = sheet.page_count or max((block.place.page or 1 for block in sheet.blocks), default=1)
    if context.has_measures and pages >= 2 and not any(section.numbers for section in sheet.sections):
        yield Fault(
            "Văn bản nhiều trang mà không có số trang.",
            found=f"{pages} trang",
            edits=tuple(_numbered(context, sheet.sections[0])),
        )


@rule(
    "E13",
    title="Số trang cách mép trên 10 mm",
    severity=Severity.REPAIRS,
    articles=party("IV.5.1", "II.4.4"),
    explains="Số trang đặt cách mép trên trang giấy 10 mm.",
    wrong="Header cách mép trên 12,7 mm",
    right="Header cách mép trên 10 mm",
)
def page_number_edge(context: Context) -> Iterator[Fault]:
    """Whether a header with a number begins 10 mm below the edge."""
    edge = context.profile.page_number.edge or 0.0
    for section in context.sheet.sections if context.has_measures else ():
        has = section.header / POINTS_PER_MM
        if not any(number.region is Region.HEADER for number in section.numbers) or abs(has - edge) <= 1:
            continue
        form = SectionForm(header=edge * POINTS_PER_MM)
        yield Fault(
            "Số trang không cách mép trên 10 mm.",
            block=context.section_start(section),
            found=f"{short(has)} mm",
            expected=f"{short(edge)} mm",
            edits=(SetSection(section.index, form),),
        )


@rule(
    "E14",
    title="Cỡ chữ của số trang",
    severity=Severity.REPAIRS,
    articles=party("Phụ lục 2", "Phụ lục 3") | state("I.7"),
    explains="Số trang chữ đứng, cỡ 14 (văn bản nhà nước: 13 đến 14).",
    wrong="Số trang cỡ 11",
    right="Số trang cỡ 14",
)
def page_number_size(context: Context) -> Iterator[Fault]:
    """Numbers of another size, or not upright."""
    asked = context.profile.page_number
    for section in context.sheet.sections if context.has_measures else ():
        for number in section.numbers:
            if told := _number_letters(asked.sizes, number):
                yield Fault(
                    f"Số trang: chữ đứng, cỡ {asked.sizes.told('')}.",
                    block=context.section_start(section),
                    found=told,
                    edits=_set_number(context, asked.sizes, number),
                )


def _number_letters(sizes: Range, number: PageNumber) -> str:
    """What is not as asked; empty when all is."""
    form = number.format
    told = [] if sizes.holds(form.size, 0.1) else [f"cỡ {short(form.size)}"]
    told += [word for word, is_so in (("đậm", form.bold), ("nghiêng", form.italic)) if is_so]
    return ", ".join(told)


def _set_number(context: Context, sizes: Range, number: PageNumber) -> tuple[Edit, ...]:
    """The letters of the number's paragraph; none where the number stands alone in a shape that is no paragraph of the header."""
    block = next((block for block in context.sheet.margin_blocks if block.index == number.block), None)
    form = RunForm(size=sizes.nearest(number.format.size), is_bold=False, is_italic=False)
    return (SetRun(block.place, 0, None, form),) if block else ()
