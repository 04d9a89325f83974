from vanphong.tasks.tests.build import memos, told  # noqa: F401
