from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "vanphong.registers"
    label = "registers"
    verbose_name = "Sổ văn bản"
