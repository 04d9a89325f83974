"""File names: kept readable, made safe for every disk, header and screen."""

import re
import unicodedata

LONGEST = 120
MOST_BYTES = 200
_ALWAYS_TAKEN = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_WINDOWS_PATH = re.compile(r"^(?:[A-Za-z]:|\\)\\.*\\")
_UNSAFE = re.compile(r'[/\\:*?"<>|\u2044\u2215\uff0f\uff3c]+')


def clean_name(raw: str, extension: str) -> str:
    """The name in NFC without path, control and direction signs, at most 120 letters and 200 bytes, ending in the extension of its content."""
    name = unicodedata.normalize("NFC", _WINDOWS_PATH.sub("", raw))
    name = "".join(
        letter
        for letter in name
        if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or letter in "\t\n"
    )
    name = _UNSAFE.sub("-", " ".join(name.split()))
    stem = re.sub(rf"\.{re.escape(extension)}$", "", name, flags=re.IGNORECASE).strip(" .-")
    stem = _shortened(unicodedata.normalize("NFC", stem), len(extension) + 1) or "tệp"
    if stem.split(".")[0].lower() in _ALWAYS_TAKEN:
        stem = f"_{stem}"
    return f"{stem}.{extension}"


def extension_of(raw: str) -> str:
    """The extension a name claims, in lower case without the dot; empty when it claims none."""
    name = clean_name(raw, "-")
    found = re.search(r"\.([A-Za-z0-9]{1,8})\.-$", name)
    return found[1].lower() if found else ""


def _shortened(stem: str, reserved: int) -> str:
    stem = stem[: LONGEST - reserved]
    while len(stem.encode()) > MOST_BYTES - reserved:
        stem = stem[:-1]
    return stem.strip(" .-")
