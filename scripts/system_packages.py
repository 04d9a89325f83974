"""Sees to the system programs that the tests need: installs what is missing through apt when root, else names it and fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def _has_program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def _has_font(start: str) -> bool:
    return any(Path("/usr/share/fonts").rglob(f"{start}*.ttf"))


def _has_postgresql() -> bool:
    return _has_program("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


NEEDED = {
    "chromium": lambda: _has_program("chromium", "chromium-browser", "google-chrome"),
    "postgresql": _has_postgresql,
    "libreoffice-writer-nogui": lambda: _has_program("soffice", "libreoffice"),
    "ocrmypdf": lambda: _has_program("ocrmypdf"),
    "tesseract-ocr": lambda: _has_program("tesseract"),
    "tesseract-ocr-vie": lambda: any(Path("/usr/share/tesseract-ocr").glob("*/tessdata/vie.traineddata")),
    "ghostscript": lambda: _has_program("gs"),
    "unpaper": lambda: _has_program("unpaper"),
    "poppler-utils": lambda: _has_program("pdftotext"),
    "fontconfig": lambda: _has_program("fc-list"),
    "fonts-croscore": lambda: _has_font("Tinos"),
    "fonts-dejavu-core": lambda: _has_font("DejaVuSans"),
}


def main() -> int:
    """Install or name what is missing."""
    missing = [package for package, is_there in NEEDED.items() if not is_there()]
    if not missing:
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(
            f"The tests need these packages: {' '.join(missing)}\n  sudo apt-get install {' '.join(missing)}",
            file=sys.stderr,
        )
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True, env=environment
    )
    left = [package for package in missing if not NEEDED[package]()]
    if left:
        print(f"Installed, but still not found: {' '.join(left)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
