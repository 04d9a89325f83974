"""The door of notices: declare a topic, tell people, ask how many are unread, and how the mail goes."""

from vanphong.notices.actions import mark_read_about, notify
from vanphong.notices.choices import Channel
from vanphong.notices.digest import mail_is_configured, troubles
from vanphong.notices.models import Notice
from vanphong.notices.ports import Topic, declare_topic, topics
from vanphong.notices.queries import newest, notices_of, unread

__all__ = [
    "Channel",
    "Notice",
    "Topic",
    "declare_topic",
    "mail_is_configured",
    "mark_read_about",
    "newest",
    "notices_of",
    "notify",
    "topics",
    "troubles",
    "unread",
]
