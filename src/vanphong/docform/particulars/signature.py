"""Reads the values of the foot: competence, position and name of the signer, the recipients."""

from collections.abc import Sequence

from vanphong.docform.layout import Column
from vanphong.docform.particulars import words
from vanphong.docform.particulars.model import Found
from vanphong.docform.particulars.values import found_in
from vanphong.docform.recognise import patterns
from vanphong.docform.recognise.foot import without_title
from vanphong.docform.recognise.model import Component
from vanphong.docform.recognise.strips import Reading, Strip, texts


def competence_of(reading: Reading) -> Found[str] | None:
    """By what power it is signed: «T/M BAN THƯỜNG VỤ», «KT. CHỦ TỊCH»."""
    strips = _main(reading, Component.COMPETENCE)
    return found_in(" ".join(texts(strips)), _sure(reading), strips[0], _block(reading)) if strips else None


def position_of(reading: Reading) -> Found[str] | None:
    """The signer's position, in office case."""
    strips = _main(reading, Component.POSITION)
    if not strips:
        return None
    return found_in(words.office_case(" ".join(texts(strips))), _sure(reading), strips[0], _block(reading))


def signer_of(reading: Reading) -> Found[str] | None:
    """The signer's name without titles; a name printed in capitals in ordinary case."""
    strips = _main(reading, Component.SIGNER)
    if not strips:
        return None
    name = without_title(strips[0].text)
    shown = " ".join(part.capitalize() for part in name.split()) if words.is_capitals(name) else name
    return found_in(shown, _sure(reading), strips[0], _block(reading))


def _sure(reading: Reading) -> float:
    has_name, has_more = bool(reading.of(Component.SIGNER)), bool(reading.of(Component.COMPETENCE, Component.POSITION))
    return 0.9 if has_name and has_more else 0.6


def _block(reading: Reading) -> str:
    return " / ".join(texts(_main(reading, Component.COMPETENCE, Component.POSITION, Component.SIGNER)))


def _main(reading: Reading, *components: Component) -> list[Strip]:
    """The strips of the main signature: the one at the right where there are two."""
    strips = reading.of(*components)
    return [strip for strip in strips if strip.line.column is not Column.LEFT] or strips


def recipients_of(reading: Reading) -> Found[tuple[str, ...]] | None:
    """The list under «Nơi nhận», the line of what is kept included."""
    word = next(iter(reading.of(Component.RECIPIENTS_WORD)), None)
    if word is None:
        return None
    first = patterns.RECIPIENTS.match(word.text)
    listed = [rest] if first and (rest := (first["rest"] or "").strip()) else []
    listed += _items(reading.of(Component.RECIPIENT))
    names = tuple(name for each in listed if (name := each.strip(" -+•–;.,")))
    return found_in(names, 0.85, word, "; ".join(names)) if names else None


def _items(strips: Sequence[Strip]) -> list[str]:
    items: list[str] = []
    for strip in strips:
        if items and not strip.text.startswith(("-", "+", "•", "–")):
            items[-1] = f"{items[-1]} {strip.text}"
        else:
            items.append(strip.text)
    return items
