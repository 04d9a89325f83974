"""The foot: recipients at the left, the signature at the right; 05-HD/VPTW I.7, I.9, II.5."""

from collections.abc import Iterator, Sequence

from vanphong.docform.spec import DocumentSpec, Signature
from vanphong.docform.writers.arranged import Columns, Element, Line
from vanphong.docform.writers.form import FOOT
from vanphong.docform.writers.lines import Setter

ROOM = 72
"""Where the signature and the seal go."""
JOINS = "kiêm"


def foot_of(spec: DocumentSpec, setter: Setter) -> Iterator[Element]:
    """Recipients and signature beside each other; where two sign, the recipients below them."""
    recipients = tuple(_recipients(spec, setter))
    signed = _signature(Signature(spec.signer, spec.position, spec.competence), setter)
    if not (recipients or signed or spec.beside):
        return
    yield Line("space", (), exact=10)
    if spec.beside is None:
        yield Columns(recipients, signed, FOOT)
        return
    yield Columns(_signature(spec.beside, setter), signed, FOOT)
    yield from recipients


def _signature(signature: Signature, setter: Setter) -> tuple[Line, ...]:
    lines: list[Line] = []
    if signature.above:
        lines.append(setter.line("confirmation", signature.above, after=6))
    lines += [_competence(text, setter) for text in signature.competence]
    if signature.position:
        lines.append(_position(signature, setter))
    if signature.signer:
        lines.append(setter.line("signer", signature.signer, before=ROOM))
    return tuple(lines)


def _competence(text: str, setter: Setter) -> Line:
    return setter.line("competence", text, is_bold=text != JOINS)


def _position(signature: Signature, setter: Setter) -> Line:
    """Light under whose name is signed for; in bold where it stands alone or joins another one («kiêm»)."""
    is_bold = not setter.is_party or not signature.competence or JOINS in signature.competence
    return setter.line("position", signature.position, is_bold=is_bold)


def _recipients(spec: DocumentSpec, setter: Setter) -> Iterator[Line]:
    if spec.recipients:
        yield _word(setter)
        yield from (_recipient(spec.recipients, at, spec, setter) for at in range(len(spec.recipients)))
    if spec.drafter:
        yield setter.line("drafter", spec.drafter.upper(), align="left", before=6)


def _word(setter: Setter) -> Line:
    """«Nơi nhận:» underlined without its colon (Party), bold and italic (State)."""
    word = setter.piece("recipients_word", "Nơi nhận", is_underlined=setter.is_party)
    return Line("recipients_word", (word, setter.piece("recipients_word", ":")), "left")


def _recipient(names: Sequence[str], at: int, spec: DocumentSpec, setter: Setter) -> Line:
    is_last = at == len(names) - 1
    end = "." if is_last else "," if spec.is_before_05 else ";"
    component = "keeping" if names[at].startswith("Lưu") else "recipient"
    return setter.line(component, f"- {names[at].rstrip(' ;,.')}{end}", setting="recipient", align="left")
