from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    name = "vanphong.outgoing"
    label = "outgoing"
    verbose_name = "Văn bản đi"

    def ready(self) -> None:
        """Load verbs and jobs; say who reads the files of a document, where it is shown, how registers and graphs describe it."""
        from vanphong.files.api import register_access
        from vanphong.kernel.search import api as search
        from vanphong.kernel.trace.api import register_describer
        from vanphong.kernel.ui.actions import Beginning, register_beginning
        from vanphong.kernel.web import links
        from vanphong.outgoing import jobs  # noqa: F401
        from vanphong.outgoing.models import OutgoingDocument
        from vanphong.outgoing.permissions import Permission
        from vanphong.outgoing.queries import answers, pages, templates
        from vanphong.outgoing.queries.entries import contents_of
        from vanphong.registers.api import register_rows
        from vanphong.tasks.api import register_evidence

        register_beginning(Beginning("Soạn văn bản đi", "outgoing:draft", "send", (Permission.DRAFT,)))
        links.register("outgoing", "outgoing:record")
        register_access("outgoing", pages.may_read)
        links.register("template", "outgoing:template")
        register_access("template", templates.may_read)
        register_describer("outgoing", answers.describe)
        register_rows("outgoing", answers.register_texts)
        register_evidence("outgoing", answers.evidence)
        search.register(
            search.Kind("outgoing", "Văn bản đi", "send", contents_of, OutgoingDocument.objects.all, rank=2)
        )
