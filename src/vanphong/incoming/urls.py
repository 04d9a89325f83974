"""Addresses of arrived documents. A verb's last part is its name."""

from django.urls import URLPattern, path

from vanphong.incoming.views import arrival, handling, lists, record, registration

app_name = "incoming"

VERBS = (
    ("register", registration.register),
    ("edit", registration.edit),
    ("remove", handling.remove),
    ("purge", handling.purge),
    ("restore", handling.restore),
    ("propose", handling.propose),
    ("agree", handling.agree),
    ("direct", handling.direct),
    ("assign", handling.assign),
    ("add", handling.add),
    ("copy", handling.copy),
    ("forward", handling.forward),
    ("keep", handling.keep),
    ("complete", handling.complete),
    ("reopen", handling.reopen),
    ("attach", handling.attach),
)

urlpatterns: list[URLPattern] = [
    path("", lists.document_list, name="list"),
    path("hang-loat/", lists.bulk, name="bulk"),
    path("tiep-nhan/", arrival.receive, name="receive"),
    path("van-ban-giay/", registration.paper, name="paper"),
    path("cho-tiep-nhan/", arrival.awaiting, name="awaiting"),
    path("cho-tiep-nhan/<int:delivery_id>/accept/", arrival.accept, name="accept"),
    path("cho-tiep-nhan/<int:delivery_id>/refuse/", arrival.refuse, name="refuse"),
    path("<int:document_id>/", record.record, name="record"),
    path("<int:document_id>/dau-den/", registration.stamp, name="stamp"),
    path("<int:document_id>/phieu-xu-ly.pdf", record.slip, name="slip"),
    *(path(f"<int:document_id>/{verb}/", view, name=verb) for verb, view in VERBS),
]
