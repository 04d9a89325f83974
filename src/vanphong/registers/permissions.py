from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What may be done with the registers of an organ. The secret ones need clearance besides."""

    READ = "registers:read", "Xem, in và kết xuất sổ đăng ký văn bản."
    KEEP = "registers:keep", "Giữ sổ: giữ số, hủy số đang giữ, ghi số của văn bản ngoài hệ thống, sang quyển mới."
    MANAGE = "registers:manage", "Mở, sửa, khép sổ; chuyển sổ sang năm hoặc nhiệm kỳ mới."
