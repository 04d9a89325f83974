"""Fixtures shared by the tests beside the modules and those in tests/."""

import os
import shutil

import pytest

pytest_plugins = ["tests.office.office", "tests.journeys.office", "tests.databases", "tests.chromium"]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder of the run, once, when all its processes are done."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.get("VANPHONG_TEST_FOLDER", ""), ignore_errors=True)
