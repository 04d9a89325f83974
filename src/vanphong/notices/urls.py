"""Addresses of the module; the live counts (`so-dem/`) belong to the desk, which knows what waits."""

from django.urls import URLPattern, path

from vanphong.notices import views

app_name = "notices"

urlpatterns: list[URLPattern] = [
    path("", views.notice_list, name="list"),
    path("<int:notice_id>/", views.open_notice, name="open"),
    path("da-doc/", views.mark_read, name="mark_read"),
    path("tuy-chon/", views.preferences, name="preferences"),
]
