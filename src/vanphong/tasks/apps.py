from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "vanphong.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
