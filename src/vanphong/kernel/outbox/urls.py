"""Addresses of background work."""

from django.urls import path

from vanphong.kernel.outbox import views

app_name = "outbox"

urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("chay-lai/", views.restart, name="restart"),
]
