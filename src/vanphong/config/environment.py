"""Reads what an installation chose. A wrong value stops the start with a sentence that names the variable and what it may be."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

YES = {"1", "true", "yes", "on"}
NO = {"", "0", "false", "no", "off"}


class WrongSetting(SystemExit):
    """An environment variable holds something that cannot be used."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(f"Biến môi trường {name} không dùng được: {expected}.")


def text(name: str, default: str = "") -> str:
    """The value of a variable, trimmed."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no."""
    value = text(name).lower()
    if name not in os.environ:
        return default
    if value not in YES | NO:
        raise WrongSetting(name, "hãy ghi 1 (có) hoặc 0 (không)")
    return value in YES


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number, at least `least`."""
    value = text(name)
    if not value:
        return default
    if not value.isdecimal() or int(value) < least:
        raise WrongSetting(name, f"hãy ghi một số nguyên từ {least} trở lên")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, options: tuple[str, ...]) -> str:
    """One of `options`; the first when nothing is said."""
    value = text(name, options[0])
    if value not in options:
        raise WrongSetting(name, f"hãy chọn một trong: {', '.join(options)}")
    return value


def structure(name: str) -> dict[str, Any]:
    """A JSON object; empty when nothing is said."""
    value = text(name) or "{}"
    try:
        found = json.loads(value)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise WrongSetting(name, "hãy ghi một đối tượng JSON")
    return found


def folder(path: Path) -> Path:
    """A folder of the installation, made when it is not there."""
    path.mkdir(parents=True, exist_ok=True)
    return path


def kept_secret(path: Path) -> str:
    """The secret kept in a file that only its owner can read; made at the first start, once, whichever process comes first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
