from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "vanphong.delivery"
    label = "delivery"
    verbose_name = "Gửi nhận"
