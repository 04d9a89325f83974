"""What the forms offer to pick from."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django import forms

from vanphong.catalogue import api as catalogue
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.organisation import api as organisation
from vanphong.outgoing.forms.documents import DocumentForm, RecipientsForm
from vanphong.outgoing.forms.fields import Option, held_by, offer
from vanphong.outgoing.queries import drafts

NOTHING = ("", "—")


def offer_particulars(form: DocumentForm, actor: Actor, organ_ids: Sequence[int], now: datetime) -> None:
    """The choices of a document of one of these organs."""
    today = office_date(now)
    bodies = [each for each in drafts.issuers(actor, today) if int(each[0].partition(":")[0]) in organ_ids]
    forms_of_signing = [(form.value, form.label) for form in catalogue.SigningForm]
    _choose(form, "issuer", bodies)
    _choose(form, "document_type_id", drafts.types(today, organ_ids))
    _choose(form, "signer_id", [("", "— Chọn người ký —"), *drafts.signers(organ_ids, today)])
    _choose(form, "signing_form", [("", "Theo người ký"), *forms_of_signing])
    _choose(form, "urgency", [(row.code, row.name) for row in catalogue.urgencies(today)])
    _choose(form, "circulation_id", [NOTHING, *((row.pk, row.name) for row in catalogue.circulations(today))])
    _choose(form, "field_id", [NOTHING, *((row.pk, row.name) for row in catalogue.fields_of_work(today))])
    _offer_secrecy(form, actor)
    offer_recipients(form, actor, now)


def offer_recipients(form: RecipientsForm, actor: Actor, now: datetime) -> None:
    """Organs already picked (the search box finds the rest), and the groups of recipients of the actor's organs."""
    for name in ("addressees", "recipients"):
        if name in form.fields:
            offer(form, name, principals(held_by(form, name), now))
    organ = organisation.organ(actor.organ_id)
    near = [organ.pk, organ.registry_id, organ.parent_id, *actor.organs_where("outgoing:edit_recipients")]
    groups = organisation.recipient_groups([each for each in near if each])
    offer(form, "groups", [Option(group.pk, group.name) for group in groups])


def principals(stored: Collection[int], now: datetime) -> list[Option]:
    """Stored principals in words."""
    named = organisation.describe_many(stored, office_date(now))
    return [Option(each, named[each].label, named[each].detail) for each in stored]


def assignable(actor: Actor, organ_id: int, now: datetime) -> list[Option]:
    """Whom the actor may ask: people by position and units here, the organs around."""
    found = organisation.assignable(organ_id, office_date(now))
    mine = set(actor.principals)
    return [Option(row.principal, row.label, row.detail) for row in found if row.principal not in mine]


def signing_positions(organ_ids: Sequence[int], now: datetime) -> list[Option]:
    """The positions that may sign for these organs, by id."""
    return [Option(int(value), label) for value, label in drafts.signers(organ_ids, office_date(now))]


def _offer_secrecy(form: DocumentForm, actor: Actor) -> None:
    """On the Internet there is nothing to choose; on the Party's own network as far as the clearance goes."""
    if (catalogue.zone() or catalogue.Zone.INTERNET) == catalogue.Zone.INTERNET:
        del form.fields["secrecy"]
        return
    _choose(form, "secrecy", [(row.value, row.label) for row in catalogue.Secrecy if row <= actor.clearance])


def _choose(form: forms.Form, name: str, choices: Sequence[tuple[Any, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field
