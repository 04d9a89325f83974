"""How the components of a document are written, as patterns shared by recognition and by what reads their values.

05-HD/VPTW I.1–I.9, 36-HD/VPTW and 30/2020/NĐ-CP Phụ lục I; the weights are those of the-thuc §20.
"""

import re

NUMBER = re.compile(
    r"^[([]?\s*(?P<type>(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|lệnh|sắc lệnh)\s+)?s[oố]\s*[:.]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
"""The number line; laws and their like print the type before it («Luật số: 18/2003/QH11»)."""
REFERENCE = re.compile(
    r"^(?P<number>\d{1,6}[A-Za-zđĐ]?)?(?:/(?P<year>\d{4}))?(?P<dash>[-/])(?P<notation>[A-ZĐa-zđ][\wĐđ&,.]*(?:[-/][\wĐđ&,.]+)*)$"
)
UNNUMBERED = re.compile(
    r"^(?P<number>)(?P<year>)(?P<dash>)(?P<notation>[A-ZĐ]{1,5}r?[-/][A-ZĐ][\wĐđ&,.]*(?:[-/][\wĐđ&,.]+)*)$"
)
"""The number left out without its dash: «Số:      NQ/BCH»."""
DATE = re.compile(
    r"(?:(?P<place>[^,:;()]{2,60}),\s*)?ng[àa]y\s*(?P<day>\d{1,2})?[\s.…_]*th[áa]ng\s*(?P<month>\d{1,2})?[\s.…_]*n[ăa]m\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)
GROUND = re.compile(
    r"^[-–+]?\s*(căn c[ứư]|xét|theo đề nghị|thực hiện|sau khi (?:có|thống nhất|trao đổi)|được sự đồng ý)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"^(-\s*)?(căn c[ứư]|xét|theo đề nghị|kính (?:gửi|gởi|trình)|[IVX]+\s*[-.)]\s|[A-Z]\.\s|\d+\s*[.)]\s|điều \d|chương |phần )",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"^kính (?P<word>gửi|gởi|trình)\s*:?\s*(?P<rest>.*)$", re.IGNORECASE)
ABOUT = re.compile(r"^\(?v\s*/\s*v\s*:?\s*", re.IGNORECASE)
AUTHOR = re.compile(r"^CỦA\s")
TITLED = re.compile(
    r"^(?:CỦA\s+(?P<organ>.+?)\s+)?SỐ\s*:?\s*(?P<reference>\d\S*)\s*,?\s*NGÀY\s+(?P<day>\d{1,2})(?:\s+THÁNG\s+|[/.-])"
    r"(?P<month>\d{1,2})(?:\s+NĂM\s+|[/.-])(?P<year>\d{4})$",
    re.IGNORECASE,
)
"""The heading of a reprint: «CỦA CHÍNH PHỦ SỐ 03/2010/NĐ-CP NGÀY 13 THÁNG 01 NĂM 2010»."""
TYPE_OF = re.compile(r"^(?P<type>.{3,30}?)\s+của\s+(?P<organ>.{3,80})$", re.IGNORECASE)
"""Type and organ in one line: «NGHỊ ĐỊNH CỦA CHÍNH PHỦ»."""
RECIPIENTS = re.compile(r"^nơi nhận\s*(?::\s*(?P<rest>.*))?$", re.IGNORECASE)
KEEPING = re.compile(r"^[-–+•]?\s*lưu\b", re.IGNORECASE)
COMPETENCE = re.compile(r"^(T/M|K/T|T/L|TM\.?|KT\.?|TL\.?|TUQ\.?|T/UQ|Q\.)\s*(?=\S)")
APPENDIX = re.compile(r"^phụ lục(?:\s+(?:số\s+)?(?P<number>\d{1,3}|[IVXLC]{1,6}|[A-Z]))?\s*[:.]?$", re.IGNORECASE)
ATTACHED = re.compile(r"^\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
COPY = re.compile(r"^(?:SAO Y|SAO LỤC|TRÍCH SAO|SAO Y BẢN CHÍNH|BẢN SAO VĂN BẢN|BẢN SAO)$")
DRAFTER = re.compile(r"^[A-ZĐa-zđ.]{1,12}\s*[-–(]?\s*\(?\d{1,4}\s*[bB]?\)?\.?$")
CONTACT = re.compile(
    r"^(?:địa chỉ|trụ sở|điện thoại|đt|tel|email|e-mail|thư điện tử|website|fax)\s*[:.]", re.IGNORECASE
)
DRAFT = re.compile(r"^\(?\s*dự thảo(?:\s+(?:lần\s*)?(?:thứ\s*)?\S{1,4}(?:\s+ngày.*)?)?\s*\)?$", re.IGNORECASE)
NO_PUBLICATION = re.compile(r"^\(?không phổ biến", re.IGNORECASE)
PART = re.compile(r"^(?:phần|chương)\s+(?:[IVXLC]+|\d{1,3}|thứ\s+\S+)\s*[.:]?$", re.IGNORECASE)
SECTION = re.compile(r"^(?:tiểu )?mục\s+(?:[IVXLC]+|\d{1,3})\s*[.:]?$", re.IGNORECASE)
ARTICLE = re.compile(r"^điều\s+\d{1,3}[a-zđ]?\s*[.:]?(?:\s|$)", re.IGNORECASE)
CLAUSE = re.compile(r"^\d{1,3}[.-]\s*\S")
POINT = re.compile(r"^[a-zđ]{1,2}\)\s*\S")

_OFFICES = (
    "bi thu|tong bi thu|chu tich|chu nhiem|truong|truong ban|chanh|pho chanh|chanh van phong|giam doc|tong giam doc|cuc truong|tong cuc truong|"
    "chi cuc truong|vu truong|bo truong|thu tuong|thu truong|vien truong|hieu truong|doi truong|thanh tra|tong thanh tra|thuong truc|uy vien|"
    "tham muu truong|chi huy|thong doc|tong kiem toan|tu lenh|chinh uy|tong bien tap|ke toan truong|giam thi|dai su|thu ky|chu toa"
)
POSITION = re.compile(rf"^(q\. ?)?(pho |quyen )?(tong |thuong truc )?({_OFFICES})\b")
"""On folded text."""
ROLE = re.compile(r"^(chu tri|chu toa|nguoi ghi|nguoi chu tri|nguoi lap|thu ky)\b")
"""Who signs minutes (biên bản), in capitals; on folded text."""
PARTY_ORGAN = re.compile(
    r"^(tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|chi uy|dang doan|ban can su dang|ban chap hanh trung uong|dai hoi|"
    r"uy ban kiem tra|ban to chuc|ban tuyen giao|ban dan van|ban noi chinh|ban xay dung dang|truong chinh tri)\b"
)
ORGAN = re.compile(
    r"^(tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|ban|bo|so|cuc|tong cuc|chi cuc|van phong|phong|uy ban|ubnd|hdnd|hoi dong|"
    r"quoc hoi|chinh phu|thu tuong|chu tich nuoc|thanh tra|kiem toan|toa an|vien|truong|hoc vien|trung tam|hoi|lien doan|lien minh|doan|dai hoi|"
    r"tieu ban|cong ty|tong cong ty|tap doan|ngan hang|bao|dai|cong an|bo chi huy|bo tu lenh|quan khu|quan doan|ban chi huy|mat tran|chi doan|"
    r"cong doan|lien hiep|benh vien|kho bac|bao hiem|cang vu|nha xuat ban|tap chi|thong tan xa|hiep hoi|co quan|doan dai bieu|khoa|don vi)\b"
)
"""Words a name of an organ begins with, on folded text."""
AUTHORITY = re.compile(
    rf"^(chinh phu|quoc hoi|chu tich|thu tuong|bo truong|thong doc|giam doc|tong |hoi dong|uy ban|ban thuong vu|ban chap hanh|{_OFFICES})\b"
)
"""Who decides, in capitals over the grounds, on folded text."""
