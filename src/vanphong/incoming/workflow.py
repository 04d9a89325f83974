"""The life of an arrived document (văn bản đến), readable by the office; nghiep-vu 2.2."""

from vanphong.incoming import events, rules
from vanphong.incoming.choices import CLOSED, NUMBERED, OPEN, State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.permissions import Permission
from vanphong.kernel.actor import Actor
from vanphong.kernel.participation import api as participation
from vanphong.kernel.workflow import KEEP, START, Transition, Workflow

UNASSIGNED = (State.REGISTERED, State.PROPOSED, State.DIRECTED)
"""Registered, and nobody has been made responsible yet."""

TRANSITIONS = (
    Transition(
        "receive",
        "Tiếp nhận",
        source=(START,),
        target=State.RECEIVED,
        permission=Permission.RECEIVE,
        journal="Tiếp nhận văn bản{record.told}",
        event=events.DocumentReceived,
        hidden=True,
    ),
    Transition(
        "register",
        "Vào sổ",
        source=(State.RECEIVED,),
        target=State.REGISTERED,
        permission=Permission.REGISTER,
        journal="Vào sổ, số đến {record.arrival_number}{record.told}",
        event=events.DocumentRegistered,
    ),
    Transition(
        "remove",
        "Không vào sổ",
        source=(State.RECEIVED,),
        target=State.REMOVED,
        permission=Permission.REMOVE,
        journal="Không vào sổ{record.told}: {reason}",
        event=events.DocumentRemoved,
        danger=True,
    ),
    Transition(
        "purge",
        "Gỡ nội dung mật",
        source=(State.RECEIVED, State.REMOVED),
        target=KEEP,
        permission=Permission.REGISTER,
        journal="Gỡ nội dung mật: {record.told}",
        danger=True,
    ),
    Transition(
        "restore",
        "Đưa lại để vào sổ",
        source=(State.REMOVED,),
        target=State.RECEIVED,
        permission=Permission.REMOVE,
        conditions=(rules.is_not_sent_back,),
        journal="Đưa lại để vào sổ",
    ),
    Transition(
        "agree",
        "Đồng ý như đề xuất",
        source=(State.PROPOSED,),
        target=(State.DIRECTED, State.IN_PROGRESS),
        permission=Permission.DIRECT,
        capacities=("director",),
        conditions=(rules.is_kept_here,),
        journal="Bút phê: {record.told}",
        event=events.DocumentDirected,
        bulk=True,
    ),
    Transition(
        "direct",
        "Cho ý kiến chỉ đạo",
        source=NUMBERED,
        target=(State.DIRECTED, State.IN_PROGRESS),
        permission=Permission.DIRECT,
        capacities=("director",),
        conditions=(rules.is_kept_here,),
        journal="Bút phê: {record.told}",
        event=events.DocumentDirected,
    ),
    Transition(
        "propose",
        "Đề xuất, trình lãnh đạo",
        source=UNASSIGNED,
        target=State.PROPOSED,
        permission=Permission.PROPOSE,
        conditions=(rules.is_kept_here,),
        journal="Trình {record.told}",
        event=events.DocumentProposed,
    ),
    Transition(
        "assign",
        "Giao xử lý",
        source=UNASSIGNED,
        target=State.IN_PROGRESS,
        permission=Permission.ASSIGN,
        conditions=(rules.is_kept_here,),
        journal="Giao xử lý: {record.told}",
        event=events.DocumentAssigned,
        bulk=True,
    ),
    Transition(
        "add",
        "Giao thêm",
        source=(State.IN_PROGRESS,),
        target=KEEP,
        permission=Permission.ASSIGN,
        conditions=(rules.is_kept_here,),
        journal="Giao thêm: {record.told}",
    ),
    Transition(
        "copy",
        "Sao gửi",
        source=(*NUMBERED, *CLOSED),
        target=KEEP,
        permission=Permission.COPY,
        conditions=(rules.is_kept_here,),
        journal="Sao gửi để biết: {record.told}",
    ),
    Transition(
        "forward",
        "Chuyển cơ quan khác",
        source=UNASSIGNED,
        target=State.FORWARDED,
        permission=Permission.FORWARD,
        journal="Chuyển {receiver} giải quyết",
        event=events.DocumentCompleted,
    ),
    Transition(
        "keep",
        "Lưu để biết",
        source=UNASSIGNED,
        target=State.KEPT,
        permission=Permission.KEEP,
        conditions=(rules.no_reply_is_owed,),
        journal="Lưu để biết",
        event=events.DocumentCompleted,
        bulk=True,
    ),
    Transition(
        "complete",
        "Hoàn thành",
        source=UNASSIGNED,
        target=State.COMPLETED,
        permission=Permission.COMPLETE,
        journal="Hoàn thành: {result}",
        event=events.DocumentCompleted,
        bulk=True,
    ),
    Transition(
        "reopen",
        "Mở lại",
        source=CLOSED,
        target=(State.REGISTERED, State.DIRECTED),
        permission=Permission.REOPEN,
        journal="Mở lại: {reason}",
        event=events.DocumentReopened,
    ),
    Transition(
        "edit",
        "Sửa thông tin",
        source=(*NUMBERED, *CLOSED),
        target=KEEP,
        permission=Permission.EDIT,
        journal="Sửa thông tin văn bản",
    ),
    Transition(
        "attach",
        "Bổ sung tệp",
        source=(*OPEN, *CLOSED),
        target=KEEP,
        permission=Permission.ATTACH,
        conditions=(rules.is_kept_here,),
        journal="Bổ sung tệp: {record.told}",
    ),
    Transition(
        "settle",
        "Theo kết quả xử lý",
        source=(*NUMBERED, State.COMPLETED),
        target=(State.REGISTERED, State.DIRECTED, State.IN_PROGRESS, State.COMPLETED),
        permission=Permission.ASSIGN,
        journal="{record.told}",
        event=events.DocumentSettled,
        by_rule=True,
        hidden=True,
    ),
    Transition(
        "withdraw",
        "Nơi gửi thu hồi",
        source=tuple(State),
        target=(KEEP, State.REMOVED),
        permission=Permission.REMOVE,
        journal="Nơi gửi thu hồi văn bản: {reason}",
        event=events.DocumentWithdrawn,
        by_rule=True,
        hidden=True,
    ),
)


def capacities(document: IncomingDocument, actor: Actor) -> frozenset[str]:
    """In which capacities the actor takes part; asked for once per page (the engine reads the record afresh before an act)."""
    if document.known_capacities is None or document.known_capacities[0] != actor.principals:
        document.known_capacities = actor.principals, participation.capacities_of(document.kind, document.pk, actor)
    return document.known_capacities[1]


WORKFLOW: Workflow[IncomingDocument] = Workflow(
    kind=IncomingDocument.kind,
    model="incoming.IncomingDocument",
    states=State,
    transitions=TRANSITIONS,
    capacities=capacities,
    final=frozenset({*CLOSED, State.REMOVED}),
    title="Văn bản đến",
)
