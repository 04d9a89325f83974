"""Laws of an installation: migrations tell the models' whole truth; the server shape passes Django's own deployment check."""

import os
import subprocess
import sys
import tempfile

from tests.laws.source import ROOT


def manage(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """One management command on an installation of its own."""
    with tempfile.TemporaryDirectory() as folder:
        told = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "VANPHONG_"))}
        told |= {"PYTHONPATH": "src", "VANPHONG_VAR": folder, "DJANGO_SETTINGS_MODULE": "vanphong.config.settings"}
        command = [sys.executable, "-m", "django", *words]
        return subprocess.run(
            command, cwd=ROOT, env={**told, **environment}, capture_output=True, text=True, check=False
        )


HEAVY = {"PIL", "docx", "docxtpl", "holidays", "jinja2", "numpy", "pikepdf", "pypdfium2", "xlsxwriter"}
"""Each takes longer to import than most of our modules together; who needs one imports it where it is needed."""


class TestInstallation:
    def test_migrations_are_in_step_with_the_models(self):
        done = manage("makemigrations", "--check", "--dry-run", VANPHONG_SECRET_KEY="x" * 60)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_the_server_shape_passes_the_deployment_check(self):
        done = manage(
            "check", "--deploy", "--fail-level", "WARNING", VANPHONG_HTTPS="1", VANPHONG_HOSTS="van-phong.example"
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def test_starts_without_the_libraries_of_single_tasks(self):
        """Every process of an installation is started with all its routes before somebody asks for a page."""
        names = f"import vanphong.config.urls, sys; print(sorted({HEAVY} & set(sys.modules)))"
        done = manage("shell", "--no-imports", "--command", names)
        assert done.stdout == "[]\n", done.stdout + done.stderr

    def test_a_wrong_setting_names_the_variable(self):
        done = manage("check", VANPHONG_ZONE="moon")
        assert done.returncode != 0
        assert "VANPHONG_ZONE" in done.stderr
        assert "internet, wan" in done.stderr
