from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "vanphong.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        """Load the procedure; say who may read the files that prove a task done."""
        from vanphong.files.api import register_access
        from vanphong.kernel.web import links
        from vanphong.tasks import workflow  # noqa: F401
        from vanphong.tasks.queries.holding import may_read

        register_access("task", may_read)
        links.register("task", "tasks:record")
