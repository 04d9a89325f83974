"""Addresses of the module."""

from django.urls import URLPattern, path

from vanphong.outgoing.views import drafting, form, issuing, lists, record, templates, verbs

app_name = "outgoing"

urlpatterns: list[URLPattern] = [
    path("", lists.documents, name="list"),
    path("soan/", drafting.draft, name="draft"),
    path("mau/", templates.template_list, name="templates"),
    path("mau/them/", templates.add_template, name="add_template"),
    path("mau/<int:template_id>/", templates.template, name="template"),
    path("mau/<int:template_id>/edit/", templates.edit, name="edit_template"),
    path("mau/<int:template_id>/close/", templates.close, name="close_template"),
    path("mau/<int:template_id>/reopen/", templates.reopen, name="reopen_template"),
    path("<int:document_id>/", record.record, name="record"),
    path("<int:document_id>/so-sanh/", record.difference, name="difference"),
    path("<int:document_id>/the-thuc/", form.form, name="form"),
    path("<int:document_id>/the-thuc/kiem-tra-lai/", form.check_again, name="check_again"),
    path("<int:document_id>/mend-form/", form.mend, name="mend_form"),
    path("<int:document_id>/the-thuc/<slug:mark>/dismiss-finding/", form.dismiss, name="dismiss_finding"),
    path("<int:document_id>/the-thuc/<slug:mark>/restore-finding/", form.restore, name="restore_finding"),
    path("<int:document_id>/edit/", drafting.edit, name="edit"),
    path("<int:document_id>/revise/", drafting.revise, name="revise"),
    path("<int:document_id>/attach/", drafting.attach, name="attach"),
    path("<int:document_id>/leave-out/<int:version_id>/", drafting.leave_out, name="leave_out"),
    path("<int:document_id>/edit-recipients/", drafting.edit_recipients, name="edit_recipients"),
    path("<int:document_id>/relate/", drafting.relate, name="relate"),
    path("<int:document_id>/drop/", drafting.drop, name="drop"),
    path("<int:document_id>/consult/", verbs.consult, name="consult"),
    path("<int:document_id>/y-kien/<int:consultation_id>/give-opinion/", verbs.give_opinion, name="give_opinion"),
    path("<int:document_id>/y-kien/<int:consultation_id>/remind/", verbs.remind, name="remind"),
    path("<int:document_id>/y-kien/<int:consultation_id>/close/", verbs.close, name="close"),
    path("<int:document_id>/request-appraisal/", verbs.request_appraisal, name="request_appraisal"),
    path("<int:document_id>/appraise/", verbs.appraise, name="appraise"),
    path("<int:document_id>/withdraw/", verbs.withdraw, name="withdraw"),
    path("<int:document_id>/submit/", verbs.submit, name="submit"),
    path("<int:document_id>/sign/", verbs.sign, name="sign"),
    path("<int:document_id>/send-back/", verbs.send_back, name="send_back"),
    path("<int:document_id>/add-signer/", verbs.add_signer, name="add_signer"),
    path("<int:document_id>/change-signer/", verbs.change_signer, name="change_signer"),
    path("<int:document_id>/check/", issuing.check, name="check"),
    path("<int:document_id>/refuse/", issuing.refuse, name="refuse"),
    path("<int:document_id>/number/", issuing.number, name="number"),
    path("<int:document_id>/render-again/", issuing.render_again, name="render_again"),
    path("<int:document_id>/upload-rendition/", issuing.upload_rendition, name="upload_rendition"),
    path("<int:document_id>/issue/", issuing.issue, name="issue"),
    path("<int:document_id>/dispatch/", issuing.dispatch, name="dispatch"),
    path("<int:document_id>/void/", issuing.void, name="void"),
    path("<int:document_id>/revoke/", issuing.revoke, name="revoke"),
]
