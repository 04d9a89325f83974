"""The whole list of mistakes."""

from tests.docform.seeded import body, foot, head
from tests.docform.seeded.mutations import MISTAKES, Mistake, planted

PLANTED_IN = (head, body, foot)

__all__ = ["MISTAKES", "PLANTED_IN", "Mistake", "planted"]
