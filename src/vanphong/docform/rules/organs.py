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
_TERRITORY = re.compile(r"^(?:TỈNH UỶ|THÀNH UỶ|ĐẢNG UỶ (?:XÃ|PHƯỜNG|ĐẶC KHU)) (?P<name>.+)$")
_OWN_NOTATION = re.compile(r"ĐẢNG UỶ (QUÂN SỰ|CÔNG AN|BIÊN PHÒNG|BỘ ĐỘI|KHỐI)")
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
    def is_congress(self) -> bool:
        """Whether it is a congress or one of its bodies (đoàn chủ tịch, ban kiểm phiếu …)."""
        return self.organ.startswith("ĐẠI HỘI") or self.above.startswith("ĐẠI HỘI")

    @property
    def territory(self) -> str:
        """The province or commune whose committee issues, or whose committee the issuing body helps; empty for others."""
        name = self.above if self.is_helping else self.organ
        found = _TERRITORY.match(name)
        return found["name"].strip() if found and "TRUNG ƯƠNG" not in name else ""

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
    if form.group == "congress":
        return named.is_congress
    if named.is_congress or form.group == "steering":
        return not named.is_congress and named.organ.startswith(own)
    if "{" in own:
        return _begins_so(named, _WHO.split(own)[0].strip())
    kind = committee_kind(above)
    is_below = committee_kind(named.above) in _same_level(kind) if kind else named.above == above
    return named.organ == own and is_below


def _begins_so(named: Named, start: str) -> bool:
    """«ĐẢNG UỶ XÃ» stands for every «ĐẢNG UỶ …» but those with a notation of their own; a Thành uỷ below a province is not of the list."""
    if start == "THÀNH UỶ":
        return named.organ.startswith(start) and not named.above
    if start.startswith("ĐẢNG UỶ") and named.organ.endswith("TRUNG ƯƠNG"):
        return False
    if start == "ĐẢNG UỶ XÃ":
        return named.organ.startswith("ĐẢNG UỶ") and not _OWN_NOTATION.match(named.organ)
    return named.organ.startswith(start)


def _same_level(kind: str) -> set[str]:
    return {"TỈNH UỶ", "THÀNH UỶ"} if kind in {"TỈNH UỶ", "THÀNH UỶ"} else {kind}
