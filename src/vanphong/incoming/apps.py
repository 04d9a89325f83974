from django.apps import AppConfig


class IncomingConfig(AppConfig):
    name = "vanphong.incoming"
    label = "incoming"
    verbose_name = "Văn bản đến"

    def ready(self) -> None:
        """Load handlers; fill the ports of the modules below; say what can be begun."""
        from vanphong.files import api as files
        from vanphong.incoming import handlers  # noqa: F401
        from vanphong.incoming.actions.handling import lock_source, settle_source
        from vanphong.incoming.models import IncomingDocument
        from vanphong.incoming.permissions import Permission
        from vanphong.incoming.queries import answers
        from vanphong.incoming.queries.documents import may_read
        from vanphong.incoming.queries.entries import contents_of
        from vanphong.incoming.queries.routing import titles
        from vanphong.kernel.search import api as search
        from vanphong.kernel.trace import api as trace
        from vanphong.kernel.ui.actions import Beginning, register_beginning
        from vanphong.kernel.web import links
        from vanphong.outgoing import api as outgoing
        from vanphong.registers import api as registers
        from vanphong.tasks import api as tasks

        register_beginning(Beginning("Tiếp nhận văn bản", "incoming:receive", "inbox", (Permission.RECEIVE,)))
        links.register("incoming", "incoming:record")
        files.register_access("incoming", may_read)
        trace.register_describer("incoming", answers.describe)
        registers.register_rows("incoming", answers.register_texts)
        outgoing.register_reply_source("incoming", answers.reply_source)
        tasks.register_source("incoming", tasks.SourcePort("Văn bản đến", titles, settle_source, lock_source))
        tasks.register_evidence("incoming", answers.evidence)
        search.register(
            search.Kind("incoming", "Văn bản đến", "inbox", contents_of, IncomingDocument.objects.all, rank=1)
        )
