from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "vanphong.delivery"
    label = "delivery"
    verbose_name = "Gửi nhận"

    def ready(self) -> None:
        """Load the procedure, so that documents and laws know it; say where a delivery is shown."""
        from vanphong.delivery import workflow  # noqa: F401
        from vanphong.kernel.web import links

        links.register("delivery", "delivery:record")
