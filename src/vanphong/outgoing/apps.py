from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    name = "vanphong.outgoing"
    label = "outgoing"
    verbose_name = "Văn bản đi"
