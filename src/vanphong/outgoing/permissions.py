from vanphong.kernel.permissions import PermissionSet


class Permission(PermissionSet):
    """What may be done with outgoing documents; each holds for the organs of the role grant."""

    READ = "outgoing:read", "Xem danh sách và nội dung văn bản đi mà mình tham gia."
    DRAFT = "outgoing:draft", "Soạn, sửa, trình và rút văn bản đi."
    CONSULT = "outgoing:consult", "Xin ý kiến về dự thảo đang tham gia xử lý."
    GIVE_OPINION = "outgoing:give_opinion", "Cho ý kiến khi được hỏi về dự thảo."
    EDIT_RECIPIENTS = "outgoing:edit_recipients", "Sửa nơi nhận của văn bản đi trước khi ban hành."
    APPRAISE = "outgoing:appraise", "Thẩm định nội dung, thể thức, thẩm quyền của văn bản."
    JUDGE_FORM = "outgoing:judge_form", "Bỏ qua phát hiện về thể thức của dự thảo khi có lý do, hoặc phục hồi."
    SIGN = "outgoing:sign", "Ký, từ chối ký và chuyển người ký văn bản được trình (không giao cho trợ lý)."
    CHANGE_SIGNER = "outgoing:change_signer", "Đổi người ký của văn bản đang trình."
    KEEP_TEMPLATES = "outgoing:keep_templates", "Giữ mẫu soạn thảo của cơ quan: thêm, sửa, ngừng dùng."
    CHECK = "outgoing:check", "Soát văn bản lần cuối trước khi cấp số, trả lại khi có sai sót."
    NUMBER = "outgoing:number", "Cấp số và làm bản phát hành."
    ISSUE = "outgoing:issue", "Ban hành và gửi văn bản đến nơi nhận."
    VOID = "outgoing:void", "Hủy ban hành, có lý do; số đã cấp được giữ và đánh dấu hủy."
    REVOKE = "outgoing:revoke", "Thu hồi văn bản đã ban hành, có lý do."
