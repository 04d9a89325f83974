from vanphong.delivery import events, rules
from vanphong.delivery.choices import State
from vanphong.delivery.models import Delivery
from vanphong.delivery.permissions import Permission
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.workflow import KEEP, Transition, Workflow

RECIPIENT = (Capacity.RECIPIENT.value,)
SENDER = (Capacity.CLERK.value,)
AWAITING = (State.SENT, State.OPENED)

WORKFLOW: Workflow[Delivery] = Workflow(
    kind="delivery",
    model="delivery.Delivery",
    title="Gửi nhận văn bản",
    states=State,
    final=frozenset({State.REFUSED, State.REVOKED}),
    initial=frozenset({State.SENT, State.LISTED}),
    capacities=rules.capacities,
    root=lambda delivery: (delivery.source_kind, delivery.source_id),
    transitions=(
        Transition(
            "open_delivery",
            "Xem văn bản gửi đến",
            source=(State.SENT,),
            target=State.OPENED,
            permission=Permission.RECEIVE,
            capacities=RECIPIENT,
            journal="{record.recipient_name} đã mở xem",
            hidden=True,
        ),
        Transition(
            "mark_registered",
            "Vào sổ văn bản đến",
            source=AWAITING,
            target=State.REGISTERED,
            permission=Permission.RECEIVE,
            capacities=RECIPIENT,
            journal="{record.recipient_name} đã vào sổ, số đến {record.arrival_number}",
            event=events.DeliveryRegistered,
            hidden=True,
        ),
        Transition(
            "refuse",
            "Từ chối tiếp nhận",
            source=AWAITING,
            target=State.REFUSED,
            permission=Permission.RECEIVE,
            capacities=RECIPIENT,
            journal="{record.recipient_name} từ chối tiếp nhận: {record.reason}",
            event=events.DeliveryRefused,
            danger=True,
        ),
        Transition(
            "hand_over",
            "Ghi đã chuyển giao",
            source=(State.LISTED,),
            target=State.HANDED_OVER,
            permission=Permission.HAND_OVER,
            capacities=SENDER,
            journal="Chuyển giao bản giấy cho {record.recipient_name} ngày {record.handed_on:%d/%m/%Y}",
            bulk=True,
        ),
        Transition(
            "amend_hand_over",
            "Sửa việc chuyển giao",
            source=(State.HANDED_OVER,),
            target=KEEP,
            permission=Permission.HAND_OVER,
            capacities=SENDER,
            journal="Sửa việc chuyển giao bản giấy cho {record.recipient_name}: ngày {record.handed_on:%d/%m/%Y}",
        ),
        Transition(
            "revoke",
            "Thu hồi",
            source=(*AWAITING, State.REGISTERED, State.LISTED, State.HANDED_OVER),
            target=State.REVOKED,
            permission=Permission.REVOKE,
            capacities=SENDER,
            journal="Thu hồi văn bản đã gửi {record.recipient_name}: {record.reason}",
            event=events.DeliveryRevoked,
            danger=True,
            bulk=True,
        ),
    ),
)
