from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "vanphong.delivery"
    label = "delivery"
    verbose_name = "Gửi nhận"

    def ready(self) -> None:
        """Load the procedure, so that documents and laws know it."""
        from vanphong.delivery import workflow  # noqa: F401
