from django.apps import AppConfig

from vanphong.kernel.web import links


class CatalogueConfig(AppConfig):
    name = "vanphong.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục"

    def ready(self) -> None:
        """Load the jobs, so that the worker knows them; say where a row is shown."""
        from vanphong.catalogue import jobs  # noqa: F401
        from vanphong.catalogue.actions.rows import MODELS

        for kind in MODELS:
            links.register(kind, f"catalogue:{kind}")
