"""The fixed vocabularies of the organisation: levels and groups of organs, bodies, roles, manners of holding a position."""

from django.db import models


class Level(models.TextChoices):
    """The level of an organ in the Party's tree (cấp)."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh, thành phố"
    GRASSROOTS_SUPERIOR = "grassroots_superior", "Cấp trên trực tiếp cơ sở (xã, phường, đặc khu; đảng ủy trực thuộc)"
    GRASSROOTS = "grassroots", "Cơ sở"


class Group(models.TextChoices):
    """What kind of organ it is (nhóm cơ quan)."""

    COMMITTEE = "committee", "Cấp ủy"
    ADVISORY = "advisory", "Cơ quan tham mưu, giúp việc"
    INSPECTION = "inspection", "Ủy ban kiểm tra"
    SERVICE = "service", "Đơn vị sự nghiệp"
    STEERING = "steering", "Ban chỉ đạo, tiểu ban, hội đồng"
    STATE = "state", "Cơ quan nhà nước"
    FRONT = "front", "Mặt trận và đoàn thể"
    OTHER = "other", "Cơ quan, tổ chức khác"


class BodyCode(models.TextChoices):
    """In whose name an organ issues documents (chủ thể ban hành)."""

    CONGRESS = "congress", "Đại hội"
    EXECUTIVE_COMMITTEE = "executive_committee", "Ban Chấp hành"
    STANDING_COMMITTEE = "standing_committee", "Ban Thường vụ"
    STANDING_BOARD = "standing_board", "Thường trực cấp ủy"
    INSPECTION_COMMISSION = "inspection_commission", "Ủy ban Kiểm tra"
    HEAD = "head", "Thủ trưởng cơ quan"


class TermStart(models.TextChoices):
    """From when a term is counted (05-HD/VPTW, I.3.1.1b)."""

    CONGRESS_CLOSED = "congress_closed", "Bế mạc đại hội"
    FIRST_PLENUM_OPENED = "first_plenum_opened", "Khai mạc hội nghị cấp ủy lần thứ nhất họp trong thời gian đại hội"
    APPOINTMENT_IN_FORCE = "appointment_in_force", "Quyết định chỉ định cấp ủy có hiệu lực trước đại hội"


class Role(models.TextChoices):
    """What a position is entrusted with, per organ; the permissions of each role are wired in `config/roles.py`."""

    CLERK = "clerk", "Văn thư"
    LEADER = "leader", "Lãnh đạo"
    OFFICE_LEADER = "office_leader", "Lãnh đạo văn phòng"
    UNIT_HEAD = "unit_head", "Trưởng phòng"
    SPECIALIST = "specialist", "Chuyên viên"
    ASSISTANT = "assistant", "Trợ lý, thư ký lãnh đạo"
    APPRAISER = "appraiser", "Thẩm định văn bản"
    PETITION_OFFICER = "petition_officer", "Cán bộ tiếp dân, đơn thư"
    CIPHER_OFFICER = "cipher_officer", "Cán bộ cơ yếu"
    ARCHIVIST = "archivist", "Lưu trữ"
    ACCOUNTANT = "accountant", "Kế toán"
    CALENDAR_MANAGER = "calendar_manager", "Quản lý lịch"
    MEETING_SECRETARY = "meeting_secretary", "Thư ký cuộc họp"
    SYSTEM_ADMIN = "system_admin", "Quản trị hệ thống"
    UNIT_ADMIN = "unit_admin", "Quản trị đơn vị"
    TASK_ADMIN = "task_admin", "Quản trị nhiệm vụ"


class Clearance(models.IntegerChoices):
    """Up to which degree of secrecy a position may see documents; the numbers are those of the degrees themselves."""

    ORDINARY = 0, "Chỉ văn bản thường"
    SECRET = 1, "Đến Mật"
    HIGHLY_SECRET = 2, "Đến Tối mật"
    TOP_SECRET = 3, "Đến Tuyệt mật"


class Manner(models.TextChoices):
    """How a position is held; decides the form of signing (05-HD/VPTW, I.7.1.4)."""

    FULL = "full", "Chính thức"
    ACTING = "acting", "Quyền"
    IN_CHARGE = "in_charge", "Được phân công phụ trách"


class ActingKind(models.TextChoices):
    """On what ground a person acts in a position."""

    OWN = "own", "Chức vụ của mình"
    ASSISTANT = "assistant", "Trợ lý"
    DELEGATE = "delegate", "Được ủy quyền"


class ImportKind(models.TextChoices):
    """What a spreadsheet brings in."""

    ORGANS = "organs", "Cơ quan"
    PEOPLE = "people", "Cán bộ và chức vụ"
