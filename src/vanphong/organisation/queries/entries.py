"""Organs and people as they are searched: the directory, open to everybody who works here."""

from collections.abc import Collection
from datetime import datetime

from vanphong.kernel.clock import office_date
from vanphong.kernel.search.api import Content
from vanphong.organisation.models import Organ, Person
from vanphong.organisation.queries.principals import describe_many


def organs_of(ids: Collection[int], now: datetime) -> list[Content]:
    """The organs, those that ended too."""
    rows = Organ.objects.filter(pk__in=ids).select_related("parent")
    return [
        Content(
            row.pk,
            row.name,
            None,
            others=tuple(
                text for text in (row.symbol, row.exchange_code, row.parent.name if row.parent else "") if text
            ),
        )
        for row in rows
    ]


def people_of(ids: Collection[int], now: datetime) -> list[Content]:
    """The people, with what they are."""
    rows = list(Person.objects.filter(pk__in=ids))
    posts = describe_many([row.principal for row in rows], office_date(now))
    return [
        Content(
            row.pk,
            row.name,
            None,
            others=tuple(text for text in (posts[row.principal].detail, row.staff_code, row.email, row.phone) if text),
        )
        for row in rows
    ]
