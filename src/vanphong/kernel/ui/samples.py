"""The content of the gallery: evidently made up, as long as real text is."""

from datetime import UTC, date, datetime
from typing import Any

from vanphong.kernel.ui.shell import NavGroup, NavItem

TODAY = date(2026, 11, 24)
SUBJECT = (
    "về việc rà soát, báo cáo kết quả thực hiện các nhiệm vụ, giải pháp đẩy nhanh tiến độ giải ngân vốn đầu tư công và công tác bồi thường, "
    "giải phóng mặt bằng các dự án trọng điểm trên địa bàn tỉnh 10 tháng đầu năm 2026"
)
NAV = [
    NavGroup(
        "",
        [
            NavItem("Bàn làm việc", "#ban", "home", key="b", bottom=True, current=True),
            NavItem("Chờ tôi xử lý", "#cho", "inbox", count=14, counter="waiting", key="c", bottom=True),
            NavItem("Thông báo", "#thong-bao", "bell", count=3, counter="notices", key="t"),
        ],
    ),
    NavGroup(
        "Văn bản",
        [
            NavItem("Văn bản đến", "#den", "file", count=27, key="d", bottom=True),
            NavItem("Chờ tiếp nhận", "#tiep-nhan", "download", count=5, key="n"),
            NavItem("Văn bản đi", "#di", "send", key="i", bottom=True),
            NavItem("Thẩm định", "#tham-dinh", "shield", count=2, key="h"),
            NavItem("Sổ văn bản", "#so", "book", key="s"),
        ],
    ),
    NavGroup("Công việc", [NavItem("Nhiệm vụ được giao", "#nhiem-vu", "target", count=8, key="v"), NavItem("Hồ sơ", "#ho-so", "folder", key="o")]),
    NavGroup("Quản trị", [NavItem("Cơ quan, con người", "#to-chuc", "sitemap"), NavItem("Danh mục", "#danh-muc", "settings")]),
]


def _row(number: int, subject: str, sender: str, level: str, sentence: str, state: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    shape, tone, word = state
    alert = {"level": level, "sentence": sentence}
    return {"number": number, "subject": subject, "sender": sender, "alert": alert, "shape": shape, "tone": tone, "word": word} | more


ROWS = [
    _row(1284, f"Công văn {SUBJECT}", "Đảng ủy UBND tỉnh Thực Hành · 412-CV/ĐU", "deep_red", "Quá hạn 5 ngày làm việc", ("octagon", "danger", "Quá hạn"), due=date(2026, 11, 17), unread=True),
    _row(1283, "Chỉ thị về tăng cường lãnh đạo công tác bảo đảm quốc phòng, an ninh dịp Tết Nguyên đán", "Văn phòng Trung ương · 38-CT/TW", "red", "Quá hạn 1 ngày", ("half", "info", "Đang xử lý"), due=date(2026, 11, 23)),
    _row(1282, "Báo cáo sơ kết 6 tháng thực hiện mô hình chính quyền địa phương hai cấp", "Đảng ủy xã Mẫu Sơn · 97-BC/ĐU", "yellow", "Còn 2 ngày", ("dot", "primary", "Đã phân công"), due=date(2026, 11, 26)),
    _row(1281, "Tờ trình xin chủ trương thành lập Ban Chỉ đạo phát triển khoa học, công nghệ", "Ban Tổ chức Tỉnh ủy · 156-TTr/BTCTU", "none", "", ("square", "warning", "Chờ bút phê"), due=date(2026, 12, 4)),
    _row(1280, "Đơn đề nghị của công dân về chế độ, chính sách", "Ban Nội chính Tỉnh ủy · 88-CV/BNCTU", "none", "", ("diamond", "warning", "Bị trả lại"), due=None),
    _row(1279, "Giấy mời dự Hội nghị Ban Chấp hành lần thứ 9", "Văn phòng Tỉnh ủy · 201-GM/VPTU", "none", "", ("check", "success", "Hoàn thành"), due=None),
    _row(1278, "Văn bản gửi nhầm, nơi gửi đã thu hồi", "Đảng ủy phường Thử Nghiệm · 12-CV/ĐU", "none", "", ("cross", "neutral", "Đã thu hồi"), due=None, struck=True),
]
AVAILABLE = [
    {"verb": "direct", "title": "Bút phê", "allowed": True, "reasons": (), "danger": False, "confirm": ""},
    {"verb": "assign", "title": "Phân công", "allowed": True, "reasons": (), "danger": False, "confirm": ""},
    {"verb": "complete", "title": "Hoàn thành", "allowed": False, "reasons": ("Văn bản yêu cầu trả lời nhưng chưa có văn bản trả lời.", "Còn 2 đơn vị phối hợp chưa báo cáo kết quả."), "danger": False, "confirm": ""},
    {"verb": "send_back", "title": "Trả lại", "allowed": True, "reasons": (), "danger": True, "confirm": ""},
]
PARTICULARS = [
    ("Số đến", "1284"),
    ("Ngày đến", "24/11/2026 07:45"),
    ("Số, ký hiệu", "412-CV/ĐU"),
    ("Cơ quan ban hành", "Đảng ủy Ủy ban nhân dân tỉnh Thực Hành"),
    ("Trích yếu", f"Công văn {SUBJECT}"),
    ("Người ký", "Nguyễn Văn Mẫu, Phó Bí thư Thường trực"),
    ("Độ mật · Độ khẩn", "Thường · Khẩn"),
    ("Hồ sơ", ""),
]
ENTRIES = [
    {"at": datetime(2026, 11, 24, 0, 45, tzinfo=UTC), "who": "Trần Thị Thực Tập", "acting_as": "Văn thư Văn phòng Tỉnh ủy", "sentence": "Vào sổ văn bản đến số 1284."},
    {"at": datetime(2026, 11, 24, 1, 20, tzinfo=UTC), "who": "Lê Văn Giả Định", "acting_as": "Thư ký, thay mặt Bí thư Phạm Thị Ví Dụ", "sentence": "Ghi bút phê: «Giao đồng chí Chánh Văn phòng chủ trì, phối hợp Ban Nội chính tham mưu, báo cáo trước 28/11»."},
    {"at": datetime(2026, 11, 24, 2, 5, tzinfo=UTC), "who": "Hoàng Văn Minh Họa", "acting_as": "Trưởng phòng Tổng hợp", "sentence": "Gia hạn xử lý.", "changes": {"Hạn xử lý": ("28/11/2026", "02/12/2026")}},
    {"at": datetime(2026, 11, 24, 3, 30, tzinfo=UTC), "who": "Hoàng Văn Minh Họa", "acting_as": "Trưởng phòng Tổng hợp", "sentence": "Thu hồi phân công đã giao chuyên viên Đỗ Thị Thử vì giao nhầm.", "danger": True},
]


def _node(who: str, title: str, role: str, hour: int, **more: Any) -> dict[str, Any]:
    return {"who": who, "title": title, "role": role, "since": datetime(2026, 11, 24, hour, 0, tzinfo=UTC), "children": []} | more


TREE = [
    _node(
        "Phạm Thị Ví Dụ", "Bí thư Tỉnh ủy", "Chỉ đạo", 1, state="Đã bút phê", shape="check", tone="success",
        note="«Giao đồng chí Chánh Văn phòng chủ trì, báo cáo trước 28/11».",
        children=[
            _node(
                "Phòng Tổng hợp", "Văn phòng Tỉnh ủy", "Chủ trì", 2, state="Đang xử lý", shape="half", tone="info", current=True,
                due=date(2026, 11, 26), alert={"level": "yellow", "sentence": "Còn 2 ngày"},
                children=[
                    _node("Đỗ Thị Thử", "Chuyên viên", "Thực hiện", 2, recalled=True),
                    _node("Vũ Văn Nháp", "Chuyên viên chính", "Thực hiện", 3, state="Mới nhận", shape="ring", tone="neutral"),
                ],
            ),
            _node("Ban Nội chính Tỉnh ủy", "", "Phối hợp", 2, state="Đã báo cáo", shape="check", tone="success"),
        ],
    )
]  # fmt: skip
DIFF = [
    {"kind": "equal", "place": "Mục I", "runs": [("equal", "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh nhiệm kỳ 2025 – 2030;")]},
    {"kind": "change", "runs": [("equal", "Giao Văn phòng Tỉnh ủy chủ trì, phối hợp các cơ quan liên quan báo cáo kết quả trước ngày "), ("delete", "30/11/2026"), ("insert", "05/12/2026"), ("equal", "; "), ("insert", "trường hợp vướng mắc, kịp thời báo cáo Thường trực xem xét.")]},
    {"kind": "delete", "runs": [("delete", "Các cơ quan gửi báo cáo bằng bản giấy về Văn phòng.")]},
    {"kind": "insert", "runs": [("insert", "Các cơ quan gửi báo cáo qua hệ thống thông tin điều hành tác nghiệp.")]},
]
PHRASES = [
    "Giao Văn phòng chủ trì, tham mưu Thường trực.",
    "Kính chuyển đồng chí Phó Bí thư Thường trực cho ý kiến.",
    "Đồng ý. Thực hiện theo đề xuất.",
    "Lưu, theo dõi.",
]
OPTIONS = [
    {"value": "10", "label": "Phòng Tổng hợp", "detail": "Văn phòng Tỉnh ủy", "chosen": True},
    {"value": "11", "label": "Nguyễn Văn Mẫu", "detail": "Chánh Văn phòng Tỉnh ủy"},
    {"value": "12", "label": "Trần Thị Thực Tập", "detail": "Văn thư, Phòng Văn thư – Lưu trữ"},
    {"value": "13", "label": "Đỗ Thị Thử", "detail": "Chuyên viên, Phòng Tổng hợp"},
    {"value": "14", "label": "Ban Nội chính Tỉnh ủy", "detail": "Cơ quan"},
]


def context() -> dict[str, Any]:
    """All the made-up content, by the names that the gallery's template uses."""
    pages = [{"number": number, "url": "/static/ui/sample-page.svg", "width": 794, "height": 1123} for number in (1, 2, 3)]
    return {
        "nav": NAV, "rows": ROWS, "available": AVAILABLE, "particulars": PARTICULARS, "entries": ENTRIES, "tree": TREE, "diff": DIFF,
        "phrases": PHRASES, "options": OPTIONS, "pages": pages, "crumbs": [("Bàn làm việc", "/"), ("Giao diện", "#"), ("Thành phần", "")],
        "chips": [{"label": "Trạng thái", "value": "Đang xử lý", "remove": "?"}, {"label": "Nơi gửi", "value": "Đảng ủy UBND tỉnh", "remove": "?"}],
        "tabs": [{"label": "Nội dung", "url": "#", "current": True}, {"label": "Luồng xử lý", "url": "#a", "count": 4}, {"label": "Nhật ký", "url": "#b"}],
        "versions": [{"label": "Bản 2", "url": "#v2", "current": True}, {"label": "Bản 1", "url": "#v1"}],
        "subject": SUBJECT, "today": TODAY, "alert": {"level": "yellow", "sentence": "Còn 2 ngày"},
    }  # fmt: skip
