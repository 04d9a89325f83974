"""Whatever is done with a register, in whatever order: the proof is sound and every number explained."""

from datetime import UTC, date, datetime

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.office.office import Office
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import OfficeError
from vanphong.registers import api
from vanphong.registers.actions import books as verbs
from vanphong.registers.actions import numbers
from vanphong.registers.models import Ledger, Number, Period

SERIES = st.sampled_from(["official_letter", "decision", "regulation"])


class Book(RuleBasedStateMachine):
    """One register of the practice office, beside what we expect of it."""

    office: Office
    name: str

    def __init__(self) -> None:
        super().__init__()
        self.clerk, self.head = self.office.actor("vanthu"), self.office.actor("chanhvp")
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.book = api.Register.objects.get(organ=self.office.organ("TU"), name=f"Sổ đăng ký văn bản {self.name}")
        self.now, self.is_open = self.office.now, True
        self.expected: dict[tuple[str, str], int] = {}
        self.fate: dict[int, str] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @property
    def today(self) -> date:
        return office_date(self.now)

    def note(self, number: Number, fate: str) -> None:
        place = (number.period, number.series)
        self.expected[place] = self.expected.get(place, 0) + 1
        assert number.value == self.expected[place]
        self.fate[number.pk] = fate

    def held(self) -> int:
        """A number that is held; 0: none is."""
        return next((pk for pk, fate in self.fate.items() if fate == "held"), 0)

    @precondition(lambda self: self.is_open and not self.needs_rolling())
    @rule(series=SERIES, is_undone=st.booleans())
    def allocate(self, series: str, *, is_undone: bool) -> None:
        with transaction.atomic():
            number = api.allocate(
                self.book.pk, series=series, on=self.today, record=("incoming", 1), actor=self.clerk, now=self.now
            )
            transaction.set_rollback(is_undone)
        if not is_undone:
            self.note(number, "used")

    @precondition(lambda self: self.is_open and not self.needs_rolling())
    @rule(series=SERIES)
    def hold(self, series: str) -> None:
        self.note(api.hold(self.book.pk, series, self.today, "Chờ ký", self.today, self.clerk, self.now), "held")

    @precondition(lambda self: self.is_open and not self.needs_rolling() and self.name == "đi")
    @rule(series=SERIES)
    def note_outside(self, series: str) -> None:
        told = {"register_id": self.book.pk, "series": series, "on": self.today}
        self.note(api.note_outside(None, self.clerk, self.now, **told), "outside")

    @precondition(lambda self: self.held() > 0)
    @rule()
    def use_held(self) -> None:
        used = api.use_held(self.held(), record=("incoming", 2), actor=self.clerk, now=self.now)
        self.fate[used.pk] = "used"

    @precondition(lambda self: self.held() > 0)
    @rule()
    def void_held(self) -> None:
        gone = numbers.void_held(self.held(), self.clerk, self.now, reason="Không ban hành")
        self.fate[gone.pk] = "void"

    @precondition(lambda self: "used" in self.fate.values())
    @rule()
    def void_used(self) -> None:
        used = next(pk for pk, fate in self.fate.items() if fate == "used")
        self.fate[api.void(used, "Hủy ban hành", self.clerk, self.now).pk] = "void"

    @precondition(lambda self: self.is_open)
    @rule()
    def close(self) -> None:
        verbs.close_register(self.book, self.head, self.now, reason="Kiểm kê")
        self.is_open = False

    @precondition(lambda self: not self.is_open)
    @rule()
    def reopen(self) -> None:
        verbs.reopen_register(self.book, self.head, self.now, reason="Kiểm kê xong")
        self.is_open = True

    @precondition(lambda self: not self.is_open or self.needs_rolling())
    @rule(series=SERIES)
    def take_where_nothing_is_given(self, series: str) -> None:
        try:
            with transaction.atomic():
                api.allocate(
                    self.book.pk, series=series, on=self.today, record=("incoming", 1), actor=self.clerk, now=self.now
                )
        except OfficeError:
            return
        raise AssertionError("a closed register gave a number")

    @rule()
    def let_a_year_pass(self) -> None:
        self.now = datetime(self.now.year + 1, 1, 4, 2, 0, tzinfo=UTC)

    @precondition(lambda self: self.is_open and self.needs_rolling())
    @rule()
    def roll_over(self) -> None:
        verbs.roll_over(self.book, self.head, self.now, reason="Sang năm mới")

    def needs_rolling(self) -> bool:
        period = Period.objects.get(register=self.book, is_closed=False)
        return self.book.period_kind == "year" and period.key != str(self.today.year)

    @invariant()
    def every_number_is_explained(self) -> None:
        proofs = api.prove(self.book.pk)
        assert all(proof.is_sound for proof in proofs)
        reached = {(proof.period, proof.series): proof.reached for proof in proofs}
        assert reached == self.expected
        assert Ledger.objects.filter(register=self.book).count() == len(self.expected)
        assert dict(Number.objects.filter(register=self.book).values_list("id", "state")) == self.fate


CAREFULLY = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


class TestAnyOrder:
    def test_of_verbs_leaves_an_arrival_register_sound(self, office):
        run_state_machine_as_test(type("Arrivals", (Book,), {"office": office, "name": "đến"}), settings=CAREFULLY)

    def test_of_verbs_leaves_an_issued_register_sound(self, office):
        run_state_machine_as_test(type("Issued", (Book,), {"office": office, "name": "đi"}), settings=CAREFULLY)
