"""A plan of about twenty pages, put together from tables of tasks."""

from datetime import date

from vanphong.docform.particulars.model import System
from vanphong.docform.spec import Block, DocumentSpec, Grid, Heading

_FIELDS = (
    "Hạ tầng mạng và thiết bị",
    "Dữ liệu dùng chung",
    "Quản lý văn bản và điều hành",
    "Hồ sơ và lưu trữ điện tử",
    "Họp không giấy",
    "An toàn thông tin",
    "Đào tạo cán bộ",
    "Phục vụ công tác tổ chức",
    "Phục vụ công tác kiểm tra",
    "Phục vụ công tác tuyên giáo và dân vận",
    "Tiếp nhận đơn, thư",
    "Truyền thông nội bộ",
    "Quản lý tài sản và hậu cần",
    "Tài chính đảng",
    "Thi đua, khen thưởng",
    "Phối hợp với Mặt trận Tổ quốc",
    "Phối hợp với chính quyền xã",
    "Kết nối với cơ quan cấp trên",
    "Chữ ký số và xác thực",
    "Sao lưu và phục hồi",
    "Đo lường mức độ sử dụng",
    "Chương trình công tác",
)
_ACTS = (
    "rà soát hiện trạng, lập danh mục việc cần làm và thứ tự ưu tiên",
    "xây dựng quy trình, phân công đầu mối và thời hạn cho từng khâu",
    "thí điểm tại hai đơn vị, rút kinh nghiệm trước khi làm đồng loạt",
    "tổ chức hướng dẫn tại chỗ cho văn thư và chuyên viên",
    "kiểm tra việc thực hiện hằng tháng, nhắc việc chậm và gỡ vướng mắc",
    "đánh giá kết quả bằng số liệu đo được, báo cáo Thường trực Tỉnh ủy",
)  # fmt: skip


def _section(number: int, field: str) -> tuple[Block, ...]:
    paragraphs = tuple(
        f"{number}.{at}. Về việc thứ {at}: {act}. Cơ quan chủ trì báo cáo tiến độ vào ngày 25 hằng tháng; cơ quan phối hợp trả lời trong ba ngày làm "
        f"việc kể từ khi nhận được đề nghị. Sản phẩm của việc này là tài liệu được người có thẩm quyền xác nhận và đưa vào hồ sơ công việc."
        for at, act in enumerate(_ACTS, start=1)
    )
    rows = tuple(
        (f"{number}.{at}", f"{field}: việc {at}", f"Tháng {at + 1}/2027", "Văn phòng Tỉnh ủy") for at in range(1, 7)
    )
    return (Heading(f"{number}. {field}"), *paragraphs, Grid((("TT", "Nội dung", "Thời hạn", "Chủ trì"), *rows)))


LONG_PLAN = DocumentSpec(
    system=System.PARTY,
    organ="TỈNH ỦY THỰC HÀNH",
    number="90",
    notation="KH/TU",
    place="Thực Hành",
    issued_on=date(2026, 10, 15),
    type_name="Kế hoạch",
    subject="Chuyển đổi số trong các cơ quan đảng, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội của tỉnh giai đoạn 2026 - 2030",
    grounds=(
        "Căn cứ chương trình làm việc toàn khóa của Ban Chấp hành Đảng bộ tỉnh;",
        "Theo đề nghị của Văn phòng Tỉnh ủy.",
    ),
    body=tuple(block for number, field in enumerate(_FIELDS, start=1) for block in _section(number, field)),
    competence=("T/M BAN THƯỜNG VỤ",),
    position="PHÓ BÍ THƯ",
    signer="Trần Thị Thực Tập",
    recipients=(
        "Ban Bí thư (để báo cáo)",
        "Các đồng chí Tỉnh ủy viên",
        "Các đảng ủy trực thuộc",
        "Lưu Văn phòng Tỉnh ủy",
    ),
)
