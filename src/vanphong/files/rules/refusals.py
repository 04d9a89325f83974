"""The sentences of refusal: each says what is wrong with the file and what to do."""

# ruff: noqa: E501 - a sentence is a line

from vanphong.kernel.errors import InvalidInput

SENTENCES = {
    "empty": "tệp rỗng, không có nội dung. Đồng chí kiểm tra lại tệp gốc rồi gửi lại.",
    "too_large": "tệp lớn {size} MB, vượt mức tối đa {limit} MB. Đồng chí quét lại ở độ phân giải 200–300 dpi, hoặc tách thành nhiều tệp rồi gửi lại.",
    "truncated": "tệp bị cụt (thường do tải về hoặc sao chép chưa xong). Đồng chí lấy lại tệp gốc, mở thử trên máy rồi gửi lại.",
    "broken": "tệp bị hỏng, không mở được. Đồng chí mở thử tệp gốc trên máy, lưu lại rồi gửi lại.",
    "no_pages": "tệp PDF không có trang nào. Đồng chí xuất lại tệp PDF từ văn bản gốc rồi gửi lại.",
    "locked": "tệp đặt mật khẩu nên không đọc được. Đồng chí gỡ mật khẩu, lưu lại rồi gửi lại.",
    "macro": "tệp có chứa macro (mã lệnh), có thể gây hại. Đồng chí lưu lại dạng không có macro (.docx, .xlsx) hoặc PDF rồi gửi lại.",
    "bomb": "tệp nén bất thường: bung ra quá lớn so với dung lượng, có thể gây treo máy. Đồng chí lưu lại tệp từ phần mềm soạn thảo rồi gửi lại.",
    "program": "đây là chương trình hoặc tệp lệnh, không phải văn bản. Hệ thống không nhận; nếu được gửi đến từ nơi lạ, đồng chí báo cán bộ an toàn thông tin.",
    "active": "đây là trang web hoặc tệp có mã chạy được (HTML, SVG, XML). Đồng chí in ra PDF rồi gửi tệp PDF.",
    "archive": "đây là tệp nén loại hệ thống không mở được. Đồng chí nén lại dạng .zip, hoặc giải nén rồi gửi từng tệp bên trong.",
    "program_inside": "bên trong có chương trình hoặc tệp lệnh «{name}». Hệ thống không nhận; nếu được gửi đến từ nơi lạ, đồng chí báo cán bộ an toàn thông tin.",
    "image": "ảnh ở định dạng chưa dùng trong lưu trữ (HEIC của iPhone, WebP, GIF, BMP). Đồng chí lưu lại dạng PNG, JPG hoặc quét thành PDF rồi gửi lại.",
    "large_image": "ảnh quá lớn ({size} triệu điểm ảnh). Đồng chí quét lại ở độ phân giải 200–300 dpi rồi gửi lại.",
    "unknown": "không nhận ra loại tệp này. Hệ thống nhận {accepted}. Đồng chí chuyển sang một trong các dạng đó rồi gửi lại.",
    "mismatch": "tên tệp ghi là .{claimed} nhưng nội dung là {found}. Đồng chí kiểm tra có chọn đúng tệp không; nếu đúng thì đổi đuôi tên tệp thành .{right} rồi gửi lại.",
    "secret": "văn bản có dấu chỉ độ mật «{mark}» (trang {page}). Hệ thống này nối mạng Internet nên không được nhận nội dung mật và chưa lưu gì. Đồng chí vào sổ văn bản mật (không kèm tệp), xử lý bản giấy theo quy định, và xóa tệp khỏi máy nối mạng.",
}


def refusal(code: str, **values: object) -> InvalidInput:
    """The error of one reason; `named` puts the file's name before the sentence."""
    sentence = SENTENCES[code].format(**values)
    return InvalidInput(sentence[:1].upper() + sentence[1:])


def named(name: str, error: InvalidInput) -> InvalidInput:
    """The same refusal, saying of which file it speaks."""
    return InvalidInput(f"Không nhận tệp «{name}»: {error.message[:1].lower()}{error.message[1:]}")
