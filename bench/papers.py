"""Makes up Vietnamese documents of 300–2,000 words: syllables follow each other as often as in published documents (`vietnamese.tsv`, counts of
ours: a syllable, how often it stands, what follows it). The same number gives the same document."""

import random
from bisect import bisect
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from vanphong.kernel.search.content import Content

SHORTEST, LONGEST = 300, 2000
FIRST_DAY = date(2022, 1, 4)
DAYS = 1780
TYPES = (
    ("Công văn", "CV"),
    ("Báo cáo", "BC"),
    ("Thông báo", "TB"),
    ("Kế hoạch", "KH"),
    ("Tờ trình", "TTr"),
    ("Nghị quyết", "NQ"),
)
SENDERS = ("Ban Tổ chức Tỉnh ủy", "Sở Nội vụ tỉnh Thực Hành", "Văn phòng Trung ương Đảng", "Đảng ủy UBND tỉnh")
COMMUNES = 100
JUMP = 0.15
"""How often anything at all follows, not what usually does."""


class Chooser:
    """Draws from values by their weights."""

    def __init__(self, weighed: list[tuple[str, int]]) -> None:
        self.values = [value for value, _ in weighed]
        self.reached = list(accumulate(weight for _, weight in weighed))

    def draw(self, chance: random.Random) -> str:
        return self.values[bisect(self.reached, chance.random() * self.reached[-1])]


@cache
def syllables() -> tuple[Chooser, dict[str, Chooser]]:
    """How often each stands, and what follows it."""
    alone, followers = [], {}
    for line in (Path(__file__).parent / "vietnamese.tsv").read_text("utf-8").splitlines():
        syllable, count, following = line.split("\t")
        alone.append((syllable, int(count)))
        pairs = [(each.split(":")[0], int(each.split(":")[1])) for each in following.split()]
        if pairs:
            followers[syllable] = Chooser(pairs)
    return Chooser(alone), followers


def prose(chance: random.Random, length: int) -> str:
    """So many syllables, in sentences."""
    alone, followers = syllables()
    found = [alone.draw(chance)]
    while len(found) < length:
        last = followers.get(found[-1])
        found.append(alone.draw(chance) if last is None or chance.random() < JUMP else last.draw(chance))
        if chance.random() < 0.02:
            found.append(str(chance.randrange(1, 2000)))
    return ". ".join(" ".join(found[at : at + 22]).capitalize() for at in range(0, length, 22))


def paper(number: int, of: int) -> Content:
    """The document of that number, out of so many."""
    chance = random.Random(number)
    day = FIRST_DAY + timedelta(days=number * DAYS // of)
    type_name, code = TYPES[number % len(TYPES)]
    sender = SENDERS[number % 4] if number % 3 else f"Đảng ủy xã Bến Mẫu {number % COMMUNES}"
    return Content(
        record_id=number,
        title="Về " + prose(chance, chance.randrange(8, 24)).lower(),
        on=day,
        reference=f"{1 + number % 900}-{code}/{'TU' if number % 2 else 'VPTU'}",
        sender=sender,
        signer=f"Nguyễn Văn {chance.choice(['An', 'Bình', 'Cường', 'Dũng', 'Hà', 'Lan', 'Mai', 'Nam', 'Phúc', 'Sơn'])}",
        type_name=type_name,
        type_code=code,
        others=(f"số đến {number % 7000}",),
        numbers=(number % 7000,),
        days=(day, day - timedelta(days=1)),
        texts=(prose(chance, chance.randrange(SHORTEST, LONGEST)),),
    )
