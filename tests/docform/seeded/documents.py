"""Clean documents: every type that a body may issue, for the bodies of a province, a commune and a party cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tests.docform.seeded import texts
from vanphong.docform.spec import LETTER, Appendix, Block, DocumentSpec, Signature, System

DAY = date(2026, 11, 3)
EARLIER_DAY = date(2026, 5, 5)
ABBREVIATIONS = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Kết luận": "KL", "Quy chế": "QC", "Quy định": "QĐ", "Thông tri": "TT",
    "Hướng dẫn": "HD", "Thông báo": "TB", "Thông cáo": "TC", "Tuyên bố": "TB", "Lời kêu gọi": "LKG", "Báo cáo": "BC", "Kế hoạch": "KH",
    "Quy hoạch": "QH", "Chương trình": "CTr", "Đề án": "ĐA", "Phương án": "PA", "Dự án": "DA", "Tờ trình": "TTr", "Công văn": "CV",
    "Biên bản": "BB", "Chiến lược": "CL", "Giấy giới thiệu": "GGT", "Giấy chứng nhận": "GCN", "Giấy đi đường": "GĐĐ",
    "Giấy nghỉ phép": "GNP", "Giấy mời": "GM", "Phiếu chuyển": "PC", "Phiếu gửi": "PG",
}  # fmt: skip
UNNUMBERED = ("Cương lĩnh chính trị", "Điều lệ Đảng", "Thư công")
PAPERS = (
    "Giấy giới thiệu",
    "Giấy chứng nhận",
    "Giấy đi đường",
    "Giấy nghỉ phép",
    "Giấy mời",
    "Phiếu chuyển",
    "Phiếu gửi",
    "Thư công",
)
_COMMITTEE = (
    "Nghị quyết", "Quyết định", "Kết luận", "Quy chế", "Quy định", "Thông báo", "Báo cáo", "Kế hoạch", "Quy hoạch", "Chương trình", "Đề án",
    "Phương án", "Dự án", "Tờ trình", "Công văn", "Biên bản",
)  # fmt: skip
_OFFICE = (
    "Quyết định", "Quy chế", "Quy định", "Hướng dẫn", "Thông báo", "Báo cáo", "Kế hoạch", "Chương trình", "Đề án", "Phương án", "Dự án",
    "Tờ trình", "Công văn", "Biên bản",
)  # fmt: skip
GROUNDS = ("Căn cứ Điều lệ Đảng", f"Căn cứ {texts.REGULATION_399}", "Xét yêu cầu nhiệm vụ của cơ quan")


@dataclass(frozen=True)
class Issuer:
    """In whose name: the lines of the head, the sign in the number, the formula of signing, who keeps it; the types it may issue."""

    key: str
    organ: str
    sign: str
    place: str
    competence: tuple[str, ...]
    position: str
    keeping: str
    types: tuple[str, ...]
    parent: str = ""


PROVINCE, COMMUNE = "Quảng Mẫu", "Bến Mẫu"
ISSUERS = (
    Issuer("committee", "TỈNH UỶ QUẢNG MẪU", "TU", PROVINCE, ("T/M TỈNH UỶ",), "BÍ THƯ", "Lưu Văn phòng Tỉnh uỷ", (*_COMMITTEE, "Thông cáo")),
    Issuer(
        "standing", "TỈNH UỶ QUẢNG MẪU", "TU", PROVINCE, ("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ", "Lưu Văn phòng Tỉnh uỷ",
        (*_COMMITTEE, "Chỉ thị", "Thông tri", "Hướng dẫn"),
    ),
    Issuer(
        "office", "VĂN PHÒNG", "VPTU", PROVINCE, ("K/T CHÁNH VĂN PHÒNG",), "PHÓ CHÁNH VĂN PHÒNG", "Lưu Văn phòng Tỉnh uỷ", _OFFICE,
        "TỈNH UỶ QUẢNG MẪU",
    ),
    Issuer("advisory", "BAN TỔ CHỨC", "BTCTU", PROVINCE, (), "TRƯỞNG BAN", "Lưu Ban Tổ chức Tỉnh uỷ", _OFFICE, "TỈNH UỶ QUẢNG MẪU"),
    Issuer(
        "commune", "ĐẢNG UỶ XÃ BẾN MẪU", "ĐU", COMMUNE, ("T/M ĐẢNG UỶ",), "BÍ THƯ", "Lưu Văn phòng Đảng uỷ", _COMMITTEE,
        "ĐẢNG BỘ TỈNH QUẢNG MẪU",
    ),
    Issuer(
        "cell", "CHI BỘ THÔN MẪU MỘT", "CB", COMMUNE, ("T/M CHI BỘ",), "BÍ THƯ", "Lưu Chi bộ",
        tuple(name for name in _COMMITTEE if name != "Quy định"), "ĐẢNG BỘ XÃ BẾN MẪU",
    ),
)  # fmt: skip
CENTRE = Issuer(
    "centre", "BAN CHẤP HÀNH TRUNG ƯƠNG", "TW", "Hà Nội", ("T/M BAN CHẤP HÀNH TRUNG ƯƠNG",), "TỔNG BÍ THƯ", "Lưu Văn phòng Trung ương Đảng",
    ("Chiến lược", "Tuyên bố", "Lời kêu gọi"),
)  # fmt: skip
CONGRESS = Issuer(
    "congress", "ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XIV", "ĐH", "Hà Nội", ("T/M ĐOÀN CHỦ TỊCH",), "", "Lưu Văn phòng Trung ương Đảng",
    ("Cương lĩnh chính trị", "Điều lệ Đảng"),
)  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A clean document."""

    key: str
    issuer: Issuer
    spec: DocumentSpec


def samples() -> Iterator[Sample]:
    """Every type for each body that may issue it, the papers for all."""
    for issuer in ISSUERS:
        for name in (*issuer.types, *PAPERS):
            yield Sample(f"{issuer.key}:{name}", issuer, party(issuer, name))
    for issuer in (CENTRE, CONGRESS):
        for name in issuer.types:
            yield Sample(f"{issuer.key}:{name}", issuer, party(issuer, name))


def party(issuer: Issuer, name: str, *, day: date = DAY) -> DocumentSpec:
    """A document of this type in the name of this body."""
    is_numbered = name not in UNNUMBERED
    is_addressed = name in {LETTER, "Tờ trình"}
    spec = DocumentSpec(
        system=System.PARTY,
        organ=issuer.organ,
        parent=issuer.parent,
        notation=f"{_abbreviation(name, day)}/{issuer.sign}" if is_numbered else "",
        number=str(5 + len(name)) if is_numbered else "",
        place=issuer.place,
        issued_on=day,
        type_name=name,
        subject=_subject(name),
        grounds=GROUNDS if name in {"Quyết định", "Quy chế", "Quy định"} else (),
        body=_text(name),
        competence=issuer.competence,
        position=issuer.position,
        signer="Nguyễn Văn Mẫu",
        addressees=(_above(issuer),) if is_addressed else (),
        recipients=_recipients(issuer, name, is_addressed=is_addressed),
    )
    return _minuted(spec) if name == "Biên bản" else _attached(spec) if name == "Kế hoạch" else spec


def earlier(sample: Sample) -> DocumentSpec:
    """The same document under 36-HD/VPTW."""
    return party(sample.issuer, sample.spec.type_name, day=EARLIER_DAY)


def _abbreviation(name: str, day: date) -> str:
    return "QĐi" if name == "Quy định" and day < DAY else ABBREVIATIONS[name]


def _subject(name: str) -> str:
    match name:
        case "Công văn":
            return "về việc phối hợp rà soát quy trình xử lý văn bản"
        case "Biên bản":
            return "hội nghị cơ quan tháng 11 năm 2026"
        case "Giấy mời":
            return "dự hội nghị sơ kết công tác văn thư, lưu trữ năm 2026"
        case "Báo cáo":
            return "kết quả công tác tháng 10, nhiệm vụ trọng tâm tháng 11 năm 2026"
    return "về chuyển đổi số trong công tác văn thư, lưu trữ của cơ quan"


def _text(name: str) -> tuple[Block, ...]:
    if name in {"Quy chế", "Quy định", "Điều lệ Đảng"}:
        return texts.CHAPTERS
    special = {"Quyết định": texts.DECISION, "Biên bản": texts.MINUTES, "Giấy mời": texts.INVITATION}
    if name in special:
        return special[name]
    if name in PAPERS:
        return texts.PAPER
    return texts.PLAIN if name in {LETTER, "Tờ trình", "Thông báo", "Thông cáo"} else texts.ROMAN


def _above(issuer: Issuer) -> str:
    return {
        "committee": "Ban Bí thư Trung ương Đảng",
        "standing": "Ban Bí thư Trung ương Đảng",
        "commune": "Ban Thường vụ Tỉnh uỷ",
        "cell": "Ban Thường vụ Đảng uỷ xã",
    }.get(issuer.key, "Thường trực Tỉnh uỷ")


def _recipients(issuer: Issuer, name: str, *, is_addressed: bool) -> tuple[str, ...]:
    if name == "Biên bản":
        return ()
    first = "Như trên" if is_addressed else f"{_above(issuer)} (để báo cáo)"
    return (first, "Các cơ quan, đơn vị trực thuộc", issuer.keeping)


def _minuted(spec: DocumentSpec) -> DocumentSpec:
    """Minutes have two signers and no recipients (05-HD/VPTW I.7.2.4)."""
    beside = Signature("Trần Thị Mẫu", "NGƯỜI GHI BIÊN BẢN")
    return replace(spec, competence=(), position="CHỦ TRÌ HỘI NGHỊ", beside=beside)


def _attached(spec: DocumentSpec) -> DocumentSpec:
    """A plan with two appendices, which its text names."""
    body = (*spec.body, "3. Danh mục công việc và biểu mẫu báo cáo nêu tại Phụ lục 1 và Phụ lục 2 kèm theo.")
    appendices = (
        Appendix("Danh mục công việc", ("Rà soát quy trình; tập huấn văn thư; tổng hợp kết quả.",)),
        Appendix("Biểu mẫu báo cáo", ("Báo cáo gồm số văn bản đến, số văn bản đi và số hồ sơ đã lập.",)),
    )
    return replace(spec, body=body, appendices=appendices)
