from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What a registry may do with what is sent and what arrives; each holds for the organs whose registry (văn thư) it is."""

    READ_BOOK = "delivery:read_book", "Xem sổ chuyển giao và tình hình nhận của văn bản đã gửi."
    HAND_OVER = "delivery:hand_over", "Ghi việc chuyển giao bản giấy."
    REVOKE = "delivery:revoke", "Thu hồi văn bản đã gửi, có lý do."
    RECEIVE = "delivery:receive", "Xem, tiếp nhận hoặc từ chối văn bản gửi đến."
