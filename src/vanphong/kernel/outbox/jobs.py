"""What the outbox does for itself."""

from datetime import datetime, timedelta

from vanphong.kernel.outbox.models import Job, JobState, Worker
from vanphong.kernel.outbox.registry import every


@every(minutes=60, title="Dọn việc nền đã xong")
def forget_done_jobs(now: datetime) -> None:
    """Jobs done a week ago and workers silent for a day are forgotten; jobs with a key stay, since the key must stay taken."""
    Job.objects.filter(state=JobState.DONE, key=None, finished_at__lt=now - timedelta(days=7)).delete()
    Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
