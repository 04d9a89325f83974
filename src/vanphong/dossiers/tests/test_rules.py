from dataclasses import dataclass

import pytest

from tests.office.office import NOW
from vanphong.dossiers import rules
from vanphong.kernel.actor import SYSTEM


@dataclass
class Kept:
    filed: int


class TestSomethingIsFiled:
    @pytest.mark.parametrize(("filed", "is_refused"), [(0, True), (1, False), (7, False)])
    def test_refuses_to_close_an_empty_dossier(self, filed, is_refused):
        assert bool(rules.something_is_filed(Kept(filed), SYSTEM, NOW)) is is_refused
