from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "vanphong.kernel.lists"
    label = "lists"
