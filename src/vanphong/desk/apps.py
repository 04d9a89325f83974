from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "vanphong.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"

    def ready(self) -> None:
        """Say where notices lead that are about something without a page of its own; load the topics."""
        from vanphong.desk import telling  # noqa: F401
        from vanphong.kernel.web import links

        links.register("saved_search", "desk:kept_search")
        links.register_list("delegation", "organisation:delegations")
        links.register("dispatch", "desk:arrived")
