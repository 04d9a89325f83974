from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "vanphong.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        """Load the procedure; say where a task is shown, what it is called, who may read what proves it done."""
        from vanphong.files.api import register_access
        from vanphong.kernel.search import api as search
        from vanphong.kernel.trace.api import register_describer
        from vanphong.kernel.web import links
        from vanphong.tasks import workflow  # noqa: F401
        from vanphong.tasks.models import Task
        from vanphong.tasks.queries.entries import contents_of
        from vanphong.tasks.queries.holding import may_read
        from vanphong.tasks.queries.lists import describe

        register_access("task", may_read)
        links.register("task", "tasks:record")
        register_describer("task", describe)
        search.register(search.Kind("task", "Nhiệm vụ", "clipboard", contents_of, Task.objects.all, rank=3))
