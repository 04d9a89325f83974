"""Lays a document out: head, title, text, foot and appendices as lines with their settings. 05-HD/VPTW, 36-HD/VPTW, 30/2020/NĐ-CP."""

from vanphong.docform.spec import Appendix, DocumentSpec, cited_day
from vanphong.docform.writers.arranged import MM, Arranged, Edge, Element, Line, Pages
from vanphong.docform.writers.foot import foot_of
from vanphong.docform.writers.head import head_of, title_of
from vanphong.docform.writers.lines import Setter
from vanphong.docform.writers.text import grounds_of, text_of

EDGE = 10 * MM
NO_PUBLICATION = "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def arrange(spec: DocumentSpec) -> Arranged:
    """The document with everything in its place."""
    setter = Setter(spec)
    first = Pages(_main(spec, setter), _circulation(spec, setter))
    following = tuple(_appendix(spec, setter, at) for at in range(len(spec.appendices)))
    return Arranged(spec.subject_line, (first, *following))


def _main(spec: DocumentSpec, setter: Setter) -> tuple[Element, ...]:
    return (
        head_of(spec, setter),
        *title_of(spec, setter),
        *grounds_of(spec, setter),
        *text_of(spec.body, setter),
        *foot_of(spec, setter),
        *_edges(spec, setter),
    )


def _circulation(spec: DocumentSpec, setter: Setter) -> Line | None:
    """At the right, 10 mm from the upper edge of the first page (05-HD/VPTW II.4.1)."""
    return setter.line("circulation", spec.circulation.upper(), align="right") if spec.circulation else None


def _edges(spec: DocumentSpec, setter: Setter) -> tuple[Edge, ...]:
    """At the lower edge of the last page: the contact under a line (II.6), then what may not be published (II.4.1)."""
    contact = (Edge(setter.line("contact", spec.contact), EDGE * 2, is_ruled=True),) if spec.contact else ()
    unpublished = (Edge(setter.line("no_publication", NO_PUBLICATION), EDGE),) if spec.is_unpublished else ()
    return (*contact, *unpublished)


def _appendix(spec: DocumentSpec, setter: Setter, at: int) -> Pages:
    """On a page of its own, numbered in Arabic figures when there are several, with what it belongs to below its title (II.1)."""
    appendix: Appendix = spec.appendices[at]
    number = "" if len(spec.appendices) == 1 else f" {at + 1 if spec.is_party else _ROMAN[at]}"
    head = (
        setter.line("appendix_word", f"Phụ lục{number}", setting="appendix"),
        setter.line("appendix_title", appendix.title.upper(), setting="appendix"),
        setter.line("appendix_note", f"({_belongs(spec)})", after=12),
    )
    return Pages((*head, *text_of(appendix.body, setter)))


def _belongs(spec: DocumentSpec) -> str:
    """«Kèm theo Quyết định số 05-QĐ/TU, ngày 03/02/2026 của …»."""
    number = f" {spec.number_line[:1].lower()}{spec.number_line[1:]}" if spec.notation else ""
    day = cited_day(spec.issued_on) if spec.issued_on else "      /      /      "
    comma = "," if spec.is_party else ""
    return f"Kèm theo {spec.type_name}{number.replace(':', '')}{comma} ngày {day} của {spec.issuer}"
