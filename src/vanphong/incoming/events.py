"""What happened to arrived documents. `title` never tells what a secret document is about; `principals`: who now has something to do or to know."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from vanphong.kernel.actor import Actor, Principal

if TYPE_CHECKING:
    from vanphong.incoming.models import IncomingDocument


@dataclass(frozen=True)
class _About:
    """The document, what it is called, who acted and whom it concerns."""

    document_id: int
    organ_id: int
    title: str
    secrecy: int
    by: str
    by_person_id: int
    version: int
    principals: tuple[int, ...]

    @classmethod
    def of(cls, record: "IncomingDocument", actor: Actor, now: datetime) -> Self:
        """The event of this act."""
        concerned = tuple(principal for principal in cls.concerned(record) if principal)
        return cls(
            document_id=record.pk,
            organ_id=record.organ_id,
            title=record.public_title,
            secrecy=record.secrecy,
            by=actor.on_behalf_of or actor.name,
            by_person_id=actor.person_id,
            version=record.version,
            principals=concerned,
        )

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """The stored principals."""
        return (Principal.REGISTRY.of(record.organ_id),)


class DocumentReceived(_About):
    """A document arrived and waits to be registered."""


class DocumentRegistered(_About):
    """A document got its arrival number and waits for a proposal."""

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """Who is asked to propose."""
        return (record.proposer,)


class DocumentRemoved(_About):
    """An arrival was not registered, with a reason."""


class DocumentProposed(_About):
    """The office proposed; a leader is to direct."""

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """The leader it was handed to."""
        return (record.leader,)


class DocumentDirected(_About):
    """A leader directed (bút phê)."""

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """Registry and proposer, who carry it on."""
        return (Principal.REGISTRY.of(record.organ_id), record.proposer)


class DocumentAssigned(_About):
    """The document was assigned; whom it was assigned to, the events of tasks tell."""


class DocumentCompleted(_About):
    """The document was dealt with."""

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """Proposer and leader."""
        return (record.proposer, record.leader)


class DocumentReopened(_About):
    """A document that was dealt with is open again."""

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """Registry and proposer."""
        return (Principal.REGISTRY.of(record.organ_id), record.proposer)


class DocumentSettled(_About):
    """The state followed from the lead's task: completed, open again, or to be assigned anew."""

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """Proposer and leader."""
        return (record.proposer, record.leader)


class DocumentWithdrawn(_About):
    """The agency that sent the document revoked it."""

    @staticmethod
    def concerned(record: "IncomingDocument") -> tuple[int | None, ...]:
        """Registry, proposer and leader."""
        return (Principal.REGISTRY.of(record.organ_id), record.proposer, record.leader)
