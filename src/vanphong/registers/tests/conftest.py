from datetime import date

import pytest

from vanphong.registers.api import Register, allocate

ON = date(2026, 11, 24)


class Books:
    """The registers of the practice office, and numbers taken in them."""

    on = ON

    def __init__(self, office) -> None:
        self.office = office

    def get(self, symbol: str, name: str = "đến") -> Register:
        """The organ's register whose name ends so: «đến», «đi», «mật đến»."""
        return Register.objects.get(organ=self.office.organ(symbol), name=f"Sổ đăng ký văn bản {name}")

    def take(self, register: Register, series: str = "", record: tuple[str, int] = ("incoming", 1), **more):
        """Allocate one number as the clerk."""
        told = {"on": ON, "actor": self.office.actor("vanthu"), "now": self.office.now, "label": "", **more}
        return allocate(register.pk, series=series, record=record, **told)


@pytest.fixture
def books(office) -> Books:
    """The registers of the practice office."""
    return Books(office)
