"""Party documents that arrive at the practice office: from the Central office, its own agencies and committees below."""

# ruff: noqa: E501 - a paragraph is a line

from datetime import date

from vanphong.docform.particulars.model import System, Urgency
from vanphong.docform.practice.model import Form, PracticeDocument
from vanphong.docform.practice.plan import LONG_PLAN
from vanphong.docform.spec import DocumentSpec, Grid, Heading

_PROVINCE = "ĐẢNG BỘ TỈNH THỰC HÀNH"

DIRECTIVE = DocumentSpec(
    system=System.PARTY,
    parent="BAN CHẤP HÀNH TRUNG ƯƠNG",
    organ="VĂN PHÒNG",
    number="118",
    notation="HD/VPTW",
    place="Hà Nội",
    issued_on=date(2026, 9, 8),
    type_name="Hướng dẫn",
    subject="Chuẩn bị văn bản, hồ sơ điện tử trên hệ thống thông tin tác nghiệp",
    grounds=("Căn cứ chương trình làm việc năm 2026;", "Theo đề nghị của các văn phòng cấp ủy trực thuộc."),
    body=(
        "Để việc gửi, nhận và lưu văn bản giữa các cơ quan đảng được thống nhất, kịp thời, Văn phòng hướng dẫn một số việc như sau (tài liệu thực hành, không có giá trị thi hành):",
        Heading("I. Việc cần làm"),
        "1. Văn phòng cấp ủy rà soát danh sách đầu mối tiếp nhận; mỗi cơ quan có ít nhất một văn thư chính và một văn thư dự phòng.",
        "2. Văn bản đến được vào sổ trong ngày làm việc; văn bản khẩn được chuyển ngay sau khi tiếp nhận và báo cho người chủ trì biết.",
        "3. Hồ sơ công việc lập ngay từ khi có văn bản đầu tiên; văn bản đi kèm tờ trình, phiếu lấy ý kiến và bản dự thảo cuối cùng.",
        Heading("II. Thời hạn"),
        "Các văn phòng cấp ủy báo cáo kết quả trước ngày 15 tháng 10 năm 2026, gửi về Văn phòng để tổng hợp.",
        "Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh để được hướng dẫn thêm.",
    ),
    competence=("K/T CHÁNH VĂN PHÒNG",),
    position="PHÓ CHÁNH VĂN PHÒNG",
    signer="Nguyễn Thị Hướng Dẫn",
    recipients=(
        "Các tỉnh ủy, thành ủy, đảng ủy trực thuộc",
        "Văn phòng các cấp ủy trực thuộc",
        "Lãnh đạo Văn phòng",
        "Lưu Văn phòng",
    ),
)

CONCLUSION = DocumentSpec(
    system=System.PARTY,
    organ="BAN CHẤP HÀNH TRUNG ƯƠNG",
    number="77",
    notation="KL/TW",
    place="Hà Nội",
    issued_on=date(2026, 8, 21),
    type_name="Kết luận",
    subject="Về tiếp tục nâng cao chất lượng tham mưu, phục vụ của văn phòng cấp ủy",
    body=(
        "Sau khi nghe báo cáo tổng kết (văn bản thực hành), cơ quan có thẩm quyền kết luận như sau:",
        "1. Ghi nhận kết quả phối hợp giữa văn phòng cấp ủy với các ban đảng; việc theo dõi thực hiện kết luận có tiến bộ song còn chậm ở một số nơi.",
        "2. Thời gian tới, mỗi nhiệm vụ phải có một cơ quan chủ trì, một sản phẩm, một thời hạn. Cơ quan chủ trì chịu trách nhiệm đến cùng về kết quả.",
        "3. Giao các tỉnh ủy, thành ủy xây dựng kế hoạch thực hiện, hoàn thành trong quý IV năm 2026.",
    ),
    competence=("T/M BAN BÍ THƯ",),
    signer="Trần Văn Kết Luận",
    recipients=("Các tỉnh ủy, thành ủy", "Các ban đảng", "Lưu Văn phòng Trung ương Đảng"),
)

COMMUNE_REPORT = DocumentSpec(
    system=System.PARTY,
    parent=_PROVINCE,
    organ="ĐẢNG ỦY XÃ BẾN MẪU",
    number="54",
    notation="BC/ĐU",
    place="Bến Mẫu",
    issued_on=date(2026, 11, 5),
    type_name="Báo cáo",
    subject="Kết quả công tác xây dựng Đảng tháng 10, nhiệm vụ trọng tâm tháng 11 năm 2026",
    body=(
        Heading("I. Kết quả tháng 10"),
        "1. Đảng ủy xã duy trì nền nếp sinh hoạt; 14/14 chi bộ họp đúng kỳ, tỷ lệ đảng viên dự họp đạt 96%.",
        "2. Tiếp nhận và xử lý 41 văn bản đến, trong đó 39 văn bản đúng hạn, 02 văn bản quá hạn do phải xác minh thêm.",
        Grid(
            (
                ("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"),
                ("1", "Kết nạp đảng viên", "3", "2"),
                ("2", "Kiểm tra chi bộ", "2", "2"),
                ("3", "Đối thoại với nhân dân", "1", "1"),
            )
        ),
        Heading("II. Nhiệm vụ tháng 11"),
        "1. Hoàn thành kiểm điểm cuối năm của các chi bộ trực thuộc trước ngày 30 tháng 11.",
        "2. Đề nghị Tỉnh ủy xem xét hỗ trợ trang bị máy quét cho bộ phận văn thư của Đảng ủy xã.",
    ),
    competence=("T/M ĐẢNG ỦY",),
    position="PHÓ BÍ THƯ",
    signer="Bùi Thị Bến Sông",
    recipients=("Văn phòng Tỉnh ủy", "Thường trực Đảng ủy", "Lưu Văn phòng Đảng ủy"),
)

WARD_REPORT = DocumentSpec(
    system=System.PARTY,
    parent=_PROVINCE,
    organ="ĐẢNG ỦY PHƯỜNG TRUNG MẪU",
    number="61",
    notation="BC/ĐU",
    place="Trung Mẫu",
    issued_on=date(2026, 11, 9),
    type_name="Báo cáo",
    subject="Tình hình tư tưởng, dư luận trong cán bộ, đảng viên và nhân dân tuần thứ nhất tháng 11 năm 2026",
    body=(
        "Trong tuần, tình hình trên địa bàn phường ổn định. Dư luận quan tâm đến việc mở rộng đường Tập Dượt và thời gian trả kết quả hồ sơ tại bộ phận một cửa.",
        "Đảng ủy phường đã giao Ủy ban nhân dân phường trả lời các ý kiến tại buổi tiếp dân ngày 12 tháng 11 năm 2026.",
    ),
    competence=("T/M ĐẢNG ỦY",),
    position="BÍ THƯ",
    signer="Trịnh Văn Góc Phố",
    recipients=("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Văn phòng Tỉnh ủy", "Lưu Văn phòng Đảng ủy"),
)

SUBMISSION = DocumentSpec(
    system=System.PARTY,
    parent="TỈNH ỦY THỰC HÀNH",
    organ="BAN TỔ CHỨC",
    number="33",
    notation="TTr/BTCTU",
    place="Thực Hành",
    issued_on=date(2026, 11, 10),
    type_name="Tờ trình",
    subject="Về kiện toàn Ban Chỉ đạo chuyển đổi số trong các cơ quan đảng của tỉnh",
    addressees=("Ban Thường vụ Tỉnh ủy",),
    body=(
        "Ban Chỉ đạo hiện có 11 đồng chí, trong đó 03 đồng chí đã chuyển công tác. Để bảo đảm hoạt động liên tục, Ban Tổ chức Tỉnh ủy trình Ban Thường vụ xem xét:",
        "1. Bổ sung 03 thành viên thay các đồng chí đã chuyển công tác.",
        "2. Giao Văn phòng Tỉnh ủy là cơ quan thường trực của Ban Chỉ đạo.",
        "Kính trình Ban Thường vụ xem xét, cho ý kiến trước ngày 20 tháng 11 năm 2026.",
    ),
    position="TRƯỞNG BAN",
    signer="Hà Văn Sắp Xếp",
    recipients=("Như trên", "Văn phòng Tỉnh ủy", "Lưu Ban Tổ chức Tỉnh ủy"),
)

INVITATION = DocumentSpec(
    system=System.PARTY,
    parent=_PROVINCE,
    organ="ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH",
    number="27",
    notation="GM/ĐU",
    place="Thực Hành",
    issued_on=date(2026, 11, 12),
    type_name="Giấy mời",
    subject="Dự hội nghị tổng kết công tác năm 2026",
    addressees=("Thường trực Tỉnh ủy", "Lãnh đạo Văn phòng Tỉnh ủy"),
    body=(
        "Đảng ủy các cơ quan Đảng tỉnh trân trọng kính mời đại biểu dự hội nghị tổng kết công tác năm 2026.",
        "Thời gian: 14 giờ 00 ngày 03 tháng 12 năm 2026. Địa điểm: Phòng họp số 2, trụ sở Tỉnh ủy.",
    ),
    competence=("T/M ĐẢNG ỦY",),
    position="PHÓ BÍ THƯ",
    signer="Bạch Văn Sinh Hoạt",
    recipients=("Như trên", "Lưu Văn phòng Đảng ủy"),
)

INSPECTION = DocumentSpec(
    system=System.PARTY,
    parent="TỈNH ỦY THỰC HÀNH",
    organ="ỦY BAN KIỂM TRA",
    number="19",
    notation="TB/UBKTTU",
    place="Thực Hành",
    issued_on=date(2026, 10, 28),
    type_name="Thông báo",
    subject="Kế hoạch làm việc với các đảng ủy xã về công tác kiểm tra, giám sát quý IV năm 2026",
    body=(
        "Ủy ban Kiểm tra Tỉnh ủy thông báo lịch làm việc với 04 đảng ủy xã. Đề nghị các đảng ủy chuẩn bị báo cáo và hồ sơ liên quan.",
        Grid(
            (
                ("TT", "Đảng ủy", "Ngày làm việc"),
                ("1", "Xã Đồng Tập", "17/11/2026"),
                ("2", "Xã Suối Thử", "19/11/2026"),
                ("3", "Xã Gò Nháp", "24/11/2026"),
            )
        ),
    ),
    competence=("T/M ỦY BAN KIỂM TRA",),
    position="CHỦ NHIỆM",
    signer="Uông Thị Đối Chiếu",
    recipients=("Các đảng ủy xã có tên", "Văn phòng Tỉnh ủy", "Lưu Ủy ban Kiểm tra Tỉnh ủy"),
    circulation="Lưu hành nội bộ",
)

CIRCULAR_LETTER = DocumentSpec(
    system=System.PARTY,
    parent=_PROVINCE,
    organ="ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH",
    number="208",
    notation="CV/ĐU",
    place="Thực Hành",
    issued_on=date(2026, 11, 13),
    subject="Về việc cho ý kiến dự thảo chương trình công tác năm 2027",
    addressees=("Ban Thường vụ Tỉnh ủy",),
    body=(
        "Đảng ủy Ủy ban nhân dân tỉnh đã hoàn thành dự thảo chương trình công tác năm 2027, gồm 6 nhóm nhiệm vụ với 42 việc cụ thể.",
        "Đề nghị Ban Thường vụ Tỉnh ủy cho ý kiến bằng văn bản trước ngày 30 tháng 11 năm 2026 để Đảng ủy tiếp thu, hoàn chỉnh.",
    ),
    competence=("T/M ĐẢNG ỦY",),
    position="BÍ THƯ",
    signer="Từ Văn Điều Phối",
    recipients=("Như trên", "Văn phòng Tỉnh ủy", "Lưu Văn phòng Đảng ủy"),
    urgency=Urgency.URGENT,
)

INCOMING = (
    PracticeDocument("directive", DIRECTIVE, Form.PDF, "118-HD-VPTW.pdf"),
    PracticeDocument("conclusion", CONCLUSION, Form.PDF, "KL 77 TW.pdf"),
    PracticeDocument("commune-report", COMMUNE_REPORT, Form.DOCX, "BC tháng 10 Bến Mẫu.docx"),
    PracticeDocument("ward-report", WARD_REPORT, Form.PDF, "BC 61 dư luận.pdf", decomposed=True),
    PracticeDocument("submission", SUBMISSION, Form.DOCX, "Tờ trình kiện toàn BCĐ.docx"),
    PracticeDocument("invitation", INVITATION, Form.PDF, "Giấy mời 27-GM-ĐU.pdf"),
    PracticeDocument("inspection", INSPECTION, Form.PDF, "TB 19 UBKTTU.pdf"),
    PracticeDocument("circular-letter", CIRCULAR_LETTER, Form.DOCX, "CV 208 ĐU xin ý kiến.docx"),
    PracticeDocument("long-plan", LONG_PLAN, Form.PDF, "Kế hoạch 90 chuyển đổi số.pdf"),
    PracticeDocument("scanned-conclusion", CONCLUSION, Form.SCAN, "Scan_0001.pdf"),
)
