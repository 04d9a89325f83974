from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What may be done with tasks; beside the permission one must be the holder or the assigner of the task."""

    ASSIGN = "tasks:assign", "Giao việc: chọn chủ trì, phối hợp, nhận để biết và hạn."
    ADD_ASSIGNEES = "tasks:add_assignees", "Thêm người phối hợp, người nhận để biết vào việc đã giao."
    PASS_ON = "tasks:pass_on", "Chuyển tiếp việc của đơn vị cho người trong đơn vị."
    REASSIGN = "tasks:reassign", "Giao lại việc cho người khác, có lý do."
    RESOLVE = "tasks:resolve", "Tự giải quyết việc bị trả lại."
    RECALL = "tasks:recall", "Thu hồi việc đã giao, có lý do."
    REOPEN = "tasks:reopen", "Mở lại việc đã hoàn thành, có lý do."
    EXTEND = "tasks:extend", "Gia hạn việc đã giao, có lý do."
    ACCEPT = "tasks:accept", "Nghiệm thu kết quả việc đã giao, hoặc trả lại làm tiếp."
    REMIND = "tasks:remind", "Đôn đốc người được giao việc."
    OVERSEE = "tasks:oversee", "Theo dõi mọi nhiệm vụ của cơ quan."
    OPEN_TASK = "tasks:open_task", "Xem việc được giao."
    SEND_BACK = "tasks:send_back", "Trả lại việc được giao, có lý do."
    COMPLETE = "tasks:complete", "Hoàn thành việc được giao, kèm kết quả và minh chứng."


HOLDING = frozenset({Permission.OPEN_TASK, Permission.SEND_BACK, Permission.COMPLETE})
"""What whoever is given work may do with it."""
ASSIGNING = frozenset(Permission) - HOLDING - {Permission.OVERSEE}
"""What those may do who give work."""
