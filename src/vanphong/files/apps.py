from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "vanphong.files"
    label = "files"
    verbose_name = "Tệp"

    def ready(self) -> None:
        """Load handlers and jobs, so that publisher and worker know them."""
        from vanphong.files import handlers, jobs  # noqa: F401
