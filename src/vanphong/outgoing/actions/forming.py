"""What people do with the findings on a draft's form (thể thức): have them mended into a new version, let one stand with a reason."""

from collections.abc import Sequence
from datetime import datetime

from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RecordNotFound, RuleViolated
from vanphong.outgoing import rules
from vanphong.outgoing.actions.acts import require
from vanphong.outgoing.actions.drafting import Text, attach_main, zone
from vanphong.outgoing.models import Dismissal, FormCheck, OutgoingDocument
from vanphong.outgoing.queries import form
from vanphong.outgoing.workflow import DOCUMENT


def mended(check: FormCheck, marks: Sequence[str], actor: Actor, now: datetime) -> tuple[Text, str]:
    """The checked version with these findings mended, stored, and the codes that were mended; not inside a transaction.

    Raises `RuleViolated` when nothing of it can be mended without a person's judgement.
    """
    version, on = form.version_of(check), check.document.issued_on or office_date(now)
    chosen = [
        finding for finding in form.report_on(version, check.document, on).findings if form.mark_of(finding) in marks
    ]
    applied = docform.apply_fixes(files.content_of(version), [finding.edits for finding in chosen if finding.edits])
    if not applied.done:
        raise RuleViolated(["Không lỗi nào trong số đã chọn sửa tự động được. Sửa trong tệp Word rồi tải bản mới lên."])
    blob = files.store(applied.data, version.name, actor=actor, now=now, zone=zone())
    return Text(blob, version.name), ", ".join(dict.fromkeys(finding.code for finding in chosen))


@DOCUMENT.performs("mend_form")
def mend_form(document: OutgoingDocument, actor: Actor, now: datetime, /, *, text: Text, codes: str) -> None:
    """A new version with faults of form mended; the appraisal of the one before is void."""
    require(
        None if attach_main(document, text, actor, now, f"Sửa thể thức: {codes}") else "Bản này đã được sửa rồi.",
    )
    document.told = codes


@DOCUMENT.performs("dismiss_finding")
def dismiss_finding(document: OutgoingDocument, actor: Actor, now: datetime, /, *, mark: str, reason: str) -> None:
    """Let a finding stand; the reason is kept and shown to the appraiser and the signers."""
    require(rules.reason_is_given(reason))
    finding = form.finding(document, mark)
    if finding is None:
        raise RecordNotFound("Bản dự thảo đang có không còn phát hiện này.")
    if document.dismissals.filter(mark=mark, restored_at=None).exists():
        raise RuleViolated(["Phát hiện này đã được bỏ qua."])
    who = {"person_id": actor.person_id, "person": actor.name, "title": actor.title}
    what = {"mark": mark, "code": finding["code"], "sentence": finding["sentence"][:500]}
    Dismissal.objects.create(document=document, reason=reason.strip(), at=now, **what, **who)
    document.told = f"{finding['code']} ({reason.strip()})"


@DOCUMENT.performs("restore_finding")
def restore_finding(document: OutgoingDocument, _actor: Actor, now: datetime, /, *, mark: str) -> None:
    """The finding counts again."""
    dismissed = document.dismissals.filter(mark=mark, restored_at=None).first()
    if dismissed is None:
        raise RecordNotFound("Không có phát hiện nào được bỏ qua như vậy.")
    dismissed.restored_at = now
    dismissed.save(update_fields=["restored_at"])
    document.told = dismissed.code
