from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What may be done to the organisation's own data; each holds for the organs of the role grant."""

    ESTABLISH = "organisation:establish", "Lập, sửa và kết thúc cơ quan, nhiệm kỳ, đơn vị, chức vụ."
    APPOINT = "organisation:appoint", "Lập hồ sơ cán bộ, giao và cho thôi giữ chức vụ."
    GRANT_ROLE = "organisation:grant_role", "Giao và thu hồi vai trò, có lý do."
    PAIR_ASSISTANT = "organisation:pair_assistant", "Ghép và bỏ ghép trợ lý với lãnh đạo."
    DELEGATE = "organisation:delegate", "Ủy quyền chức vụ của mình cho người khác trong một thời gian."
    DELEGATE_FOR = "organisation:delegate_for", "Lập và thu hồi ủy quyền thay cho người giữ chức vụ."
    MANAGE_GROUPS = "organisation:manage_groups", "Lập và sửa nhóm nơi nhận."
    MANAGE_ACCOUNTS = "organisation:manage_accounts", "Lập, khóa, mở khóa tài khoản và đặt lại mật khẩu."
    IMPORT = "organisation:import", "Nhập cơ quan và cán bộ từ tệp .xlsx."
