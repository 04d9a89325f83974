"""Reads what a document says from TOML that a person wrote; every fault is told at once, in Vietnamese, by the key it is at."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from vanphong.docform.paragraphs import blocks_of
from vanphong.docform.particulars.model import System, Urgency
from vanphong.docform.spec import LETTER, Appendix, DocumentSpec, Signature

SYSTEMS = {"dang": System.PARTY, "nha-nuoc": System.STATE}
URGENCIES = {
    "khẩn": Urgency.URGENT,
    "thượng khẩn": Urgency.VERY_URGENT,
    "hoả tốc": Urgency.FLASH,
    "hỏa tốc": Urgency.FLASH,
}
_TEXTS = {
    "co_quan": "organ", "co_quan_cap_tren": "parent", "ky_hieu": "notation", "so": "number", "dia_danh": "place", "loai": "type_name",
    "tac_gia": "author", "trich_yeu": "subject", "chuc_vu": "position", "nguoi_ky": "signer", "pham_vi": "circulation", "du_thao": "draft",
    "nguoi_soan": "drafter", "lien_he": "contact",
}  # fmt: skip
_LISTS = {"kinh_gui": "addressees", "can_cu": "grounds", "quyen_han": "competence", "noi_nhan": "recipients"}
_OTHERS = ("he_thong", "ngay", "do_khan", "khong_pho_bien", "noi_dung", "nguoi_ky_ben_trai", "phu_luc")
KEYS = (*_TEXTS, *_LISTS, *_OTHERS)
NEEDED = ("co_quan", "trich_yeu", "noi_dung")
_NUMBER = re.compile(r"\d{0,6}[a-zA-ZđĐ]?")


class BadSpecification(ValueError):
    """The TOML does not describe a document; `faults` say why, one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def specification(text: str) -> DocumentSpec:
    """The document that a TOML text describes. Raises `BadSpecification`."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        raise BadSpecification([f"Tệp không đúng cú pháp TOML: {failure}."]) from None
    reading = _Reading(given)
    spec = reading.values()
    if reading.faults:
        raise BadSpecification(reading.faults)
    return DocumentSpec(**spec)


class _Reading:
    """Reads the keys one by one and gathers the faults."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self.faults: list[str] = []
        self.faults += [f"«{key}»: không có mục này. Các mục: {', '.join(KEYS)}." for key in given if key not in KEYS]
        self.faults += [f"«{key}»: phải ghi mục này." for key in NEEDED if not given.get(key)]

    def values(self) -> dict[str, Any]:
        """The fields of the document."""
        texts = {field: self._text(key) for key, field in _TEXTS.items() if key in self.given}
        lists = {field: self._list(key) for key, field in _LISTS.items()}
        return {
            "notation": "",
            "organ": "",
            "subject": "",
            **texts,
            "type_name": texts.get("type_name") or LETTER,
            "number": self._number(),
            **lists,
            "system": self._one_of("he_thong", SYSTEMS, System.PARTY),
            "issued_on": self._day(),
            "urgency": self._one_of("do_khan", URGENCIES, None),
            "is_unpublished": self._typed("khong_pho_bien", bool, "true hoặc false", default=False),
            "body": blocks_of(self._text("noi_dung")),
            "beside": self._beside(),
            "appendices": self._appendices(),
        }

    def _typed(self, key: str, kind: type, wanted: str, *, default: Any) -> Any:
        value = self.given.get(key, default)
        if isinstance(value, kind):
            return value
        self.faults.append(f"«{key}»: phải là {wanted}.")
        return default

    def _text(self, key: str) -> str:
        value = self.given.get(key, "")
        if key == "so" and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return str(self._typed(key, str, "chữ trong dấu ngoặc kép", default="")).strip()

    def _list(self, key: str) -> tuple[str, ...]:
        value = self.given.get(key, [])
        value = [value] if isinstance(value, str) else value
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self.faults.append(f'«{key}»: phải là một danh sách chữ, ví dụ {key} = ["…", "…"].')
        return ()

    def _number(self) -> str:
        number = self._text("so")
        if not _NUMBER.fullmatch(number):
            self.faults.append(f"«so»: «{number}» không phải số của văn bản; ký hiệu ghi ở «ky_hieu».")
        return number

    def _day(self) -> date | None:
        value = self.given.get("ngay")
        if value is None or (isinstance(value, date) and type(value) is date):
            return value
        self.faults.append("«ngay»: ghi dạng ngay = 2026-11-03, không có dấu ngoặc kép.")
        return None

    def _one_of(self, key: str, known: Mapping[str, Any], default: Any) -> Any:
        value = self._text(key).lower()
        if value and value not in known:
            self.faults.append(f"«{key}»: «{value}» không có; ghi một trong: {', '.join(known)}.")
        return known.get(value, default)

    def _beside(self) -> Signature | None:
        held = self._typed("nguoi_ky_ben_trai", dict, "một bảng có nguoi_ky, chuc_vu", default={})
        if not held:
            return None
        inner = self._inner(held, ("nguoi_ky", "chuc_vu", "quyen_han", "xac_nhan"), "nguoi_ky_ben_trai")
        return Signature(
            inner._text("nguoi_ky"), inner._text("chuc_vu"), inner._list("quyen_han"), inner._text("xac_nhan")
        )

    def _appendices(self) -> tuple[Appendix, ...]:
        held = self._typed("phu_luc", list, "các bảng [[phu_luc]] có ten, noi_dung", default=[])
        inner = [self._inner(each if isinstance(each, dict) else {}, ("ten", "noi_dung"), "phu_luc") for each in held]
        return tuple(Appendix(each._text("ten"), blocks_of(each._text("noi_dung"))) for each in inner)

    def _inner(self, held: Mapping[str, Any], keys: tuple[str, ...], name: str) -> "_Reading":
        inner = _Reading.__new__(_Reading)
        inner.given, inner.faults = held, self.faults
        self.faults += [
            f"«{name}.{key}»: không có mục này. Các mục: {', '.join(keys)}." for key in held if key not in keys
        ]
        return inner
