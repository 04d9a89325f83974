from django.apps import AppConfig


class IncomingConfig(AppConfig):
    name = "vanphong.incoming"
    label = "incoming"
    verbose_name = "Văn bản đến"

    def ready(self) -> None:
        """Fill the ports of the modules below."""
        from vanphong.files import api as files
        from vanphong.incoming.actions.handling import lock_source, settle_source
        from vanphong.incoming.queries.documents import may_read
        from vanphong.incoming.queries.routing import titles
        from vanphong.tasks import api as tasks

        files.register_access("incoming", may_read)
        tasks.register_source("incoming", tasks.SourcePort(titles, settle_source, lock_source))
