"""Appraisal (thẩm định): asked for, done on one content in three points, void as soon as the content changes."""

from datetime import datetime

from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.organisation import api as organisation
from vanphong.outgoing import rules
from vanphong.outgoing.actions.acts import (
    end_turns,
    judge_authority,
    require,
    require_as_seen,
    take_part_as_positions,
    void_appraisal,
)
from vanphong.outgoing.choices import State, StepOutcome
from vanphong.outgoing.models import Appraisal, OutgoingDocument
from vanphong.outgoing.permissions import Permission
from vanphong.outgoing.queries import form
from vanphong.outgoing.workflow import DOCUMENT


@DOCUMENT.performs("request_appraisal")
def request_appraisal(document: OutgoingDocument, actor: Actor, now: datetime, /) -> None:
    """Hand the draft to the appraisers of the organ. Authority is asked anew: what is certain binds."""
    judge_authority(document, now)
    today = office_date(now)
    found = organisation.positions_with(Permission.APPRAISE, document.organ_id, today)
    others = [position_id for position_id in found if position_id != actor.position_id]
    require(
        rules.authority_allows(document, actor, now),
        None
        if others
        else "Cơ quan chưa giao ai thẩm định văn bản. Đề nghị quản trị giao vai trò «Thẩm định văn bản».",
    )
    document.concerned = take_part_as_positions(document, others, Capacity.APPRAISER, now)
    document.remark = ""
    document.changed_at = now


@DOCUMENT.performs("appraise")
def appraise(
    document: OutgoingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    is_content_good: bool,
    is_form_good: bool,
    is_authority_good: bool,
    content_note: str = "",
    form_note: str = "",
    authority_note: str = "",
    seen_sha256: str = "",
) -> State:
    """Record the appraisal of the content that was looked at: passed in all three points, or returned with what is wrong."""
    require_as_seen(document, seen_sha256)
    judge_authority(document, now)
    known = form.state_of(document)
    require(
        rules.form_is_in_order([each["code"] for each in known.blocking]) if is_form_good else None,
        rules.findings_are_explained(passed=is_content_good, note=content_note, what="nội dung"),
        rules.findings_are_explained(passed=is_form_good, note=form_note, what="thể thức"),
        rules.findings_are_explained(passed=is_authority_good, note=authority_note, what="thẩm quyền"),
        rules.authority_allows(document, actor, now) if is_authority_good else None,
    )
    is_passed = is_content_good and is_form_good and is_authority_good
    if is_passed:
        void_appraisal(document, now, "Đã thẩm định lại.")
        document.appraised_sha256 = document.sha256
    Appraisal.objects.create(
        document=document,
        sha256=document.sha256,
        version_number=document.version_number,
        is_content_good=is_content_good,
        content_note=content_note.strip(),
        is_form_good=is_form_good,
        form_note=form_note.strip(),
        is_authority_good=is_authority_good,
        authority_note=authority_note.strip(),
        findings=document.authority_findings,
        form_profile=known.check.profile if known.check else "",
        form_engine=known.check.engine if known.check else "",
        form_findings=known.recorded,
        is_passed=is_passed,
        person_id=actor.person_id,
        person=actor.name,
        title=actor.title,
        on_behalf_of=actor.on_behalf_of,
        at=now,
    )
    notes = "; ".join(note.strip() for note in (content_note, form_note, authority_note) if note.strip())
    document.remark = "" if is_passed else notes
    document.told = "đạt" if is_passed else f"chưa đạt ({notes})"
    document.changed_at = now
    return State.APPRAISED if is_passed else State.RETURNED


@DOCUMENT.performs("withdraw")
def withdraw(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, reason: str) -> State:
    """Take the draft back from appraisal or from signature; what was signed in this round no longer counts."""
    require(rules.reason_is_given(reason))
    waiting = [Principal.POSITION.of(position_id) for position_id in document.turn]
    participation.end(document.kind, document.pk, waiting, [Capacity.SIGNER], now)
    end_turns(document, StepOutcome.WITHDRAWN, now, reason)
    document.remark = ""
    document.changed_at = now
    return State.APPRAISED if document.needs_appraisal and document.is_appraised else State.DRAFT
