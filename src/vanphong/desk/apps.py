from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "vanphong.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"
