"""What may be done with arrived documents. A name is the verb's own; which role holds it is wired in `config/roles.py`."""

from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """Permissions of this module."""

    RECEIVE = "incoming:receive", "Tiếp nhận văn bản đến."
    REGISTER = "incoming:register", "Vào sổ văn bản đến, cấp số đến."
    REMOVE = "incoming:remove", "Không vào sổ một văn bản đã tiếp nhận, hoặc từ chối và trả lại nơi gửi."
    EDIT = "incoming:edit", "Sửa thông tin văn bản đến đã vào sổ."
    ATTACH = "incoming:attach", "Bổ sung tệp vào văn bản đến."
    PROPOSE = "incoming:propose", "Đề xuất hướng xử lý văn bản đến và trình lãnh đạo."
    DIRECT = "incoming:direct", "Cho ý kiến chỉ đạo (bút phê) trên văn bản đến."
    ASSIGN = "incoming:assign", "Giao xử lý văn bản đến."
    COPY = "incoming:copy", "Sao gửi văn bản đến cho người khác trong cơ quan để biết."
    KEEP = "incoming:keep", "Kết thúc văn bản đến không phải xử lý, lưu để biết."
    COMPLETE = "incoming:complete", "Hoàn thành văn bản đến không qua giao việc."
    FORWARD = "incoming:forward", "Chuyển văn bản đến cho cơ quan khác giải quyết."
    REOPEN = "incoming:reopen", "Mở lại văn bản đến đã kết thúc."
