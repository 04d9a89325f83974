"""Addresses of the module."""

from django.urls import URLPattern, path

from vanphong.delivery.views import pages, verbs

app_name = "delivery"

urlpatterns: list[URLPattern] = [
    path("", pages.delivery_list, name="list"),
    path("so-chuyen-giao/", pages.book, name="book"),
    path("bi/", pages.labels, name="labels"),
    path("hang-loat/", verbs.bulk, name="bulk"),
    path("<int:delivery_id>/", pages.record, name="record"),
    path("<int:delivery_id>/revoke/", verbs.revoke, name="revoke"),
    path("<int:delivery_id>/refuse/", verbs.refuse, name="refuse"),
    path("<int:delivery_id>/hand-over/", verbs.hand_over, name="hand_over"),
    path("<int:delivery_id>/amend-hand-over/", verbs.amend_hand_over, name="amend_hand_over"),
]
