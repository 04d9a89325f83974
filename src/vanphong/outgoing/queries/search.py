"""Finding documents by their particulars: words without accents, the last one may be begun only; a reference in any spelling."""

import re

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.expressions import RawSQL

from vanphong.kernel.text.api import fold
from vanphong.outgoing import rules
from vanphong.outgoing.models import OutgoingDocument

_WORD = re.compile("[a-z0-9]+")
MOST_WORDS = 12
LONGEST_REFERENCE = 40


def words_of(*texts: str) -> str:
    """The folded words of these texts, as they are indexed."""
    return " ".join(_WORD.findall(fold(" ".join(texts))))


def matching(records: QuerySet[OutgoingDocument], text: str) -> QuerySet[OutgoingDocument]:
    """Those of `records` that answer to the text, by words or by reference; all for an empty text."""
    words = _WORD.findall(fold(text))[:MOST_WORDS]
    if not words:
        return records.none() if text.strip() else records
    return records.filter(_has_words(words) | _has_reference(text))


def _has_reference(text: str) -> Q:
    """The reference begins so, however it is spelt: an interval on the compacted column, which an index bears."""
    key = rules.reference_key(text)
    if not key[:1].isdigit() or len(text) > LONGEST_REFERENCE:
        return Q(pk__in=[])
    found = OutgoingDocument.objects.filter(reference_key__gte=key, reference_key__lt=key[:-1] + chr(ord(key[-1]) + 1))
    return Q(pk__in=found.values("pk"))


def _has_words(words: list[str]) -> Q:
    """The index of words (`triggers`)."""
    if connection.vendor == "postgresql":
        asked = " & ".join([*words[:-1], f"{words[-1]}:*"])
        found = Func(
            F("searchable"),
            Value(asked),
            template="to_tsvector('simple', %(expressions)s)",
            arg_joiner=") @@ to_tsquery('simple', ",
            output_field=BooleanField(),
        )
        return Q(pk__in=OutgoingDocument.objects.filter(found).values("pk"))
    asked = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    return Q(pk__in=RawSQL("SELECT rowid FROM outgoing_search WHERE outgoing_search MATCH %s", [asked]))
