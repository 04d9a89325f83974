from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "vanphong.kernel.participation"
    label = "participation"
