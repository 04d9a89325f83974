"""Finding documents by their particulars: words without accents, the last one may be begun only; a reference in any spelling; an arrival number."""

import re

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.expressions import RawSQL

from vanphong.incoming.models import IncomingDocument, IncomingQuerySet
from vanphong.kernel.text.api import compact, fold

_WORD = re.compile("[a-z0-9]+")
MOST_WORDS = 12
LONGEST_REFERENCE = 40


def words_of(*texts: str) -> str:
    """The folded words of these texts, as they are indexed."""
    return " ".join(_WORD.findall(fold(" ".join(texts))))


def matching(records: IncomingQuerySet, text: str) -> IncomingQuerySet:
    """Those of `records` that answer to the text: by words, by reference, or (a number alone) by arrival number."""
    words = _WORD.findall(fold(text))[:MOST_WORDS]
    if not words:
        return records.none()
    return records.filter(has_words(words) | _has_reference(text) | _has_number(text))


def of_reference(text: str) -> Q:
    """Documents whose reference begins so, however it is spelt: an interval on the compacted column, which an index bears."""
    key = compact(text)
    return Q(reference_key__gte=key, reference_key__lt=key[:-1] + chr(ord(key[-1]) + 1)) if key else Q(pk__in=[])


def _has_reference(text: str) -> Q:
    key = compact(text)
    if not key[:1].isdigit() or key.isdigit() or len(text) > LONGEST_REFERENCE:
        return Q(pk__in=[])
    return Q(pk__in=_ids(of_reference(text)))


def _has_number(text: str) -> Q:
    number = text.strip()
    if not number.isdigit() or len(number) > 9:
        return Q(pk__in=[])
    return Q(pk__in=_ids(Q(arrival_number=int(number))))


def _ids(condition: Q) -> QuerySet[IncomingDocument, int]:
    return IncomingDocument.objects.filter(condition).values_list("pk", flat=True)


def has_words(words: list[str]) -> Q:
    """Documents that have every word, the last one may be begun only: by the index of words (`triggers`)."""
    if connection.vendor == "postgresql":
        asked = " & ".join([*words[:-1], f"{words[-1]}:*"])
        found = Func(
            F("searchable"),
            Value(asked),
            template="to_tsvector('simple', %(expressions)s)",
            arg_joiner=") @@ to_tsquery('simple', ",
            output_field=BooleanField(),
        )
        return Q(pk__in=IncomingDocument.objects.filter(found).values("pk"))
    asked = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    return Q(pk__in=RawSQL("SELECT rowid FROM incoming_search WHERE incoming_search MATCH %s", [asked]))
