from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "vanphong.organisation"
    label = "organisation"
    verbose_name = "Tổ chức"

    def ready(self) -> None:
        """Say where organs and people are shown."""
        from vanphong.kernel.web import links

        links.register("organ", "organisation:organ")
        links.register("person", "organisation:person")
