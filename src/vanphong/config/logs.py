"""What is logged, and where: to standard error, one line each. Never the content of a document, a form or a query."""

from typing import Any


def logging_to_stderr(level: str) -> dict[str, Any]:
    """Django's LOGGING. SQL is not logged at any level, since its parameters are content."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"level": level},
            "django.db.backends": {"handlers": ["nowhere"], "propagate": False},
            "django.request": {"level": "CRITICAL"},
            "django.security.csrf": {"level": "ERROR"},
            "axes": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
        },
    }
