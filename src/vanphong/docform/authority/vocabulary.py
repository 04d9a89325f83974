"""The words of the table of issuing."""

from enum import StrEnum


class Word(StrEnum):
    """A word with its Vietnamese name, `label`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Word":
        """Keep the label beside the value."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.label = label
        return made


class IssuerLevel(Word):
    """The level of the organ that issues."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Cấp tỉnh"
    GRASSROOTS_SUPERIOR = "grassroots_superior", "Cấp trên trực tiếp cơ sở"
    GRASSROOTS = "grassroots", "Cấp cơ sở"


class Issuer(Word):
    """Who issues, as the rules of authority name them: the bodies of a committee and of a congress, and kinds of agencies run by a head."""

    CONGRESS = "congress", "Đại hội"
    PRESIDIUM = "presidium", "Đoàn chủ tịch đại hội"
    CONGRESS_SECRETARIAT = "congress_secretariat", "Đoàn thư ký đại hội"
    CREDENTIALS_BOARD = "credentials_board", "Ban Thẩm tra tư cách đại biểu"
    VOTE_COUNTERS = "vote_counters", "Ban kiểm phiếu"
    EXECUTIVE_COMMITTEE = "executive_committee", "Ban Chấp hành"
    POLITBURO = "politburo", "Bộ Chính trị"
    SECRETARIAT = "secretariat", "Ban Bí thư"
    STANDING_COMMITTEE = "standing_committee", "Ban Thường vụ"
    STANDING_BOARD = "standing_board", "Thường trực cấp ủy"
    CELL = "cell", "Chi bộ"
    CELL_CONGRESS = "cell_congress", "Đại hội chi bộ"
    INSPECTION_COMMISSION = "inspection_commission", "Ủy ban Kiểm tra"
    AGENCY = "agency", "Cơ quan tham mưu, giúp việc"
    STEERING = "steering", "Ban chỉ đạo, tiểu ban, hội đồng"
    STEERING_WITHOUT_SEAL = "steering_without_seal", "Ban chỉ đạo, tiểu ban, hội đồng không có dấu riêng"
    STATE = "state", "Cơ quan nhà nước"


class Verdict(Word):
    """What the table says of a document that is to be signed."""

    BLOCKS = "blocks", "Không đúng thẩm quyền"
    WARNS = "warns", "Cần xem lại"
    UNKNOWN = "unknown", "Chưa rõ"
    OK = "ok", "Đúng thẩm quyền"
