"""Bringing organs and people in from a spreadsheet: read, looked through row by row, written all together or not at all."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated
from vanphong.organisation.actions import import_organs, import_people
from vanphong.organisation.choices import ImportKind
from vanphong.organisation.models import Account, ImportDraft
from vanphong.organisation.permissions import Permission
from vanphong.organisation.rows import Outcome, RowReport

_KINDS = {ImportKind.ORGANS: import_organs, ImportKind.PEOPLE: import_people}


def keep_draft(actor: Actor, now: datetime, *, kind: str, name: str, rows: Sequence[dict[str, str]]) -> ImportDraft:
    """Keep what was read until it is confirmed; what the same person left unconfirmed before is forgotten."""
    _permit(actor)
    with transaction.atomic():
        account = Account.objects.get(pk=actor.account_id)
        ImportDraft.objects.filter(account=account).delete()
        return ImportDraft.objects.create(
            account=account, kind=ImportKind(kind), name=name[:200], rows=list(rows), made_at=now
        )


def look_through(actor: Actor, draft: ImportDraft) -> list[RowReport]:
    """Each row: new, changed, as it is, or what is wrong with it. Writes nothing."""
    _permit(actor)
    reports: list[RowReport] = _KINDS[ImportKind(draft.kind)].look_through(actor, draft.rows)
    return reports


def confirm_import(actor: Actor, now: datetime, *, draft_id: int) -> tuple[list[RowReport], list[tuple[str, str, str]]]:
    """Write every row of the draft; one bad row and nothing is written. Also (name, account, temporary password) of new accounts, told once."""
    _permit(actor)
    with transaction.atomic():
        draft = draft_of(actor, draft_id)
        module = _KINDS[ImportKind(draft.kind)]
        reports = module.look_through(actor, draft.rows)
        bad = [report for report in reports if report.outcome is Outcome.BAD]
        if bad:
            raise RuleViolated([f"Dòng {report.row}: {' '.join(report.problems)}" for report in bad[:20]])
        passwords = module.write(actor, now, draft.rows, reports)
        draft.delete()
        return reports, passwords


def draft_of(actor: Actor, draft_id: int) -> ImportDraft:
    """The actor's own draft."""
    draft = ImportDraft.objects.filter(pk=draft_id, account_id=actor.account_id).first()
    if draft is None:
        raise RecordNotFound("Danh sách này đã nhập xong hoặc đã bỏ. Đồng chí tải tệp lên lại nếu cần.")
    return draft


def _permit(actor: Actor) -> None:
    if not actor.may(Permission.IMPORT):
        raise NotPermitted(f"Đồng chí không được giao việc này: {Permission.IMPORT.sentence}")
