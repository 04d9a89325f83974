"""Addresses of the module."""

from django.urls import URLPattern, path

from vanphong.dossiers.views import pages, verbs

app_name = "dossiers"

urlpatterns: list[URLPattern] = [
    path("", pages.dossier_list, name="list"),
    path("lap/", verbs.open_dossier, name="open"),
    path("luu/", verbs.file_record, name="file_record"),
    path("<int:dossier_id>/", pages.record, name="record"),
    path("<int:dossier_id>/edit/", verbs.edit, name="edit"),
    path("<int:dossier_id>/share/", verbs.share, name="share"),
    path("<int:dossier_id>/hand-over/", verbs.hand_over, name="hand_over"),
    path("<int:dossier_id>/close/", verbs.close, name="close"),
    path("<int:dossier_id>/reopen/", verbs.reopen, name="reopen"),
    path("<int:dossier_id>/<int:item_id>/take-out/", verbs.take_out, name="take_out"),
]
