"""What happens elsewhere and concerns arrived documents: the agency that sent one takes it back."""

from datetime import datetime

from vanphong.delivery.api import DeliveryRevoked
from vanphong.incoming.actions.arrival import withdraw
from vanphong.incoming.choices import State
from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.outbox.api import handles


@handles(DeliveryRevoked, title="Ghi nhận nơi gửi thu hồi văn bản")
def withdraw_arrival(event: DeliveryRevoked, now: datetime) -> None:
    """Mark the arrival it became; told again, nothing more happens."""
    found = IncomingDocument.objects.filter(delivery_id=event.delivery_id).exclude(state=State.REMOVED)
    for document in found.filter(withdrawn=""):
        withdraw(document, SYSTEM, now, reason=event.reason)
