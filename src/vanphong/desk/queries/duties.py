"""What a position does, in the words of the help pages."""

from vanphong.incoming.permissions import Permission as Incoming
from vanphong.kernel.actor import Actor
from vanphong.outgoing.permissions import Permission as Outgoing

DUTIES = {
    "receive": Incoming.RECEIVE,
    "register": Incoming.REGISTER,
    "propose": Incoming.PROPOSE,
    "direct": Incoming.DIRECT,
    "draft": Outgoing.DRAFT,
    "appraise": Outgoing.APPRAISE,
    "sign": Outgoing.SIGN,
}


def duties(actor: Actor) -> dict[str, bool]:
    """Duty → whether it is the actor's."""
    return {duty: actor.may(permission) for duty, permission in DUTIES.items()}
