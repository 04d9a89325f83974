"""One function of the tests in a process of its own, on the database that the test sees: python -m tests.child MODULE FUNCTION NUMBER…"""

import importlib
import os
import sys

import django


def main(module: str, function: str, *numbers: str) -> None:
    """Do that work."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    getattr(importlib.import_module(module), function)(*map(int, numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
