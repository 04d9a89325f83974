"""The topics of notices, and telling whoever is behind principals: the actor is not told of the own act, nobody of what the clearance forbids."""

from collections.abc import Iterable
from datetime import datetime

from vanphong.kernel.clock import office_date
from vanphong.notices.api import Channel, declare_topic, notify
from vanphong.organisation.api import people_behind

ASSIGNED = declare_topic("assigned", "Được giao việc", Channel.BOTH).name
REMINDED = declare_topic("reminded", "Được đôn đốc", Channel.BOTH).name
DUE = declare_topic("due", "Sắp đến hạn, quá hạn", Channel.BOTH).name
CHANGED = declare_topic("changed", "Việc của tôi được gia hạn, mở lại, thu hồi", Channel.APP).name
FOLLOWED = declare_topic("followed", "Việc tôi giao đã hoàn thành hoặc bị trả lại", Channel.BOTH).name
TO_DIRECT = declare_topic("to_direct", "Văn bản đến chờ đề xuất, chờ chỉ đạo", Channel.BOTH).name
ARRIVED = declare_topic("arrived", "Văn bản đến chờ tiếp nhận, chờ vào sổ", Channel.APP).name
TO_SIGN = declare_topic("to_sign", "Văn bản chờ thẩm định, chờ ký, chờ cấp số", Channel.BOTH).name
OPINION = declare_topic("opinion", "Được hỏi ý kiến, có ý kiến trả lời", Channel.BOTH).name
DRAFT = declare_topic("draft", "Dự thảo của tôi được thẩm định, bị trả lại, được ban hành", Channel.BOTH).name
SENT = declare_topic("sent", "Nơi nhận từ chối, vào sổ văn bản đã gửi", Channel.APP).name
FOUND = declare_topic("found", "Lượt tìm đã lưu có kết quả mới", Channel.APP).name
DELEGATED = declare_topic("delegated", "Ủy quyền", Channel.BOTH).name

LONGEST_TITLE = 160


def tell(
    principals: Iterable[int],
    *,
    topic: str,
    sentence: str,
    ref: tuple[str, int],
    key: str,
    now: datetime,
    secrecy: int = 0,
    but: int = 0,
) -> None:
    """Tell the people behind these principals, `but` one (the person who did it); of something secret those alone who may know of it."""
    people = people_behind(principals, office_date(now), clearance=secrecy) - {but}
    notify(people, topic=topic, sentence=sentence, ref=ref, key=key, now=now, secrecy=secrecy)


def called(title: str, secrecy: int) -> str:
    """What a record is called in a notice: its title, shortened; of a secret one nothing but that it is."""
    if secrecy:
        return "một văn bản mật"
    return f"«{title}»" if len(title) <= LONGEST_TITLE else f"«{title[:LONGEST_TITLE].rstrip()}…»"
