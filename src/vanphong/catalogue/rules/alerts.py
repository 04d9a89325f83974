"""The one scale of alerts: how pressing a deadline is on a day, and the same as bounds for a database's filters."""

from dataclasses import dataclass
from datetime import date, timedelta

from vanphong.catalogue.choices import Alert
from vanphong.kernel.calendar import WorkingCalendar

DAY = timedelta(days=1)


@dataclass(frozen=True)
class AlertScale:
    """Of open work: due up to `yellow_until` is yellow, before `today` red, before `deep_red_before` deep red. Work that is done has no alert."""

    today: date
    yellow_until: date
    deep_red_before: date

    def of(self, due_on: date | None, done_on: date | None = None) -> Alert:
        """The alert of work due on that day."""
        if due_on is None or done_on is not None or due_on > self.yellow_until:
            return Alert.NONE
        if due_on >= self.today:
            return Alert.YELLOW
        return Alert.DEEP_RED if due_on < self.deep_red_before else Alert.RED

    def days_late(self, due_on: date | None, done_on: date | None = None) -> int:
        """How many days past the deadline it is, or was when it was done; none before."""
        return max(0, ((done_on or self.today) - due_on).days) if due_on else 0

    def sentence(self, due_on: date | None, done_on: date | None = None) -> str:
        """The alert in words, as every screen and export says it: «Quá hạn 5 ngày», «Hạn hôm nay», «Còn 2 ngày»; nothing where it does not press."""
        if late := self.days_late(due_on, done_on):
            return f"Trễ hạn {late} ngày" if done_on else f"Quá hạn {late} ngày"
        if due_on is None or done_on is not None or due_on > self.yellow_until:
            return ""
        left = (due_on - self.today).days
        return f"Còn {left} ngày" if left else "Hạn hôm nay"


def alert_scale_of(today: date, calendar: WorkingCalendar, yellow_days: int, deep_red_days: int) -> AlertScale:
    """Yellow: at most `yellow_days` working days are left, the day itself included; deep red: `deep_red_days` days or more are past."""
    yellow_until = calendar.add_working_days(today, yellow_days + 1) - DAY
    return AlertScale(today, yellow_until, today - (deep_red_days - 1) * DAY)
