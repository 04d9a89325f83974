from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What may be done about the work in the background."""

    TEND = "outbox:tend", "Xem việc nền của hệ thống, cho chạy lại việc không làm được."
