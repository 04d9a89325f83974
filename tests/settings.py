"""The settings of the tests: those of the installation, on a throw-away folder and database."""

import os
import tempfile
from pathlib import Path

if "VANPHONG_TEST_FOLDER" not in os.environ:
    os.environ["VANPHONG_TEST_FOLDER"] = tempfile.mkdtemp(prefix="vanphong-test-")
FOLDER = Path(os.environ["VANPHONG_TEST_FOLDER"])

os.environ["VANPHONG_VAR"] = str(FOLDER / os.environ.get("PYTEST_XDIST_WORKER", "main"))
os.environ["VANPHONG_SECRET_KEY"] = "a key for tests only, long enough to please the deployment check 0123456789"
if os.environ.get("VANPHONG_TEST_DATABASE", "sqlite") == "postgresql":
    os.environ["VANPHONG_DATABASE_URL"] = os.environ["VANPHONG_TEST_DATABASE_URL"]
else:
    os.environ.pop("VANPHONG_DATABASE_URL", None)

from vanphong.config.settings import *  # noqa: E402, F403
from vanphong.config.settings import DATABASES, STORAGES, VANPHONG_VAR  # noqa: E402

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(VANPHONG_VAR / "test.sqlite3")}
if "VANPHONG_TEST_DATABASE_NAME" in os.environ:
    DATABASES["default"]["NAME"] = os.environ["VANPHONG_TEST_DATABASE_NAME"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
