from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "vanphong.kernel.journal"
    label = "journal"
