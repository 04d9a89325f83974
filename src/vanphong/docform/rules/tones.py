"""Where tone marks are put: hoà or hòa, uỷ or ủy. Both are in use; one document keeps to one of them."""

import re
from collections import Counter
from collections.abc import Iterator

from vanphong.docform.model import Block
from vanphong.docform.recognise.model import Component
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Certainty, Fault, Severity
from vanphong.docform.rules.registry import rule
from vanphong.docform.tone_marks import PAIR, moved, rarer

_WORD = re.compile(r"[^\W\d_]*$")


@rule(
    "D48",
    title="Cách đặt dấu thanh",
    severity=Severity.NOTES,
    certainty=Certainty.TO_CHECK,
    articles={"dang-05": "thông lệ", "dang-36": "thông lệ", "nha-nuoc-30": "thông lệ"},
    explains="«ủy» và «uỷ», «hòa» và «hoà» đều dùng được, nhưng trong một văn bản chỉ dùng một kiểu. Các hướng dẫn của Văn phòng Trung "
    "ương Đảng dùng uỷ, hoá, hoà.",
    wrong="Ủy ban … Tỉnh uỷ",
    right="Uỷ ban … Tỉnh uỷ",
)
def mixed(context: Context) -> Iterator[Fault]:
    """Both ways in one document: the rarer one is told. Names of people are theirs."""
    names = {piece.block.index for piece in context.of(Component.SIGNER)}
    pairs = [
        (block, found)
        for block in context.sheet.blocks
        if block.index not in names
        for found in PAIR.finditer(block.text)
    ]
    way = rarer(found for _, found in pairs)
    fewer = [(block, found) for block, found in pairs if found.lastgroup == way]
    if not fewer:
        return
    words = [word for word, _ in Counter(_word(block, found).lower() for block, found in fewer).most_common(5)]
    shown = ", ".join(f"«{word}»" for word in words)
    right = ", ".join(f"«{moved(word)}»" for word in words)
    for block in {block.index: block for block, _ in fewer}.values():
        edits = tuple(put(block, found.start(), found.end(), moved(found[0])) for of, found in fewer if of is block)
        yield Fault(
            "Cách đặt dấu thanh không thống nhất trong văn bản.", block=block, found=shown, expected=right, edits=edits
        )


def _word(block: Block, found: re.Match[str]) -> str:
    before = _WORD.search(block.text, 0, found.start())
    return (before[0] if before else "") + found[0]
