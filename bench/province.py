"""Makes up a province: communes with their people, years of documents with numbers, tasks, participations and journal entries.

    python bench/province.py 100000        into the installation of VANPHONG_VAR or VANPHONG_DATABASE_URL

The same number gives the same province. Shapes follow the office: most documents are done, a few per cent are under way; the clerk of the
provincial office sees two fifths of everything, a specialist a few per thousand.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from loading import Table, bare  # noqa: E402

from vanphong.catalogue.api import System, document_types  # noqa: E402
from vanphong.incoming.models import IncomingDocument  # noqa: E402
from vanphong.kernel import clock  # noqa: E402
from vanphong.kernel.actor import Principal  # noqa: E402
from vanphong.kernel.journal.api import Entry  # noqa: E402
from vanphong.kernel.participation.api import Capacity, Participation  # noqa: E402
from vanphong.kernel.text.api import compact, fold  # noqa: E402
from vanphong.organisation.models import Account, Holding, Organ, Person, Position, RoleGrant, Unit  # noqa: E402
from vanphong.outgoing.models import OutgoingDocument  # noqa: E402
from vanphong.registers.models import Ledger, Number, Period, Register  # noqa: E402
from vanphong.tasks.models import Task  # noqa: E402

LOADED = (IncomingDocument, OutgoingDocument, Number, Task, Participation, Entry)
PEOPLE = 2000
COMMUNES = 100
PEOPLE_PER_COMMUNE = 20
FIRST_DAY = date(2022, 1, 4)
SHARE_OF_PROVINCE = 0.4
OUTGOING_PER_INCOMING = 0.25
FIRST_ID = 1_000

_WORDS = (
    "báo cáo kết quả thực hiện nghị quyết công tác xây dựng đảng năm kế hoạch triển khai chuyển đổi số phát triển kinh tế xã hội quốc phòng "
    "an ninh kiểm tra giám sát phòng chống thiên tai nông thôn mới tổ chức cán bộ đại hội đảng bộ nhiệm kỳ tuyên giáo dân vận mặt trận tổ quốc "
    "đề nghị cho ý kiến dự thảo quy chế làm việc rà soát văn bản hướng dẫn tổng kết chương trình hành động cải cách hành chính đầu tư công "
    "giải phóng mặt bằng y tế giáo dục môi trường du lịch thủy sản biên giới biển đảo tôn giáo dân tộc"
)
SYLLABLES = _WORDS.split()
SENDERS = (
    "Đảng ủy xã Bến Mẫu",
    "Ban Tổ chức Tỉnh ủy",
    "Sở Nội vụ tỉnh Thực Hành",
    "Văn phòng Trung ương Đảng",
    "Đảng ủy UBND tỉnh",
)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
STATES = {
    "completed": 0.80,
    "kept": 0.14,
    "in_progress": 0.03,
    "directed": 0.005,
    "proposed": 0.005,
    "registered": 0.02,
}
ARRIVAL = (
    "state created_at organ_id received_at arrived_on register_id number_id arrival_number registered_at sender_name sender_folded "
    "reference reference_key issued_on document_type_id subject searchable due_on proposer leader closed_on"
)
ISSUE = (
    "state created_at organ_id document_type_id subject searchable author_person_id author author_position_id number_id number notation reference "
    "reference_key issued_on issued_at changed_at sha256 appraised_sha256"
)
NUMBER = "created_at register_id period series value label taken_on record_id"
TASK = "state created_at source_id organ_id title received_at capacity holder assigner due_on completed_at opened_at"
"""The columns that differ from row to row."""
OPEN = {"in_progress", "directed", "proposed", "registered"}


def stamp(day: date, hour: int = 2) -> str:
    """An instant as the database stores it."""
    zone = "+00" if connection.vendor == "postgresql" else ""
    return f"{day.isoformat()} {hour:02d}:{day.day:02d}:00{zone}"


@dataclass
class Place:
    """An organ as the generator needs it."""

    organ_id: int
    symbol: str
    arrivals: int
    issues: int
    positions: list[int]
    units: list[int]
    registry_id: int


@dataclass
class Province:
    """Everything that is made up, from one seed."""

    documents: int
    now: datetime
    chance: random.Random = field(default_factory=lambda: random.Random(20261124))

    def make(self, tell: Callable[[str], None]) -> None:
        """Fill the installation."""
        add_people(self.now)
        tell("cơ quan, cán bộ")
        with bare(*LOADED):
            for label, load in (
                ("văn bản đến, số đến", self.load_incoming),
                ("văn bản đi, số đi", self.load_outgoing),
                ("nhiệm vụ", self.load_tasks),
                ("người tham gia", self.load_participations),
                ("nhật ký", self.load_journal),
            ):
                load()
                tell(label)
        tell("chỉ mục")

    @cached_property
    def places(self) -> list[Place]:
        return [place(organ) for organ in Organ.objects.filter(is_connected=True).order_by("id") if has_books(organ)]

    @cached_property
    def province(self) -> list[Place]:
        """The committee and its office, whose clerk sees both."""
        return [each for each in self.places if each.symbol in {"TU", "VPTU"}]

    @cached_property
    def rows(self) -> list[tuple[Any, ...]]:
        """Per document: id, place, day, state, lead position, how many take part, due day."""
        days = (self.now.date() - FIRST_DAY).days
        drawn = self.chance.choices(list(STATES), list(STATES.values()), k=self.documents)
        found = []
        for at in range(self.documents):
            day = FIRST_DAY + timedelta(days=at * days // self.documents)
            state = drawn[at] if at > self.documents * 0.7 else "completed"
            home = self.province if self.chance.random() < SHARE_OF_PROVINCE else self.places
            where = home[self.chance.randrange(len(home))]
            due = day + timedelta(days=self.chance.randrange(5, 60)) if state in OPEN or at % 3 == 0 else None
            found.append((FIRST_ID + at, where, day, state, self.chance.choice(where.positions), 3 + at % 9, due))
        return found

    def subject(self) -> str:
        return "Về " + " ".join(self.chance.choices(SYLLABLES, k=self.chance.randrange(8, 24)))

    def load_incoming(self) -> None:
        types = [each.pk for each in document_types(self.now.date(), system=System.PARTY)]
        counters: dict[tuple[int, str], int] = {}
        numbers = []

        def documents() -> Iterator[tuple[Any, ...]]:
            for pk, where, day, state, _, _, due in self.rows:
                year = str(day.year)
                value = counters[where.arrivals, year] = counters.get((where.arrivals, year), 0) + 1
                numbers.append((pk, stamp(day), where.arrivals, year, "", value, str(value), day.isoformat(), pk))
                sender, subject = self.chance.choice(SENDERS), self.subject()
                reference = f"{1 + pk % 900}-{self.chance.choice(('CV', 'BC', 'TB', 'KH', 'TTr'))}/{where.symbol}"
                yield (
                    pk, state, stamp(day), where.organ_id, stamp(day, 1), day.isoformat(), where.arrivals, pk, value, stamp(day), sender,
                    fold(sender), reference, compact(reference), (day - timedelta(days=1)).isoformat(), self.chance.choice(types), subject,
                    fold(f"{subject} {sender}"), due.isoformat() if due else None, Principal.POSITION.of(where.positions[0]),
                    Principal.POSITION.of(where.positions[0]), None if state in OPEN else day.isoformat(),
                )  # fmt: skip

        Table(IncomingDocument, *ARRIVAL.split(), channel="upload", version=3).load(documents())
        self.load_numbers(numbers, "incoming")
        self.close_books(counters)

    def load_numbers(self, rows: list[tuple[Any, ...]], kind: str) -> None:
        Table(Number, *NUMBER.split(), state="used", record_kind=kind, taken_by="Văn thư").load(rows)

    def close_books(self, counters: dict[tuple[int, str], int]) -> None:
        """Periods and ledgers that account for the numbers given."""
        for (register_id, year), reached in counters.items():
            last = str(self.now.year)
            closed = (
                {}
                if year == last
                else {"is_closed": True, "closed_on": date(int(year), 12, 31), "close_reason": "Hết năm"}
            )
            Period.objects.get_or_create(
                register_id=register_id,
                key=year,
                defaults={"name": f"Năm {year}", "opened_on": date(int(year), 1, 1), **closed},
            )
            Ledger.objects.update_or_create(
                register_id=register_id, period=year, series="", defaults={"reached": reached}
            )

    def load_outgoing(self) -> None:
        kinds = document_types(self.now.date(), system=System.PARTY)[:20]
        counters: dict[tuple[int, str, str], int] = {}
        numbers = []
        periods = dict(Period.objects.filter(is_closed=False).values_list("register_id", "key"))

        def documents() -> Iterator[tuple[Any, ...]]:
            every = round(1 / OUTGOING_PER_INCOMING)
            for pk, where, day, _, lead, _, _ in self.rows[::every]:
                kind = self.chance.choice(kinds)
                at = (where.issues, periods[where.issues], kind.code)
                value = counters[at] = counters.get(at, 0) + 1
                notation = f"{kind.abbreviation}/{where.symbol}"
                reference, subject, digest = f"{value:02d}-{notation}", self.subject(), f"{pk:064x}"
                number = FIRST_ID + self.documents + pk
                numbers.append((number, stamp(day), *at, value, reference, day.isoformat(), pk))
                yield (
                    pk, "issued", stamp(day), where.organ_id, kind.pk, subject, fold(subject), lead, "Người soạn", lead, number, value, notation,
                    reference, compact(reference), day.isoformat(), stamp(day), stamp(day), digest, digest,
                )  # fmt: skip

        Table(OutgoingDocument, *ISSUE.split(), body_code="standing_committee", version=9, version_number=2).load(
            documents()
        )
        self.load_numbers(numbers, "outgoing")
        for (register_id, period, series), reached in counters.items():
            defaults = {"reached": reached}
            Ledger.objects.update_or_create(register_id=register_id, period=period, series=series, defaults=defaults)

    def load_tasks(self) -> None:
        def tasks() -> Iterator[tuple[Any, ...]]:
            pk = FIRST_ID
            for source, where, day, state, lead, _, due in self.rows:
                if state in {"registered", "proposed", "directed", "kept"}:
                    continue
                done = None if state in OPEN else stamp(day + timedelta(days=3))
                for capacity, position in self.assignees(source, where, lead):
                    pk += 1
                    yield (
                        pk, "assigned" if done is None else "completed", stamp(day), source, where.organ_id, f"Văn bản số {source}", stamp(day, 1),
                        capacity, Principal.POSITION.of(position), Principal.POSITION.of(where.positions[0]),
                        due.isoformat() if due else None, done, stamp(day, 3),
                    )  # fmt: skip

        Table(Task, *TASK.split(), source_kind="incoming", assigner_name="Lãnh đạo", completed_by="Người xử lý").load(
            tasks()
        )

    def assignees(self, source: int, where: Place, lead: int) -> list[tuple[str, int]]:
        """One lead, and for every second document one in support."""
        others = [("support", where.positions[source % len(where.positions)])] if source % 2 else []
        return [("lead", lead), *others]

    def load_participations(self) -> None:
        rows = ((pk, *row) for pk, row in enumerate(self.participations(), start=FIRST_ID))
        Table(Participation, "kind", "record_id", "principal", "capacity", "since").load(rows)

    def participations(self) -> Iterator[tuple[Any, ...]]:
        task = FIRST_ID
        for pk, where, day, state, lead, many, _ in self.rows:
            since, kind = stamp(day), "incoming"
            yield kind, pk, Principal.REGISTRY.of(where.registry_id), Capacity.CLERK.value, since
            yield kind, pk, Principal.LEADERSHIP.of(where.organ_id), Capacity.DIRECTOR.value, since
            chosen = {lead} | {where.positions[(pk + step) % len(where.positions)] for step in range(1, many)}
            for position in chosen:
                capacity = Capacity.LEAD if position == lead else Capacity.INFORMED
                yield kind, pk, Principal.POSITION.of(position), capacity.value, since
            if pk % round(1 / OUTGOING_PER_INCOMING) == FIRST_ID % round(1 / OUTGOING_PER_INCOMING):
                yield "outgoing", pk, Principal.REGISTRY.of(where.registry_id), Capacity.CLERK.value, since
                yield "outgoing", pk, Principal.LEADERSHIP.of(where.organ_id), Capacity.READER.value, since
                yield "outgoing", pk, Principal.POSITION.of(lead), Capacity.AUTHOR.value, since
            if state in {"registered", "proposed", "directed", "kept"}:
                continue
            for capacity, position in self.assignees(pk, where, lead):
                task += 1
                yield "task", task, Principal.POSITION.of(position), capacity, since
                yield "task", task, Principal.POSITION.of(where.positions[0]), Capacity.ASSIGNER.value, since

    def load_journal(self) -> None:
        fixed = {"kind": "incoming", "root_kind": "incoming", "person": "Văn thư", "title": "Văn thư", "changes": "{}"}
        verbs = (("receive", "Tiếp nhận văn bản"), ("register", "Vào sổ"), ("assign", "Giao xử lý"))

        def entries() -> Iterator[tuple[Any, ...]]:
            pk = (Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1
            for source, _, day, *_ in self.rows:
                for verb, sentence in verbs:
                    pk += 1
                    yield pk, stamp(day), source, source, verb, sentence

        Table(Entry, "at", "record_id", "root_id", "verb", "sentence", person_id=0, position_id=0, **fixed).load(
            entries()
        )


def has_books(organ: Organ) -> bool:
    """Whether it registers documents of its own and has people."""
    return Register.objects.filter(organ=organ).count() >= 2 and bool(positions_of(organ))


def positions_of(organ: Organ) -> list[int]:
    return list(Position.objects.filter(unit__organ=organ).order_by("rank", "id").values_list("id", flat=True))


def place(organ: Organ) -> Place:
    """What the generator needs of an organ."""
    books = Register.objects.filter(organ=organ, is_secret=False)
    return Place(
        organ.pk,
        organ.symbol,
        books.get(direction="incoming").pk,
        books.get(direction="outgoing").pk,
        positions_of(organ),
        list(Unit.objects.filter(organ=organ).values_list("id", flat=True)),
        organ.registry_id,
    )


def add_people(now: datetime) -> None:
    """Communes beside the practice office's own, each with people, so that there are about two thousand."""
    from vanphong.registers import practice

    if Person.objects.count() >= PEOPLE:
        return
    parent = Organ.objects.get(exchange_code="A99")
    password = make_password("thuc-hanh-2026")
    with transaction.atomic():
        add_communes(parent, password, now)
    practice.load(now)


def add_communes(parent: Organ, password: str, now: datetime) -> None:
    """The communes and their people, in one transaction."""
    for number in range(COMMUNES):
        name = f"Đảng ủy xã Thử Tải {number + 1}"
        organ = Organ.objects.create(
            parent=parent, exchange_code=f"A99.5{number:02d}", name=name, folded=fold(name), own_line=name.upper(), symbol="ĐU",
            place="Thử Tải", level="grassroots_superior", group="committee", valid_from=FIRST_DAY,
        )  # fmt: skip
        unit = Unit.objects.create(
            organ=organ, name="Văn phòng Đảng ủy", folded="van phong dang uy", valid_from=FIRST_DAY
        )
        for order in range(PEOPLE_PER_COMMUNE):
            add_person(unit, number, order, password, now)


def add_person(unit: Unit, number: int, order: int, password: str, now: datetime) -> None:
    role, title = ROLES[min(order, len(ROLES) - 1)]
    name = f"{FAMILIES[(number + order) % len(FAMILIES)]} Văn Thử {number + 1}-{order + 1}"
    person = Person.objects.create(name=name, folded=fold(name), given_folded="thu")
    position = Position.objects.create(unit=unit, title=title, folded=fold(title), rank=order, valid_from=FIRST_DAY)
    Holding.objects.create(person=person, position=position, since=FIRST_DAY)
    RoleGrant.objects.create(position=position, role=role, organ=unit.organ, since=FIRST_DAY, reason="Đo hiệu năng")
    Account.objects.create(
        username=f"xa{number + 1}.{order + 1}",
        person=person,
        password=password,
        must_change_password=False,
        created_at=now,
    )


ROLES = (
    ("leader", "Bí thư"),
    ("clerk", "Văn thư"),
    ("office_leader", "Chánh Văn phòng"),
    ("specialist", "Chuyên viên"),
)


def main() -> None:
    """Make the province and tell how long each part took."""
    started = time.perf_counter()

    def tell(label: str) -> None:
        print(f"  {time.perf_counter() - started:7.1f} s  {label}", flush=True)

    Province(int(sys.argv[1]), clock.now().astimezone(UTC)).make(tell)


if __name__ == "__main__":
    main()
