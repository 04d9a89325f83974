"""Makes the lines of one document, each component in the setting of the document's system."""

from vanphong.docform.metrics import text_lines
from vanphong.docform.spec import DocumentSpec
from vanphong.docform.writers.arranged import Line, Piece
from vanphong.docform.writers.form import BODIES, HEADS, SETTINGS


class Setter:
    """Sets the lines of a document."""

    def __init__(self, spec: DocumentSpec) -> None:
        self.is_party = spec.is_party
        self.settings = SETTINGS[spec.system]
        self.body = BODIES[spec.system]
        self.head = HEADS[spec.system]

    def piece(self, setting: str, text: str, *, is_bold: bool | None = None, is_underlined: bool = False) -> Piece:
        """Letters in this setting."""
        form = self.settings[setting]
        bold = form.is_bold if is_bold is None else is_bold
        return Piece(text, form.size, is_bold=bold, is_italic=form.is_italic, is_underlined=is_underlined)

    def line(
        self,
        component: str,
        text: str,
        *,
        setting: str = "",
        align: str = "centre",
        before: float = 0,
        after: float = 0,
        rule: float = 0,
        is_bold: bool | None = None,
    ) -> Line:
        """A line of its own."""
        piece = self.piece(setting or component, text, is_bold=is_bold)
        return Line(component, (piece,), align=align, before=before, after=after, rule=rule)

    def paragraph(self, component: str, *pieces: Piece) -> Line:
        """A paragraph of the text."""
        form = self.body
        return Line(
            component, pieces, "justify", first_line=form.first_line, after=form.after, exact=form.exact
        )  # fmt: skip

    def longest(self, setting: str, text: str, column: float) -> float:
        """How long the longest printed line of the text is in a column of that width."""
        form = self.settings[setting]
        return max(text_lines(text, form.size, column, is_bold=form.is_bold, is_italic=form.is_italic))
