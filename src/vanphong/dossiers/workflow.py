"""The life of a dossier: opened, filled, closed; what is in it changes without its state changing."""

from vanphong.dossiers import rules
from vanphong.dossiers.choices import State
from vanphong.dossiers.models import Dossier
from vanphong.dossiers.permissions import Permission
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.workflow import KEEP, START, Transition, Workflow

KEEPER = (Capacity.AUTHOR.value,)
SHARERS = (Capacity.AUTHOR.value, Capacity.SUPPORT.value)

WORKFLOW: Workflow[Dossier] = Workflow(
    kind=Dossier.kind,
    model="dossiers.Dossier",
    states=State,
    title="Hồ sơ",
    final=frozenset({State.CLOSED}),
    transitions=(
        Transition(
            "open", "Lập hồ sơ", (START,), State.OPEN, Permission.OPEN, "Lập hồ sơ «{record.title}»", hidden=True
        ),
        Transition(
            "edit",
            "Sửa thông tin",
            (State.OPEN,),
            KEEP,
            Permission.EDIT,
            "Sửa thông tin hồ sơ",
            capacities=KEEPER,
        ),
        Transition(
            "file",
            "Lưu tài liệu",
            (State.OPEN,),
            KEEP,
            Permission.FILE,
            "Lưu thêm một tài liệu vào hồ sơ",
            capacities=SHARERS,
        ),
        Transition(
            "take_out",
            "Rút tài liệu",
            (State.OPEN,),
            KEEP,
            Permission.TAKE_OUT,
            "Rút một tài liệu khỏi hồ sơ. Lý do: {reason}",
            capacities=KEEPER,
        ),
        Transition(
            "share",
            "Cho xem",
            tuple(State.values),
            KEEP,
            Permission.SHARE,
            "Cho xem hồ sơ: {names}",
            capacities=KEEPER,
        ),
        Transition(
            "hand_over",
            "Bàn giao",
            tuple(State.values),
            KEEP,
            Permission.HAND_OVER,
            "Bàn giao hồ sơ cho {name}. Lý do: {reason}",
            capacities=KEEPER,
        ),
        Transition(
            "close",
            "Kết thúc hồ sơ",
            (State.OPEN,),
            State.CLOSED,
            Permission.CLOSE,
            "Kết thúc hồ sơ",
            capacities=KEEPER,
            conditions=(rules.something_is_filed,),
            confirm="Sau khi kết thúc, không lưu thêm tài liệu vào hồ sơ được nữa.",
        ),
        Transition(
            "reopen",
            "Mở lại hồ sơ",
            (State.CLOSED,),
            State.OPEN,
            Permission.REOPEN,
            "Mở lại hồ sơ. Lý do: {reason}",
            capacities=KEEPER,
        ),
    ),
)
