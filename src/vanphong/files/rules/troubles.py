"""Why a step of reading did not succeed: each cause a sentence that says what may be done."""

LATER = ("no_tool", "no_room")
"""Causes that go away by themselves: such steps are tried again when the tool is there, or the room."""

SENTENCES = {
    "no_tool": "máy chủ chưa cài {tool}; người quản trị cài xong thì hệ thống tự đọc tiếp",
    "no_room": "kho tệp của máy chủ đã đầy; người quản trị giải phóng chỗ thì hệ thống tự đọc tiếp",
    "locked": "tệp đặt mật khẩu; đồng chí gửi bản không có mật khẩu",
    "too_long": "quá {seconds} giây mà chưa xong nên đã dừng; thử lại khi máy chủ rảnh, hoặc tách tệp",
    "memory": "tệp cần nhiều bộ nhớ hơn mức cho phép; đồng chí quét lại ở 200–300 dpi hoặc tách tệp",
    "broken": "nội dung bị hỏng ở bên trong; đồng chí kiểm tra tệp gốc, thử lại hoặc gửi bản khác",
    "converter": "LibreOffice không chuyển được tệp này sang PDF; đồng chí gửi thêm bản PDF",
    "died": "tiến trình nền dừng đột ngột mỗi lần làm bước này; người quản trị xem nhật ký máy chủ rồi thử lại",
    "lost": "không tìm thấy nội dung tệp trong kho, hoặc nội dung khác mã SHA-256 đã ghi; người quản trị khôi phục từ bản sao lưu",
    "before": "bước trước chưa được",
    "secret": "trên bản quét có dấu chỉ độ mật «{mark}» (trang {page}); nội dung đã bị giữ lại, đề nghị gỡ khỏi hệ thống nối mạng này",
    "failed": "lỗi chương trình ({kind}); thử lại, nếu vẫn thế thì báo người quản trị",
}


def sentence(cause: str, **values: object) -> str:
    """«Chưa đọc được, vì …»."""
    return f"Chưa đọc được, vì {SENTENCES[cause].format(**values)}."


class Trouble(Exception):
    """A step did not succeed, for this cause; `values` fill its sentence."""

    def __init__(self, cause: str, **values: object) -> None:
        self.cause, self.told = cause, sentence(cause, **values)
        super().__init__(self.told)
