"""What a register says, row by row: every number with its texts where the actor may see the record, with its explanation where not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from vanphong.kernel.actor import Actor
from vanphong.kernel.web.links import url_of
from vanphong.registers.choices import NumberState
from vanphong.registers.models import Number, Register
from vanphong.registers.ports import texts_of
from vanphong.registers.queries.books import series_names

LONG = ("sender", "recipient", "recipients", "signer", "keeper", "note")
UNSEEN = "Nội dung không hiển thị ở sổ này"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a register. `texts` is empty where the number has no record or the actor may not see it; `series` is the type's name."""

    number: Number
    texts: Mapping[str, str]
    today: date
    series: str = ""

    @property
    def pk(self) -> int:
        """The number's id."""
        return self.number.pk

    @property
    def state(self) -> NumberState:
        """What became of the number."""
        return NumberState(self.number.state)

    @property
    def is_overdue(self) -> bool:
        """Whether it is held beyond its day."""
        return self.number.is_overdue(self.today)

    @property
    def record_url(self) -> str:
        """The page of the record that has the number, where the actor may see it; else of the number."""
        if self.texts:
            return url_of(self.number.record_kind, self.number.record_id)
        return url_of(Number.kind, self.number.pk)

    @property
    def explanation(self) -> str:
        """What stands where a document's text would; nothing for a number in use that the actor may see."""
        number = self.number
        if self.state is NumberState.HELD and number.held_until:
            return f"Giữ số đến hết ngày {number.held_until:%d/%m/%Y}: {number.reason}"
        if self.state is NumberState.VOID:
            is_told = self.texts or not number.record_kind
            return f"Số đã hủy: {number.reason}" if is_told else "Số đã hủy"
        if self.state is NumberState.OUTSIDE:
            return "Số của văn bản ngoài hệ thống"
        return "" if self.texts else UNSEEN

    @property
    def subject(self) -> str:
        """Type and subject, or what explains the number instead; never empty, for it is what a link is called."""
        return self.texts.get("type_and_subject") or self.explanation or f"Số {self.number}"

    @property
    def cells(self) -> dict[str, str]:
        """The texts of the columns that may be long."""
        return {key: self.cell(key) for key in LONG}

    def cell(self, key: str) -> str:
        """The text of a column."""
        own = self._own(key)
        if key == "type_and_subject":
            return self.texts.get(key) or self.explanation
        if key == "note" and self.state is NumberState.VOID and self.texts:
            return "; ".join(filter(None, [self.texts.get(key, ""), self.explanation]))
        return self.texts.get(key) or own

    def _own(self, key: str) -> str:
        number = self.number
        if key == "ordinal":
            return str(number.value)
        if key == "number":
            return number.printed
        if key == "number_label":
            return str(number)
        if key in {"arrived_on", "issued_on"} and self.state is not NumberState.OUTSIDE and self._is_the_days(key):
            return f"{number.taken_on:%d/%m/%Y}"
        return ""

    def _is_the_days(self, key: str) -> bool:
        """An arrival's number is taken on the day of arrival, an issued document's on its own."""
        return (key == "arrived_on") == (self.number.register.direction == "incoming")


def numbers(
    register: Register,
    period: str,
    *,
    q: str = "",
    series: str = "",
    state: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Number]:
    """The numbers of a register in one period; ask only for a register that the actor sees."""
    found = Number.objects.filter(register=register, period=period).select_related("register__organ")
    if q:
        found = found.filter(Q(value=int(q)) if q.isdecimal() and len(q) < 10 else Q(label__icontains=q))
    if series:
        found = found.filter(series=series)
    if state:
        found = found.filter(state__in=state)
    if since:
        found = found.filter(taken_on__gte=since)
    return found.filter(taken_on__lte=until) if until else found


def entries(actor: Actor, today: date, rows: Sequence[Number]) -> list[Entry]:
    """These numbers with what the modules above say of their records: one question per kind of record."""
    records = {(number.record_kind, number.record_id) for number in rows if number.record_kind}
    texts = texts_of(records, actor)
    names = {register.pk: series_names(register, today) for register in {number.register for number in rows}}
    return [
        Entry(
            number,
            texts.get((number.record_kind, number.record_id), {}),
            today,
            names[number.register_id].get(number.series, number.series) if number.series else "",
        )
        for number in rows
    ]
