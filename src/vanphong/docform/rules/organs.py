"""The printed names of organs, read: committee or helping body, of which level, under whom; and the notation that follows from them."""

import re
from dataclasses import dataclass

from vanphong.docform.profiles.model import OrganForm, Profile
from vanphong.docform.recognise.model import Component
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.mending import shown

_COMMITTEE = re.compile(r"^(TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|QUÂN) UỶ\b(?! BAN)")
_HELPING = re.compile(
    r"^(VĂN PHÒNG|BAN (?!CHẤP HÀNH|CHỈ ĐẠO|CÁN SỰ|THƯỜNG VỤ|THẨM TRA|KIỂM PHIẾU)|UỶ BAN KIỂM TRA|CƠ QUAN UỶ BAN|TRƯỜNG CHÍNH TRỊ|TRUNG TÂM CHÍNH TRỊ)"
)
_WHO = re.compile(r"\{[XY]\}")


@dataclass(frozen=True, slots=True)
class Named:
    """The organ's two lines in capitals with the tone marks as 05-HD/VPTW writes them (UỶ); `above` may be empty."""

    organ: str
    above: str = ""

    @property
    def is_committee(self) -> bool:
        """Whether it is a committee (cấp uỷ) or a cell (chi bộ)."""
        return bool(_COMMITTEE.match(self.organ)) or self.organ.startswith(("CHI BỘ", "CHI UỶ"))

    @property
    def is_helping(self) -> bool:
        """Whether it is a body that helps a committee (cơ quan tham mưu, giúp việc)."""
        return bool(_HELPING.match(self.organ))

    @property
    def is_provincial(self) -> bool:
        """Whether it is a provincial committee: Tỉnh uỷ, or Thành uỷ with nothing above it."""
        return self.organ.startswith("TỈNH UỶ") or (self.organ.startswith("THÀNH UỶ") and not self.above)


def printed(context: Context) -> Named | None:
    """The organ's lines as printed; None when no organ was recognised."""
    organ = name_of(context, Component.ORGAN)
    return Named(organ, name_of(context, Component.PARENT_ORGAN)) if organ else None


def name_of(context: Context, component: Component) -> str:
    """All lines of a component as one name."""
    return even(" ".join(shown(piece) for piece in context.of(component)))


def even(text: str) -> str:
    """Capitals, single spaces, «ỦY» written «UỶ»: names are compared so."""
    return re.sub(r"\bỦY\b", "UỶ", " ".join(text.upper().split())).replace("HÒA", "HOÀ").replace("HÓA", "HOÁ")


def is_joint(named: Named) -> bool:
    """Whether several organs issue together (liên cơ quan)."""
    return " - " in named.organ or "–" in named.organ


def committee_kind(name: str) -> str:
    """«TỈNH UỶ» of «TỈNH UỶ QUẢNG TRỊ»; empty when the name is no committee's."""
    found = _COMMITTEE.match(name)
    return found[0] if found else ""


def notations(named: Named, profile: Profile) -> list[OrganForm]:
    """The rows of the list whose printed lines are these, in force first; empty: the list does not know the organ."""
    return [
        form for form in profile.organs if form.code and form.printed and not form.is_abolished and _fits(form, named)
    ]


def _fits(form: OrganForm, named: Named) -> bool:
    own, above = even(form.printed), even(form.above)
    if form.group in {"steering", "congress"}:
        return False
    if "{" in own:
        start = _WHO.split(own)[0].strip()
        return named.organ.startswith(_kind(start)) and _is_plain(named, start)
    kind = committee_kind(above)
    return named.organ == own and (
        named.above == above if not kind else committee_kind(named.above) in _same_level(kind)
    )


def _kind(start: str) -> str:
    """«ĐẢNG UỶ XÃ» stands for every «ĐẢNG UỶ …» but those with a notation of their own."""
    return committee_kind(start) or start


def _is_plain(named: Named, start: str) -> bool:
    if start == "THÀNH UỶ":
        return not named.above
    if not start.startswith("ĐẢNG UỶ"):
        return True
    return not re.match(r"ĐẢNG UỶ (QUÂN SỰ|CÔNG AN|BIÊN PHÒNG|BỘ ĐỘI|KHỐI)|.*TRUNG ƯƠNG$", named.organ)


def _same_level(kind: str) -> set[str]:
    return {"TỈNH UỶ", "THÀNH UỶ"} if kind in {"TỈNH UỶ", "THÀNH UỶ"} else {kind}
