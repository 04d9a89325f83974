"""The life of a register and of a number: who may do what, in which state, and the sentence it leaves."""

from datetime import datetime

from vanphong.kernel.actor import Actor
from vanphong.kernel.workflow import KEEP, START, Transition, Workflow
from vanphong.registers.choices import EntryState, NumberState, RegisterState
from vanphong.registers.models import BookEntry, Number, Register
from vanphong.registers.permissions import Permission


def may_see(register: Register, actor: Actor) -> bool:
    """Who reads the organ's registers; a secret one only whoever keeps or manages them and has clearance."""
    if register.is_secret:
        keeps = actor.may(Permission.KEEP, register.organ_id) or actor.may(Permission.MANAGE, register.organ_id)
        return keeps and actor.clearance > 0
    return actor.may(Permission.READ, register.organ_id)


def _reads(register: Register, actor: Actor) -> frozenset[str]:
    return frozenset({"reader"}) if may_see(register, actor) else frozenset()


def _reads_number(number: Number, actor: Actor) -> frozenset[str]:
    return _reads(number.register, actor)


def _reads_entry(entry: BookEntry, actor: Actor) -> frozenset[str]:
    return _reads(entry.register, actor)


def _is_secret(register: Register, actor: Actor, now: datetime) -> str | None:
    """Only secret registers are bound in volumes (Nghị định 63/2026/NĐ-CP)."""
    return None if register.has_volumes else "Chỉ sổ văn bản mật chia quyển."


REGISTERS: Workflow[Register] = Workflow(
    kind=Register.kind,
    model="registers.Register",
    states=RegisterState,
    title="Sổ đăng ký văn bản",
    capacities=_reads,
    transitions=(
        Transition(
            "open_register",
            "Mở sổ",
            (START,),
            RegisterState.OPEN,
            Permission.MANAGE,
            "Mở sổ «{record.name}»: {reason}",
        ),
        Transition("edit_register", "Sửa", (RegisterState.OPEN,), KEEP, Permission.MANAGE, "Sửa sổ «{record.name}»"),
        Transition(
            "roll_over",
            "Chuyển kỳ",
            (RegisterState.OPEN,),
            KEEP,
            Permission.MANAGE,
            "Khép kỳ cũ, mở kỳ mới của «{record.name}»: {reason}",
        ),
        Transition(
            "carry_on",
            "Nối số từ sổ giấy",
            (RegisterState.OPEN,),
            KEEP,
            Permission.MANAGE,
            "Nối số từ sổ giấy, số tiếp theo trong hệ thống là {begins_at}: {reason}",
        ),
        Transition(
            "open_volume",
            "Sang quyển mới",
            (RegisterState.OPEN,),
            KEEP,
            Permission.KEEP,
            "Sang quyển mới của «{record.name}»",
            conditions=(_is_secret,),
        ),
        Transition(
            "close_register",
            "Khép sổ",
            (RegisterState.OPEN,),
            RegisterState.CLOSED,
            Permission.MANAGE,
            "Khép sổ «{record.name}»: {reason}",
            danger=True,
        ),
        Transition(
            "reopen_register",
            "Mở lại",
            (RegisterState.CLOSED,),
            RegisterState.OPEN,
            Permission.MANAGE,
            "Mở lại sổ «{record.name}»: {reason}",
        ),
    ),
)
"""A closed register may be opened again; a closed period never is."""

ENTRIES: Workflow[BookEntry] = Workflow(
    kind=BookEntry.kind,
    model="registers.BookEntry",
    states=EntryState,
    title="Mục ghi sổ bí mật nhà nước",
    final=frozenset({EntryState.STRUCK}),
    capacities=_reads_entry,
    root=lambda entry: (Register.kind, entry.register_id),
    transitions=(
        Transition("enter", "Ghi vào sổ", (START,), EntryState.ENTERED, Permission.KEEP, "Ghi mục số {record.told}"),
        Transition(
            "strike",
            "Gạch bỏ",
            (EntryState.ENTERED,),
            EntryState.STRUCK,
            Permission.KEEP,
            "Gạch bỏ mục số {record.told}: {reason}",
            danger=True,
        ),
    ),
)
"""The sentences name the number alone: a journal is read by more people than a secret book."""

NUMBERS: Workflow[Number] = Workflow(
    kind=Number.kind,
    model="registers.Number",
    states=NumberState,
    title="Số trong sổ",
    final=frozenset({NumberState.USED, NumberState.VOID, NumberState.OUTSIDE}),
    capacities=_reads_number,
    root=lambda number: (Register.kind, number.register_id),
    transitions=(
        Transition("hold", "Giữ số", (START,), NumberState.HELD, Permission.KEEP, "Giữ số {record.printed}: {reason}"),
        Transition(
            "note_outside",
            "Ghi số của văn bản ngoài hệ thống",
            (START,),
            NumberState.OUTSIDE,
            Permission.KEEP,
            "Ghi số {record.printed} của văn bản ngoài hệ thống",
        ),
        Transition(
            "prolong",
            "Gia hạn giữ",
            (NumberState.HELD,),
            KEEP,
            Permission.KEEP,
            "Giữ số {record.printed} đến hết ngày {until:%d/%m/%Y}: {reason}",
        ),
        Transition(
            "void",
            "Hủy số",
            (NumberState.HELD,),
            NumberState.VOID,
            Permission.KEEP,
            "Hủy số {record.printed}: {reason}",
            danger=True,
        ),
        Transition(
            "use_held",
            "Dùng số đang giữ",
            (NumberState.HELD,),
            NumberState.USED,
            Permission.READ,
            "Dùng số đang giữ {record.printed}",
            by_rule=True,
            hidden=True,
        ),
        Transition(
            "cancel",
            "Hủy số đã dùng",
            (NumberState.USED, NumberState.HELD),
            NumberState.VOID,
            Permission.READ,
            "Hủy số {record.printed}: {reason}",
            by_rule=True,
            hidden=True,
        ),
    ),
)
"""The hidden verbs are called inside an act of the module whose record has the number: that act has asked its own permission. A number
is used at its allocation, which is part of such an act too and is told by that act's entry in the journal."""
