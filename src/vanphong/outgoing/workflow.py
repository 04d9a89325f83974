"""The life of an outgoing document and of a consultation: who may do what, when, under which conditions."""

from vanphong.kernel.actor import Actor
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.kernel.workflow import KEEP, START, Transition, Workflow
from vanphong.outgoing import events, rules
from vanphong.outgoing.choices import AT_REGISTRY, BEFORE_SIGNING, ConsultationState, State, TemplateState
from vanphong.outgoing.models import Consultation, DraftTemplate, OutgoingDocument
from vanphong.outgoing.permissions import Permission

AUTHOR = (Capacity.AUTHOR.value,)
JUDGES = (Capacity.AUTHOR.value, Capacity.APPRAISER.value)
SIGNER = (Capacity.SIGNER.value,)
READY = (
    rules.subject_is_given,
    rules.text_is_there,
    rules.signer_is_chosen,
    rules.authority_allows,
)


def _capacities(document: OutgoingDocument, actor: Actor) -> frozenset[str]:
    """As participation says; a page that has just asked is not made to ask again."""
    if document.known_capacities and document.known_capacities[0] == actor.principals:
        return document.known_capacities[1]
    return participation.capacities_of(OutgoingDocument.kind, document.pk, actor)


DOCUMENT: Workflow[OutgoingDocument] = Workflow(
    kind="outgoing",
    model="outgoing.OutgoingDocument",
    states=State,
    title="Văn bản đi",
    capacities=_capacities,
    final=frozenset({State.VOIDED.value, State.REVOKED.value, State.DROPPED.value, State.ISSUED.value}),
    transitions=(
        Transition(
            "draft", "Soạn văn bản đi", (START,), State.DRAFT, Permission.DRAFT, "Soạn {record}: {record.subject}"
        ),
        Transition(
            "edit", "Sửa thông tin", BEFORE_SIGNING, State.DRAFT, Permission.DRAFT, "Sửa thông tin dự thảo", AUTHOR
        ),
        Transition(
            "revise",
            "Tải bản thảo mới",
            BEFORE_SIGNING,
            State.DRAFT,
            Permission.DRAFT,
            "Tải bản thảo mới «{record.told}»",
            AUTHOR,
        ),
        Transition(
            "mend_form",
            "Sửa lỗi thể thức",
            BEFORE_SIGNING,
            State.DRAFT,
            Permission.DRAFT,
            "Sửa thể thức: {record.told}",
            AUTHOR,
            hidden=True,
        ),
        Transition(
            "dismiss_finding",
            "Bỏ qua phát hiện thể thức",
            BEFORE_SIGNING | {State.APPRAISING},
            KEEP,
            Permission.JUDGE_FORM,
            "Bỏ qua phát hiện thể thức {record.told}",
            JUDGES,
            hidden=True,
        ),
        Transition(
            "restore_finding",
            "Phục hồi phát hiện thể thức",
            BEFORE_SIGNING | {State.APPRAISING},
            KEEP,
            Permission.JUDGE_FORM,
            "Phục hồi phát hiện thể thức {record.told}",
            JUDGES,
            hidden=True,
        ),
        Transition(
            "attach", "Đính kèm", BEFORE_SIGNING, State.DRAFT, Permission.DRAFT, "Đính kèm tệp «{record.told}»", AUTHOR
        ),
        Transition(
            "leave_out",
            "Bỏ tệp đính kèm",
            BEFORE_SIGNING,
            State.DRAFT,
            Permission.DRAFT,
            "Không ban hành kèm tệp «{record.told}»",
            AUTHOR,
            hidden=True,
        ),
        Transition(
            "edit_recipients",
            "Sửa nơi nhận",
            BEFORE_SIGNING | AT_REGISTRY,
            KEEP,
            Permission.EDIT_RECIPIENTS,
            "Sửa nơi nhận",
            (Capacity.AUTHOR.value, Capacity.CLERK.value),
        ),
        Transition(
            "relate",
            "Thêm văn bản liên quan",
            tuple(State),
            KEEP,
            Permission.DRAFT,
            "Thêm một văn bản liên quan",
            AUTHOR,
        ),
        Transition(
            "consult",
            "Xin ý kiến",
            BEFORE_SIGNING | {State.APPRAISING, State.SUBMITTED},
            KEEP,
            Permission.CONSULT,
            "Xin ý kiến {record.told}",
            (Capacity.AUTHOR.value, Capacity.APPRAISER.value, Capacity.SIGNER.value),
            conditions=(rules.text_is_there,),
        ),
        Transition(
            "request_appraisal",
            "Trình thẩm định",
            (State.DRAFT, State.RETURNED),
            State.APPRAISING,
            Permission.DRAFT,
            "Trình thẩm định bản thảo số {record.version_number}",
            AUTHOR,
            conditions=(*READY, rules.appraisal_is_wanted),
            event=events.AppraisalRequested,
        ),
        Transition(
            "appraise",
            "Ghi kết quả thẩm định",
            (State.APPRAISING,),
            (State.APPRAISED, State.RETURNED),
            Permission.APPRAISE,
            "Thẩm định bản thảo số {record.version_number}: {record.told}",
            (Capacity.APPRAISER.value,),
            conditions=(rules.appraiser_is_not_author,),
            event=events.DocumentAppraised,
        ),
        Transition(
            "submit",
            "Trình ký",
            BEFORE_SIGNING,
            State.SUBMITTED,
            Permission.DRAFT,
            "Trình ký: {record.told}",
            AUTHOR,
            conditions=(*READY, rules.recipients_are_given, rules.appraisal_is_passed),
            event=events.DocumentSubmitted,
        ),
        Transition(
            "sign",
            "Ký",
            (State.SUBMITTED,),
            (State.SUBMITTED, State.SIGNED),
            Permission.SIGN,
            "Ký bản thảo số {record.version_number}",
            SIGNER,
            conditions=(rules.turn_has_come, rules.authority_allows, rules.appraisal_is_passed),
            event=events.TurnPassed,
        ),
        Transition(
            "send_back",
            "Từ chối ký",
            (State.SUBMITTED,),
            (State.SUBMITTED, State.RETURNED),
            Permission.SIGN,
            "Từ chối ký, trả {record.told}: {reason}",
            SIGNER,
            conditions=(rules.turn_has_come,),
            event=events.DocumentReturned,
            danger=True,
        ),
        Transition(
            "change_signer",
            "Đổi người ký",
            (State.SUBMITTED,),
            KEEP,
            Permission.CHANGE_SIGNER,
            "Đổi người ký {record.told}: {reason}",
            (Capacity.AUTHOR.value, Capacity.SIGNER.value),
            event=events.SignerChanged,
        ),
        Transition(
            "add_signer",
            "Chọn người ký tiếp",
            (State.SUBMITTED,),
            KEEP,
            Permission.CHANGE_SIGNER,
            "Chọn ký tiếp theo: {record.told}",
            (Capacity.AUTHOR.value, Capacity.SIGNER.value),
            event=events.TurnPassed,
        ),
        Transition(
            "withdraw",
            "Rút lại",
            (State.APPRAISING, State.SUBMITTED),
            (State.DRAFT, State.APPRAISED),
            Permission.DRAFT,
            "Rút lại: {reason}",
            AUTHOR,
            danger=True,
        ),
        Transition(
            "drop",
            "Thôi không ban hành",
            BEFORE_SIGNING,
            State.DROPPED,
            Permission.DRAFT,
            "Thôi không ban hành: {reason}",
            AUTHOR,
            danger=True,
        ),
        Transition(
            "check",
            "Soát lần cuối",
            (State.SIGNED,),
            State.CHECKED,
            Permission.CHECK,
            "Soát lần cuối: đủ điều kiện cấp số",
            conditions=(rules.recipients_are_given, rules.appraisal_is_passed),
        ),
        Transition(
            "refuse",
            "Trả lại người soạn",
            (State.SIGNED, State.CHECKED),
            State.RETURNED,
            Permission.CHECK,
            "Văn thư trả lại: {reason}",
            event=events.DocumentReturned,
            danger=True,
        ),
        Transition(
            "number",
            "Cấp số",
            (State.CHECKED,),
            State.NUMBERED,
            Permission.NUMBER,
            "Cấp số {record.reference}",
            conditions=(rules.appraisal_is_passed,),
        ),
        Transition(
            "render",
            "Làm bản phát hành",
            (State.NUMBERED,),
            State.RENDERED,
            Permission.NUMBER,
            "Làm bản phát hành PDF",
            by_rule=True,
            hidden=True,
        ),
        Transition(
            "render_again",
            "Làm lại bản PDF",
            (State.NUMBERED, State.RENDERED),
            State.NUMBERED,
            Permission.NUMBER,
            "Làm lại bản phát hành PDF",
        ),
        Transition(
            "upload_rendition",
            "Tải bản PDF lên",
            (State.NUMBERED, State.RENDERED),
            State.RENDERED,
            Permission.NUMBER,
            "Tải bản phát hành «{record.told}»",
        ),
        Transition(
            "issue",
            "Ban hành",
            (State.RENDERED,),
            State.ISSUED,
            Permission.ISSUE,
            "Ban hành {record.reference} đến {record.told} nơi nhận",
            conditions=(rules.recipients_are_given, rules.appraisal_is_passed),
            event=events.DocumentIssued,
        ),
        Transition(
            "dispatch",
            "Gửi thêm nơi nhận",
            (State.ISSUED,),
            KEEP,
            Permission.ISSUE,
            "Gửi thêm: {record.told}",
        ),
        Transition(
            "void",
            "Hủy ban hành",
            (State.NUMBERED, State.RENDERED, State.ISSUED),
            State.VOIDED,
            Permission.VOID,
            "Hủy ban hành {record.reference}: {reason}",
            event=events.DocumentVoided,
            danger=True,
        ),
        Transition(
            "revoke",
            "Thu hồi",
            (State.ISSUED,),
            State.REVOKED,
            Permission.REVOKE,
            "Thu hồi {record.reference}: {reason}",
            event=events.DocumentRevoked,
            danger=True,
        ),
        Transition(
            "give_way",
            "Được thay thế",
            (State.ISSUED,),
            State.REVOKED,
            Permission.REVOKE,
            "Được thay thế bằng {by}",
            event=events.DocumentRevoked,
            by_rule=True,
            hidden=True,
        ),
    ),
)


def _of_document(consultation: Consultation, actor: Actor) -> frozenset[str]:
    """One takes part in a consultation as in its document."""
    return participation.capacities_of(OutgoingDocument.kind, consultation.document_id, actor)


CONSULTATION: Workflow[Consultation] = Workflow(
    kind="consultation",
    model="outgoing.Consultation",
    states=ConsultationState,
    title="Xin ý kiến dự thảo",
    final=frozenset({ConsultationState.CLOSED.value}),
    capacities=_of_document,
    root=lambda consultation: (OutgoingDocument.kind, consultation.document_id),
    transitions=(
        Transition(
            "ask",
            "Xin ý kiến",
            (START,),
            ConsultationState.OPEN,
            Permission.CONSULT,
            "Hỏi ý kiến: {record.question}",
            (Capacity.AUTHOR.value, Capacity.APPRAISER.value, Capacity.SIGNER.value),
            event=events.OpinionAsked,
            hidden=True,
        ),
        Transition(
            "give_opinion",
            "Cho ý kiến",
            (ConsultationState.OPEN,),
            KEEP,
            Permission.GIVE_OPINION,
            "{record.told}",
            (Capacity.CONSULTED.value,),
            event=events.OpinionGiven,
        ),
        Transition(
            "remind",
            "Nhắc trả lời",
            (ConsultationState.OPEN,),
            KEEP,
            Permission.CONSULT,
            "Nhắc {record.told} nơi chưa trả lời",
            (Capacity.AUTHOR.value, Capacity.APPRAISER.value, Capacity.SIGNER.value),
            event=events.OpinionReminded,
            by_rule=True,
        ),
        Transition(
            "close",
            "Khép, tổng hợp ý kiến",
            (ConsultationState.OPEN,),
            ConsultationState.CLOSED,
            Permission.CONSULT,
            "Tổng hợp ý kiến: {summary}",
            (Capacity.AUTHOR.value, Capacity.APPRAISER.value, Capacity.SIGNER.value),
        ),
    ),
)


def _keeps(template: DraftTemplate, actor: Actor) -> frozenset[str]:
    """Whoever keeps the templates of the organ changes its own; those for every organ are read by all who draft or keep."""
    if template.organ_id and actor.may(Permission.KEEP_TEMPLATES, template.organ_id):
        return frozenset({Capacity.CLERK.value})
    is_read = template.organ_id is None or actor.may(Permission.DRAFT, template.organ_id)
    return frozenset({Capacity.READER.value}) if is_read else frozenset()


TEMPLATE: Workflow[DraftTemplate] = Workflow(
    kind="template",
    model="outgoing.DraftTemplate",
    states=TemplateState,
    title="Mẫu soạn thảo",
    final=frozenset({TemplateState.CLOSED.value}),
    capacities=_keeps,
    transitions=(
        Transition(
            "add_template",
            "Thêm mẫu",
            (START,),
            TemplateState.OPEN,
            Permission.KEEP_TEMPLATES,
            "Thêm mẫu {record}{record.told}",
            by_rule=True,
            hidden=True,
        ),
        Transition(
            "edit",
            "Sửa mẫu",
            tuple(TemplateState),
            KEEP,
            Permission.KEEP_TEMPLATES,
            "Sửa mẫu{record.told}",
            (Capacity.CLERK.value,),
        ),
        Transition(
            "close",
            "Ngừng dùng",
            (TemplateState.OPEN,),
            TemplateState.CLOSED,
            Permission.KEEP_TEMPLATES,
            "Ngừng dùng mẫu",
            (Capacity.CLERK.value,),
        ),
        Transition(
            "reopen",
            "Dùng lại",
            (TemplateState.CLOSED,),
            TemplateState.OPEN,
            Permission.KEEP_TEMPLATES,
            "Dùng lại mẫu",
            (Capacity.CLERK.value,),
        ),
    ),
)
