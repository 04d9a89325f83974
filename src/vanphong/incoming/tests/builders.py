"""Arrived documents for tests: composed by the project's own practice documents, received and registered by the verbs themselves."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from vanphong.docform.api import PRACTICE_DOCUMENTS
from vanphong.files import api as files
from vanphong.incoming.actions.arrival import ArrivedFile, receive
from vanphong.incoming.actions.registration import register
from vanphong.incoming.choices import Channel
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.rules import Particulars
from vanphong.registers.api import Register

TODAY = date(2026, 11, 24)
PARTICULARS = Particulars(
    sender_name="Đảng ủy xã Bến Mẫu",
    reference="54-BC/ĐU",
    issued_on=date(2026, 11, 20),
    subject="Kết quả công tác xây dựng Đảng tháng 10, nhiệm vụ tháng 11",
    arrived_on=TODAY,
    signer_name="Trần Văn Thử",
)


@cache
def rendered(key: str) -> bytes:
    """The file of a practice document."""
    return next(each for each in PRACTICE_DOCUMENTS if each.key == key).render()


def file_name(key: str) -> str:
    return next(each for each in PRACTICE_DOCUMENTS if each.key == key).file_name


class Arrivals:
    """Makes documents of the books of the provincial committee, as its clerk."""

    def __init__(self, office) -> None:
        self.office, self.now, self.made = office, office.now, 0

    def book(self, symbol: str = "TU", *, secret: bool = False) -> Register:
        """The organ's register of arrivals."""
        return Register.objects.get(organ=self.office.organ(symbol), direction="incoming", is_secret=secret)

    def file(self, key: str = "directive", clerk: str = "vanthu", *, zone: str = "internet") -> ArrivedFile:
        """A practice document, stored."""
        blob = files.store(rendered(key), file_name(key), actor=self.office.actor(clerk), now=self.now, zone=zone)
        return ArrivedFile(blob, file_name(key))

    def received(self, *keys: str, clerk: str = "vanthu", symbol: str = "TU", **more) -> IncomingDocument:
        """A document that waits to be registered."""
        told = {"organ_id": self.office.organ(symbol).pk, "channel": Channel.UPLOAD, **more}
        arrived = [self.file(key, clerk) for key in keys]
        return receive(None, self.office.actor(clerk), self.now, arrived=arrived, **told)

    def given(self, **more) -> Particulars:
        """Particulars that differ from one document to the next."""
        self.made += 1
        return replace(PARTICULARS, **{"reference": f"{self.made}-BC/ĐU", **more})

    def registered(self, *keys: str, clerk: str = "vanthu", symbol: str = "TU", proposer=None, **more):
        """A registered document; `more` are particulars."""
        document = self.received(*keys, clerk=clerk, symbol=symbol)
        return register(
            document,
            self.office.actor(clerk),
            self.now,
            register_id=self.book(symbol, secret=bool(more.get("secrecy"))).pk,
            particulars=self.given(**more),
            proposer=proposer,
        )


@pytest.fixture
def arrivals(office) -> Arrivals:
    return Arrivals(office)
