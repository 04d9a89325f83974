"""What must hold of a dossier."""

from datetime import datetime
from typing import Protocol

from vanphong.kernel.actor import Actor


class Kept(Protocol):
    """What the rules need of a dossier."""

    filed: int


def something_is_filed(dossier: Kept, actor: Actor, now: datetime) -> str | None:
    """An empty dossier is not closed: it would be kept for nothing."""
    return None if dossier.filed else "Hồ sơ chưa có tài liệu nào. Đề nghị lưu tài liệu vào hồ sơ trước khi kết thúc."
