"""State letters, telegrams and transfers that arrive at the practice office."""

# ruff: noqa: E501 - a paragraph is a line

from datetime import date

from vanphong.docform.particulars.model import Secrecy, System, Urgency
from vanphong.docform.practice.model import Form, PracticeDocument
from vanphong.docform.spec import Article, DocumentSpec

_COMMITTEE = "ỦY BAN NHÂN DÂN TỈNH THỰC HÀNH"

STATE_LETTER = DocumentSpec(
    system=System.STATE,
    parent=_COMMITTEE,
    organ="SỞ NỘI VỤ",
    number="1254",
    notation="SNV-VP",
    place="Thực Hành",
    issued_on=date(2026, 11, 3),
    subject="Phối hợp rà soát hồ sơ, tài liệu lưu trữ của các cơ quan sau sắp xếp",
    addressees=("Văn phòng Tỉnh ủy", "Văn phòng Ủy ban nhân dân tỉnh"),
    body=(
        "Sở Nội vụ đang tổng hợp tình hình bàn giao hồ sơ, tài liệu của các cơ quan sau sắp xếp (số liệu thực hành).",
        "Sở đề nghị các cơ quan cung cấp danh mục hồ sơ đã bàn giao và số mét giá tài liệu còn tồn, gửi về Sở trước ngày 25 tháng 11 năm 2026./.",
    ),
    competence=("KT. GIÁM ĐỐC",),
    position="PHÓ GIÁM ĐỐC",
    signer="Lò Văn Tạm",
    recipients=("Như trên", "Giám đốc Sở (để báo cáo)", "Lưu: VT, VP"),
)

TELEGRAM = DocumentSpec(
    system=System.STATE,
    organ=_COMMITTEE,
    number="07",
    notation="CĐ-UBND",
    place="Thực Hành",
    issued_on=date(2026, 11, 16),
    type_name="Công điện",
    subject="Về việc tập trung ứng phó mưa lũ tại các xã ven sông",
    body=(
        "Chủ tịch Ủy ban nhân dân tỉnh điện: Ủy ban nhân dân các xã Bến Mẫu, Suối Thử, Cầu Diễn Tập; các sở, ngành có liên quan.",
        "Từ đêm 16 đến ngày 18 tháng 11, khu vực ven sông Thử có mưa to đến rất to (tình huống diễn tập). Yêu cầu tổ chức trực 24/24 giờ, sơ tán dân khỏi vùng nguy hiểm trước 17 giờ ngày 17 tháng 11 và báo cáo về Văn phòng Ủy ban nhân dân tỉnh, Văn phòng Tỉnh ủy./.",
    ),
    competence=("KT. CHỦ TỊCH",),
    position="PHÓ CHỦ TỊCH",
    signer="Sầm Thị Ứng Phó",
    recipients=("Như trên", "Thường trực Tỉnh ủy (để báo cáo)", "Lưu: VT, NN"),
    urgency=Urgency.FLASH,
)

PETITION_TRANSFER = DocumentSpec(
    system=System.STATE,
    organ="HỘI ĐỒNG NHÂN DÂN TỈNH THỰC HÀNH",
    number="45",
    notation="PC-HĐND",
    place="Thực Hành",
    issued_on=date(2026, 11, 6),
    type_name="Phiếu chuyển",
    subject="Về việc chuyển đơn kiến nghị của công dân",
    addressees=("Văn phòng Tỉnh ủy",),
    body=(
        "Thường trực Hội đồng nhân dân tỉnh nhận được đơn của ông Người Gửi Thử, trú tại xã Gò Nháp, kiến nghị về việc hỗ trợ sau thu hồi đất (tình huống thực hành).",
        "Qua xem xét, nội dung đơn thuộc phạm vi theo dõi của cấp ủy. Thường trực Hội đồng nhân dân tỉnh chuyển đơn đến Văn phòng Tỉnh ủy để xử lý theo quy định và thông báo kết quả./.",
    ),
    competence=("TL. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",),
    position="CHÁNH VĂN PHÒNG",
    signer="Nông Thị Chuyển Đơn",
    recipients=("Như trên", "Ông Người Gửi Thử", "Lưu: VT"),
)

STATE_DECISION = DocumentSpec(
    system=System.STATE,
    organ=_COMMITTEE,
    number="2310",
    notation="QĐ-UBND",
    place="Thực Hành",
    issued_on=date(2026, 10, 20),
    type_name="Quyết định",
    subject="Về việc phân bổ kinh phí mua sắm thiết bị phục vụ chuyển đổi số của các cơ quan đảng",
    grounds=("Căn cứ dự toán ngân sách năm 2026 đã được phê duyệt;", "Theo đề nghị của Giám đốc Sở Tài chính."),
    body=(
        Article(
            "Điều 1.",
            text="Phân bổ 850 triệu đồng (số liệu thực hành) cho Văn phòng Tỉnh ủy để mua máy quét, máy chủ lưu trữ và thiết bị họp.",
        ),
        Article(
            "Điều 2.", text="Văn phòng Tỉnh ủy quản lý, sử dụng kinh phí đúng mục đích và quyết toán theo quy định."
        ),
        Article(
            "Điều 3.",
            text="Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Tài chính và Chánh Văn phòng Tỉnh ủy chịu trách nhiệm thi hành Quyết định này./.",
        ),
    ),
    competence=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    position="PHÓ CHỦ TỊCH",
    signer="Vi Văn Dự Toán",
    recipients=("Như Điều 3", "Thường trực Tỉnh ủy (để báo cáo)", "Lưu: VT, TH"),
)

FRONT_LETTER = DocumentSpec(
    system=System.STATE,
    organ="ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH THỰC HÀNH",
    number="88",
    notation="MTTQ-BTT",
    place="Thực Hành",
    issued_on=date(2026, 11, 11),
    subject="Đề nghị cử đại biểu dự Ngày hội Đại đoàn kết toàn dân tộc",
    addressees=("Thường trực Tỉnh ủy",),
    body=(
        "Ban Thường trực đề nghị Thường trực Tỉnh ủy cử đại biểu dự Ngày hội tại các khu dân cư theo lịch gửi kèm (nội dung thực hành)./.",
    ),
    competence=("TM. BAN THƯỜNG TRỰC",),
    position="CHỦ TỊCH",
    signer="Lương Thị Ngày Hội",
    recipients=("Như trên", "Lưu: VT"),
)

SECRET_LETTER = DocumentSpec(
    system=System.STATE,
    parent="CÔNG AN TỈNH THỰC HÀNH",
    organ="PHÒNG THAM MƯU",
    number="12",
    notation="CAT-PTM",
    place="Thực Hành",
    issued_on=date(2026, 11, 2),
    subject="Tình huống diễn tập có dấu chỉ độ mật",
    addressees=("Văn phòng Tỉnh ủy",),
    body=(
        "Văn bản này không chứa thông tin gì; nó có dấu MẬT để thử việc từ chối văn bản mật ở hệ thống nối mạng Internet./.",
    ),
    position="TRƯỞNG PHÒNG",
    signer="Mạc Văn Diễn Tập",
    recipients=("Như trên", "Lưu: VT"),
    secrecy=Secrecy.SECRET,
)

LETTERS = (
    PracticeDocument("state-letter", STATE_LETTER, Form.PDF, "1254_SNV-VP.pdf"),
    PracticeDocument("telegram", TELEGRAM, Form.PDF, "Công điện 07 hỏa tốc.pdf"),
    PracticeDocument("petition-transfer", PETITION_TRANSFER, Form.DOCX, "Phiếu chuyển đơn 45.docx"),
    PracticeDocument("state-decision", STATE_DECISION, Form.PDF, "QD 2310 UBND.pdf"),
    PracticeDocument("front-letter", FRONT_LETTER, Form.DOCX, "MTTQ 88.docx", decomposed=True),
    PracticeDocument("secret-letter", SECRET_LETTER, Form.DOCX, "CV 12 mật.docx"),
)
