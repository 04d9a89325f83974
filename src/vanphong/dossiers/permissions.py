from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What may be done to dossiers; beyond opening one, each holds for the dossiers that the position keeps or shares in."""

    OPEN = "dossiers:open", "Lập hồ sơ của cơ quan mình."
    EDIT = "dossiers:edit", "Sửa thông tin hồ sơ do mình giữ."
    FILE = "dossiers:file", "Lưu văn bản, nhiệm vụ vào hồ sơ mình cùng tham gia."
    TAKE_OUT = "dossiers:take_out", "Rút tài liệu khỏi hồ sơ do mình giữ, có lý do."
    CLOSE = "dossiers:close", "Kết thúc hồ sơ do mình giữ."
    REOPEN = "dossiers:reopen", "Mở lại hồ sơ đã kết thúc, có lý do."
    SHARE = "dossiers:share", "Cho người khác xem hồ sơ do mình giữ."
    HAND_OVER = "dossiers:hand_over", "Bàn giao hồ sơ do mình giữ cho người khác."
