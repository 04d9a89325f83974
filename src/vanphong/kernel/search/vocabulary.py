"""How often words stand in entries: counted on a sample now and then, to tell telling words from common ones and to guess what was meant."""

from collections import Counter
from collections.abc import Collection
from math import log

from django.db import transaction

from vanphong.kernel.search.content import BREAK
from vanphong.kernel.search.models import Entry, Index, Word
from vanphong.kernel.search.words import pairs, words
from vanphong.kernel.search.writing import body_of

SAMPLE = 3000
KEPT = 30_000
RARE_PAIR = 2


def count_words(row: Index, generation: int) -> int:
    """Count the newest entries of the generation anew, outside any transaction; the number of words kept."""
    entries = Entry.objects.filter(generation=generation).order_by("-id")
    counted, found = 0, Counter[str]()
    for entry in entries[:SAMPLE].iterator(chunk_size=200):
        found.update(_tokens(entry))
        counted += 1
    kept = [(token, count) for token, count in found.most_common(KEPT) if "_" not in token or count >= RARE_PAIR]
    with transaction.atomic():
        Word.objects.all().delete()
        Word.objects.bulk_create((Word(token=token, entries=count) for token, count in kept), batch_size=2000)
        Index.objects.filter(pk=row.pk).update(counted=counted)
    return len(kept)


def _tokens(entry: Entry) -> set[str]:
    found: set[str] = set()
    for text in (entry.title, entry.reference, entry.sender, entry.signer, *body_of(entry).split(BREAK)):
        in_text = words(text)
        found.update(in_text, pairs(in_text))
    return found


def weights(tokens: Collection[str], counted: int) -> dict[str, float]:
    """How telling each is: near 0 for what stands everywhere, high for what was never counted."""
    entries = dict(Word.objects.filter(token__in=set(tokens)).values_list("token", "entries"))
    return {token: log(1 + (counted + 1) / (entries.get(token, 0) + 0.5)) for token in tokens}
