from django.apps import AppConfig


class TraceConfig(AppConfig):
    name = "vanphong.kernel.trace"
    label = "trace"
