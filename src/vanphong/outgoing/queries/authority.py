"""Who may issue and sign what: asked of the dated tables of the catalogue, in the terms of the organisation."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from vanphong.catalogue import api as catalogue
from vanphong.organisation import api as organisation
from vanphong.organisation.api import Manner, Position
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.permissions import Permission

_FOR_THE_HEAD = {catalogue.SigningForm.BY_ORDER, catalogue.SigningForm.BY_MANDATE}
"""Forms in which one signs for the head of the organ."""


def judge(document: OutgoingDocument, on: date, *, is_delegated: bool = False) -> tuple[str, list[dict[str, Any]]]:
    """The gravest level found, and the findings as plain values, the worst first; nothing while there is no signer."""
    if document.signer_id is None:
        return "", []
    found = catalogue.check_authority(_question(document, on, is_delegated=is_delegated))
    findings = [
        {"code": each.code, "level": each.level.value, "sentence": each.sentence, "source": each.source}
        for each in found
    ]
    return findings[0]["level"], findings


def signature_lines(document: OutgoingDocument, on: date) -> tuple[str, str, str, str]:
    """Form of signing, competence, position and name as printed; empty while there is no signer. Without a chosen form the usual one."""
    if document.signer_id is None:
        return document.signing_form, "", "", ""
    signer = organisation.position(document.signer_id)
    body = organisation.body(document.organ_id, document.body_code, on)
    form = catalogue.SigningForm(document.signing_form) if document.signing_form else None
    kind = catalogue.document_type(document.document_type_id)
    lines = body and catalogue.suggest_signing(
        body,
        signer,
        manner_of(signer, on),
        on,
        form=form,
        type_code=kind.code,
        head=head_title(document.organ_id, on) if form in _FOR_THE_HEAD else "",
        system=kind.system,
    )
    people = organisation.holders(signer.principal, on)
    name = people[0].name if people else ""
    if not lines:
        return document.signing_form, "", (signer.printed_title or signer.title).upper(), name
    return lines.form.value, lines.competence, lines.position, name


def notation(document: OutgoingDocument, kind: catalogue.DocumentType) -> str:
    """The sign after the number: «CV/TU» of the Party, «CV-SNV» of the State (05-HD/VPTW, I.3.1.2; 30/2020/NĐ-CP)."""
    symbol = organisation.organ(document.organ_id).symbol
    joint = "/" if kind.system == catalogue.System.PARTY else "-"
    return joint.join(part for part in (kind.abbreviation, symbol) if part)


def unable_to_sign(position_ids: Sequence[int], on: date) -> list[str]:
    """The titles of those of these positions that do not hold the permission to sign for any organ."""
    unable = [each for each in position_ids if Permission.SIGN not in organisation.permissions_of_position(each, on)]
    return list(Position.objects.filter(pk__in=unable).order_by("id").values_list("title", flat=True)) if unable else []


def manner_of(position: Position, on: date) -> str:
    """How the position is held on that day."""
    held = organisation.Holding.objects.in_force(on).filter(position=position).order_by("-is_main", "id").first()
    return held.manner if held else Manner.FULL


def head_title(organ_id: int, on: date) -> str:
    """The printed title of the highest position of the organ: whom an order comes from."""
    rows = Position.objects.valid(on).filter(unit__organ_id=organ_id).exclude(printed_title="")
    return rows.order_by("rank", "id").values_list("printed_title", flat=True).first() or ""


def _question(document: OutgoingDocument, on: date, *, is_delegated: bool) -> catalogue.AuthorityQuestion:
    organ = organisation.organ(document.organ_id)
    signer = organisation.position(document.signer_id or 0)
    return catalogue.AuthorityQuestion(
        document_type=catalogue.document_type(document.document_type_id),
        body_code=document.body_code,
        organ_level=organ.level,
        organ_group=organ.group,
        position_title=signer.title,
        manner=manner_of(signer, on),
        form=document.signing_form or None,
        on=on,
        is_delegated=is_delegated,
    )
