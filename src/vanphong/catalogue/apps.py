from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "vanphong.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục"

    def ready(self) -> None:
        """Load the jobs, so that the worker knows them."""
        from vanphong.catalogue import jobs  # noqa: F401
