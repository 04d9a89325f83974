from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "vanphong.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Say where a dossier is shown and how it is described."""
        from vanphong.dossiers.queries import describe
        from vanphong.kernel.trace import api as trace
        from vanphong.kernel.web import links

        links.register("dossier", "dossiers:record")
        trace.register_describer("dossier", describe)
