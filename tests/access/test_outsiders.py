"""No record, count or file reaches an outsider through any channel: the law, two lines long, against everything that answers."""

import json
import re

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.access import channels
from tests.access.channels import COMMON, Marks, words
from tests.access.world import World
from tests.office.office import NOW
from vanphong.catalogue.actions.installation import settle_zone
from vanphong.delivery.models import Delivery
from vanphong.files.models import Version
from vanphong.kernel.actor import Principal
from vanphong.kernel.journal.models import Entry
from vanphong.kernel.outbox.worker import drain
from vanphong.kernel.participation.models import Participation
from vanphong.notices.models import Notice
from vanphong.organisation.api import people_behind

VIEWERS = ("vanthu", "chuyenvien", "truongphong", "bithu", "coyeu", "quantri", "vanthu.btc", "ketoan")
POOL = 10


@pytest.fixture
def marks(office) -> Marks:
    return Marks(World(office))


def pool(marks: Marks) -> list[int]:
    """Principals of every kind, through which the viewers may take part or not."""
    world, office = marks.world, marks.world.office
    tu, btc = office.organ("TU"), office.organ("BTCTU")
    return [
        *(world.post(name) for name in ("chuyenvien", "bithu", "coyeu", "quantri", "thamdinh")),
        *(world.unit(name) for name in ("chuyenvien", "ketoan")),
        Principal.REGISTRY.of(tu.pk),
        btc.principal,
        office.person("vanthu").principal,
    ]


DEALS = st.lists(st.frozensets(st.integers(0, POOL - 1), max_size=4), min_size=9, max_size=9)
SOME = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)


class TestMarked:
    @SOME
    @given(deal=DEALS, who=st.sampled_from(VIEWERS))
    def test_only_who_takes_part_and_is_cleared_meets_its_words(self, marks, deal, who):
        principals = pool(marks)
        with transaction.atomic():
            marks.deal([{principals[each] for each in part} for part in deal])
            self.look(marks, who)
            transaction.set_rollback(True)

    def look(self, marks: Marks, name: str) -> None:
        """Ask for everything as that person."""
        actor, client = marks.world.actor(name), marks.world.office.client(name)
        may_learn = {each.word for each in marks.all if each.may_learn(actor)}
        may_see = {each.word for each in marks.all if each.may_see(actor)}
        for path in [*channels.lists(), *channels.registers_of(actor)]:
            status, found = words(client, path)
            assert status in {200, 403}, (name, path)
            assert found <= may_learn, f"{name} met {found - may_learn} at {path}"
        assert words(client, f"/tra-cuu/?q={COMMON}")[1] == may_see, name
        for marked in marks.all:
            for path in channels.of_record(marked):
                status, found = words(client, path)
                assert found <= may_learn, f"{name} met {found - may_learn} at {path}"
                if not marked.may_see(actor) and "tra-loi" not in path:
                    assert status in {403, 404}, (name, path, status)
            expected = {200} if marked.may_see(actor) else {403, 404}
            if not marked.path.startswith("/van-ban-di/") or actor.may("outgoing:read"):
                assert words(client, marked.path)[0] in expected, (name, marked.path)


def bare(text: str) -> str:
    """A page without what differs from one request to the next."""
    return re.sub(r'(nonce|value|data-key|data-csrf)="[^"]*"|"csrf[^,]*|[0-9a-f]{32}', "", text)


class TestCounts:
    def test_an_outsider_cannot_tell_whether_anything_exists(self, office):
        """The same pages, counts and spreadsheets before any record was made and with many that are others'."""
        settle_zone("wan", NOW, has_content=False)
        outsiders = ("lich", "quantri", "vanthu.benmau", "ketoan")
        paths = [path for path in channels.lists() if "xuat" not in path]
        clients = {name: office.client(name) for name in outsiders}
        before = {(name, path): self.shown(clients[name], path) for name in outsiders for path in paths}
        Marks(World(office))
        drain(NOW)
        for (name, path), shown in before.items():
            assert self.shown(clients[name], path) == shown, f"{name}: {path}"

    def shown(self, client: Client, path: str) -> str:
        """What the page says."""
        return bare(client.get(path).content.decode())

    def test_live_counts_are_those_of_what_one_takes_part_in(self, marks):
        for name in VIEWERS:
            told = json.loads(marks.world.office.client(name).get("/thong-bao/so-dem/").content)
            actor = marks.world.actor(name)
            mine = Participation.objects.filter(principal__in=actor.principals, until=None)
            known = mine.values("kind", "record_id").distinct().count()
            notices = Notice.objects.filter(person_id=actor.person_id).count()
            assert all(isinstance(each, int) and 0 <= each <= known + notices for each in told.values()), (name, told)


def parts(notice: Notice) -> set[int]:
    """Who takes part in what the notice is about; a letter is its recipients' and its sender's."""
    if notice.ref_kind == "dispatch":
        found = Delivery.objects.filter(dispatch_id=notice.ref_id).values_list("organ_id", "recipient_id")
        return {Principal.REGISTRY.of(organ) for pair in found for organ in pair if organ}
    rows = Participation.objects.filter(kind=notice.ref_kind, record_id=notice.ref_id)
    return set(rows.values_list("principal", flat=True))


class TestNotices:
    def test_reach_only_who_takes_part_and_is_cleared(self, marks):
        drain(NOW)
        told = Notice.objects.exclude(ref_kind="")
        assert told.exists()
        for notice in told:
            insiders = people_behind(parts(notice), NOW.date())
            assert notice.person_id in insiders, notice.sentence
        secret = [each.word for each in marks.all if each.secrecy]
        assert not [each.sentence for each in told if any(word in each.sentence for word in secret)]


class TestFiles:
    def test_a_known_content_is_not_confirmed_to_an_outsider(self, marks):
        """A browser that holds the tag of a content (from another document) is not told that this one has it."""
        version = Version.objects.filter(kind="incoming").first()
        insider, outsider = marks.world.office.client("vanthu"), marks.world.office.client("ketoan")
        for path in (f"/tep/{version.pk}/", f"/tep/{version.pk}/trang/1.nho.png"):
            tag = insider.get(path).headers["ETag"]
            assert insider.get(path, headers={"If-None-Match": tag}).status_code == 304
            assert outsider.get(path, headers={"If-None-Match": tag}).status_code == 404
            assert "ETag" not in outsider.get(path).headers


class TestVerbs:
    def test_bulk_acts_on_what_is_not_ones_own_find_nothing(self, marks):
        marks.deal([set() for _ in marks.all])
        client = marks.world.office.client("chanhvp")
        ids = [each.record.pk for each in marks.all if each.record.kind == "incoming"][:4]
        before = Entry.objects.count()
        for verb in ("keep", "complete", "assign", "agree"):
            told = client.post(
                "/van-ban-den/hang-loat/", {"id": ids, "verb": verb, "asked": "1", "key": f"k-{verb}", "result": "Xong"}
            )
            assert told.status_code in {200, 404, 422}
            assert not channels.WORD.search(told.content.decode())
        assert Entry.objects.count() == before

    def test_a_reply_or_a_filing_of_what_is_not_ones_own_is_refused(self, marks):
        marks.deal([set() for _ in marks.all])
        client, actor = marks.world.office.client("chuyenvien"), marks.world.actor("chuyenvien")
        for marked in (marked for marked in marks.all if not marked.may_see(actor)):
            kind, pk = marked.record.ref
            for path in (f"/ho-so/luu/?van-ban={kind}:{pk}", f"/ho-so/lap/?van-ban={kind}:{pk}"):
                before = Entry.objects.count()
                told = client.post(path, {"title": "Hồ sơ của tôi", "key": f"key-{path}"[-60:]})
                assert not channels.WORD.search(told.content.decode())
                assert told.status_code in {404, 422}, path
                assert Entry.objects.count() == before
