"""What registers need from outside: the texts of the columns of a printed register, given by the module whose records took the numbers."""

from collections.abc import Callable, Collection, Mapping

from vanphong.kernel.actor import Actor

RowTexts = Mapping[str, str]
"""Of the columns: arrived_on, sender, reference, issued_on, type_and_subject, recipient, forwarded_on, signature, note, signer,
recipients, keeper, copies, secrecy."""
RowPort = Callable[[Collection[int], Actor], Mapping[int, RowTexts]]

_PORTS: dict[str, RowPort] = {}


def register_rows(kind: str, texts: RowPort) -> None:
    """Records of `kind` are described in registers by `texts(record_ids, actor)`, which leaves out what the actor may not see."""
    _PORTS[kind] = texts


def texts_of(records: Collection[tuple[str, int]], actor: Actor) -> dict[tuple[str, int], RowTexts]:
    """The texts of these records that the actor may see; absent: not for this actor, or nobody describes that kind."""
    found: dict[tuple[str, int], RowTexts] = {}
    for kind in {kind for kind, _ in records} & _PORTS.keys():
        ids = [record_id for own, record_id in records if own == kind]
        found.update({(kind, record_id): texts for record_id, texts in _PORTS[kind](ids, actor).items()})
    return found
