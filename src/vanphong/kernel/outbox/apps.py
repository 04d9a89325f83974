from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    name = "vanphong.kernel.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Collect every module's handlers of events and scheduled jobs."""
        autodiscover_modules("handlers", "jobs")
