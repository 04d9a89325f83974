"""How a person is told of something, and how often by e-mail."""

from django.db import models


class Channel(models.TextChoices):
    """Where notices of one topic go."""

    APP = "app", "Trên hệ thống"
    DIGEST = "digest", "Thư điện tử"
    BOTH = "both", "Cả hai"
    OFF = "off", "Không nhận"

    @property
    def is_in_app(self) -> bool:
        """Whether the notice is shown in the application."""
        return self in {Channel.APP, Channel.BOTH}

    @property
    def is_in_digest(self) -> bool:
        """Whether the notice goes into the e-mail digest."""
        return self in {Channel.DIGEST, Channel.BOTH}


class Rhythm(models.TextChoices):
    """How often the e-mail digest (thư tổng hợp) is sent."""

    HOURLY = "hourly", "Mỗi giờ"
    DAILY = "daily", "Mỗi ngày một lần"
