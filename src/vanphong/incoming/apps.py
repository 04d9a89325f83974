from django.apps import AppConfig


class IncomingConfig(AppConfig):
    name = "vanphong.incoming"
    label = "incoming"
    verbose_name = "Văn bản đến"

    def ready(self) -> None:
        """Say who reads the files of arrived documents."""
        from vanphong.files import api as files
        from vanphong.incoming.queries.documents import may_read

        files.register_access("incoming", may_read)
