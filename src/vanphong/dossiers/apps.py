from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "vanphong.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Say where a dossier is shown, how it is described and found."""
        from vanphong.dossiers.models import Dossier
        from vanphong.dossiers.permissions import Permission
        from vanphong.dossiers.queries import called, contents_of, describe
        from vanphong.kernel.search import api as search
        from vanphong.kernel.trace import api as trace
        from vanphong.kernel.ui.actions import Beginning, register_beginning
        from vanphong.kernel.web import links

        register_beginning(Beginning("Lập hồ sơ", "dossiers:open", "folder", (Permission.OPEN,)))
        links.register("dossier", "dossiers:record")
        trace.register_describer("dossier", describe)
        search.register(search.Kind("dossier", "Hồ sơ", "folder", contents_of, Dossier.objects.all, rank=4))
        search.register_dossiers(called)
