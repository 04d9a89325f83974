"""The whole table: for every state and every kind of reader, what the screen offers is exactly what may be done."""

import pytest
from django.db import transaction

from vanphong.incoming.actions import arrival, handling, registration
from vanphong.incoming.actions.handling import Routing
from vanphong.incoming.choices import State
from vanphong.incoming.workflow import WORKFLOW
from vanphong.kernel.errors import NotPermitted, OfficeError, RecordNotFound, RuleViolated, WrongState

READERS = ("vanthu", "chanhvp", "bithu", "truongphong", "chuyenvien", "quantri", "vanthu.btc", "bithu.benmau")


class Undo(Exception):
    """Thrown to put the database back."""


@pytest.fixture
def world(arrivals, office):
    """How a document comes into each state, and data with which each verb succeeds."""
    clerk, now = office.actor("vanthu"), office.now
    unit = office.position("truongphong").unit.principal
    routing = Routing(unit)

    def registered():
        return arrivals.registered(proposer=office.position("truongphong").unit.principal)

    makers = {
        State.RECEIVED: lambda: arrivals.received("directive"),
        State.REGISTERED: registered,
        State.PROPOSED: lambda: handling.propose(registered(), clerk, now, opinion="Trình", routing=routing),
        State.DIRECTED: lambda: handling.direct(registered(), office.actor("bithu"), now, text="Ý kiến"),
        State.IN_PROGRESS: lambda: handling.assign(registered(), clerk, now, routing=routing),
        State.COMPLETED: lambda: handling.complete(registered(), clerk, now, result="Xong"),
        State.KEPT: lambda: handling.keep(registered(), clerk, now),
        State.FORWARDED: lambda: handling.forward(registered(), clerk, now, receiver="Nơi khác"),
        State.REMOVED: lambda: arrival.remove(arrivals.received(), clerk, now, reason="Nhầm"),
    }
    acts = {
        "register": (registration.register, {"register_id": arrivals.book().pk, "particulars": arrivals.given()}),
        "edit": (registration.edit, {"particulars": arrivals.given()}),
        "purge": (arrival.purge, {}),
        "remove": (arrival.remove, {"reason": "Nhầm"}),
        "restore": (arrival.restore, {}),
        "attach": (arrival.attach, {"arrived": [arrivals.file()]}),
        "propose": (handling.propose, {"opinion": "Trình"}),
        "agree": (handling.agree, {}),
        "direct": (handling.direct, {"text": "Ý kiến"}),
        "assign": (handling.assign, {"routing": routing}),
        "copy": (handling.copy, {"informed": (office.position("lich").principal,)}),
        "add": (handling.add, {"routing": Routing(informed=(office.position("chuyenvien2").principal,))}),
        "forward": (handling.forward, {"receiver": "Nơi khác"}),
        "keep": (handling.keep, {}),
        "complete": (handling.complete, {"result": "Xong"}),
        "reopen": (handling.reopen, {"reason": "Mở lại"}),
    }
    return makers, acts


def outcome(act, document, actor, now, data):
    """What came of an act: nothing, or the kind of refusal; nothing of it is left."""
    try:
        with transaction.atomic():
            act(document.pk, actor, now, **data)
            raise Undo
    except Undo:
        return None
    except OfficeError as refusal:
        return type(refusal)


class TestWholeTable:
    @pytest.mark.parametrize("state", State)
    def test_what_is_offered_is_what_may_be_done(self, world, office, state):
        makers, acts = world
        document = makers[state]()
        document.refresh_from_db()
        assert document.state == state
        for username in READERS:
            actor = office.actor(username)
            offered = {each.verb for each in WORKFLOW.available(document, actor, office.now) if each.allowed}
            for verb, (act, data) in acts.items():
                came = outcome(act, document, actor, office.now, data)
                assert (came is None) == (verb in offered), f"{username} {verb} in {state}: {came}"
                assert came in {None, NotPermitted, RecordNotFound, WrongState, RuleViolated}

    def test_every_verb_of_the_table_is_here(self, world):
        assert set(world[1]) | {"receive", "settle", "withdraw"} == set(WORKFLOW.table)

    @pytest.mark.parametrize(
        ("username", "verbs"),
        [
            ("vanthu", {"propose", "assign", "copy", "forward", "keep", "complete", "edit", "attach"}),
            ("truongphong", {"propose"}),
            ("bithu", {"direct", "assign", "copy", "forward", "keep", "complete"}),
            ("quantri", set()),
            ("vanthu.btc", set()),
        ],
    )
    def test_who_may_do_what_with_a_registered_document(self, world, office, username, verbs):
        document = world[0][State.REGISTERED]()
        offered = {each.verb for each in WORKFLOW.available(document, office.actor(username), office.now)}
        assert offered - {"attach"} == verbs - {"attach"}
