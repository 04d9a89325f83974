"""One letter to 3,400 organs: how long the act of sending takes, and that each organ has it exactly once, also when it is sent again.

python bench/delivery.py                       on SQLite, in a folder made for it
python bench/delivery.py --organs 10000
scripts/with_postgresql.py .venv/bin/python bench/delivery.py --postgresql
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET_S = 10


def prepare(folder: str, *, postgresql: bool) -> None:
    """An empty installation."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "vanphong.config.settings", "VANPHONG_VAR": folder}
    os.environ["PYTHONPATH"] = str(ROOT / "src")
    sys.path.insert(0, str(ROOT / "src"))
    if postgresql:
        os.environ["VANPHONG_DATABASE_URL"] = os.environ["VANPHONG_TEST_DATABASE_URL"]
    for words in ("migrate", "load-practice-office"):
        subprocess.run([sys.executable, "-m", "vanphong.config.command", words], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()


def measure(count: int) -> None:
    """Send, send again, and tell."""
    from vanphong.delivery.api import Delivery, Letter, Recipient, send
    from vanphong.kernel import clock
    from vanphong.organisation.api import Account, Organ, actor_for

    now = clock.now()
    actor = actor_for(Account.objects.get(username="vanthu"), "", now)
    assert actor is not None
    names = [f"Đảng ủy xã Thử Nghiệm {number}" for number in range(count)]
    organs = Organ.objects.bulk_create(
        Organ(
            name=name,
            folded=name.lower(),
            own_line=name,
            level="grassroots",
            group="committee",
            valid_from="2025-07-01",
        )
        for name in names
    )
    letter = Letter(
        "412-CV/VPTU", date(2026, 11, 24), "CV", "Công văn", "party", "về việc báo cáo kết quả nhiệm vụ năm 2026",
        "Phạm Văn Minh Họa", "Chánh Văn phòng", "", "normal", 0, "", 2, None, is_reply_required=True,
    )  # fmt: skip
    recipients = [Recipient(organ.pk, organ.name) for organ in organs]

    def once() -> float:
        start = time.perf_counter()
        send(("outgoing", 1), letter, [], recipients, sender_organ_id=actor.organ_id, actor=actor, now=now, key="one")
        return time.perf_counter() - start

    first, again = once(), once()
    made = Delivery.objects.count()
    exact = made == count == Delivery.objects.values("recipient").distinct().count()
    print(
        f"{count} organs: sent in {first:.2f} s, sent again in {again:.3f} s; {made} deliveries, each organ once: {exact}"
    )
    if first > TARGET_S or not exact:
        sys.exit(f"target: {TARGET_S} s, each exactly once")


def main() -> None:
    """Measure in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--organs", type=int, default=3400)
    parser.add_argument("--postgresql", action="store_true", help="on the server of VANPHONG_TEST_DATABASE_URL")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, postgresql=asked.postgresql)
        measure(asked.organs)


if __name__ == "__main__":
    main()
