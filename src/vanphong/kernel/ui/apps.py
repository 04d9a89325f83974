"""The Django app that carries templates, tags and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Interface components."""

    name = "vanphong.kernel.ui"
    label = "ui"
    verbose_name = "Giao diện"
