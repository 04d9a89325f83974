from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "vanphong.notices"
    label = "notices"
    verbose_name = "Thông báo"
