from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What may be done to the lists of the office; they are the same for the whole installation."""

    EDIT = "catalogue:edit", "Thêm, sửa và kết thúc các dòng của danh mục, lịch nghỉ, ngưỡng cảnh báo."
