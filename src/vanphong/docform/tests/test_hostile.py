"""Damaged and hostile files: read, or refused with a sentence; never a crash, a hang, or a look outside."""

import random
import time

from vanphong.docform import api as docform
from vanphong.docform.recognise.recognising import recognise
from vanphong.docform.tests import hostile

CASES, SEED, SECONDS = 200, 20261124, 5


def read(data, media_type):
    """Everything that is done to a file; what it says, or why it cannot be read."""
    try:
        sheet = docform.read_sheet(data, media_type)
        recognise(sheet)
    except docform.Unreadable as refusal:
        return f"refused: {refusal}"
    return f"read: {sheet.text}"


def test_files_made_to_hurt_are_read_or_refused_in_time():
    for what, data, media_type in hostile.crafted():
        started = time.process_time()
        told = read(data, media_type)
        assert time.process_time() - started < SECONDS, what
        assert told not in {"refused: ", ""}, what
        assert "root:" not in told, what


def test_damaged_files_are_read_or_refused():
    good = hostile.good_files()
    for number in range(CASES):
        chance = random.Random(SEED + number)
        data, media_type = chance.choice(good)
        assert read(hostile.damaged(data, media_type, chance), media_type) != "refused: "
