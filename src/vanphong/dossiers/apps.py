from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "vanphong.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"
