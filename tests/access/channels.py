"""Documents that each carry a word found nowhere else, and every channel through which such a word could reach somebody."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from django.test import Client

from tests.access.world import World
from vanphong.catalogue.actions.installation import settle_zone
from vanphong.dossiers import actions as filing
from vanphong.dossiers.tests.builders import a_dossier
from vanphong.files import api as files
from vanphong.files.models import Version
from vanphong.incoming.actions import arrival, handling, registration
from vanphong.incoming.actions.arrival import ArrivedFile
from vanphong.incoming.choices import Channel
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.models import Participation
from vanphong.kernel.search import api as search
from vanphong.kernel.trace import api as trace
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.tests import builders as drafts
from vanphong.registers.api import Register
from vanphong.registers.queries.books import visible
from vanphong.tasks.models import Task

WORD = re.compile(r"dauhieu\d\d")
COMMON = "Báo cáo kết quả chung"
"""In the subject of every one of them, so that one search asks for all."""


@dataclass
class Marked:
    """A record whose texts carry `word`; `always` are those whom its nature lets take part (its task's holder, the registry that got it)."""

    word: str
    record: Any
    path: str
    secrecy: int = 0
    always: frozenset[int] = frozenset()
    given: set[int] = field(default_factory=set)

    def may_see(self, actor: Actor) -> bool:
        """Whether the actor takes part in the record and the clearance suffices: the whole law, in two lines."""
        return self.secrecy <= actor.clearance and bool(self.given & set(actor.principals))

    def may_learn(self, actor: Actor) -> bool:
        """Whether the actor may come upon its words at all: also as registry at one end of its delivery."""
        return self.may_see(actor) or (self.secrecy <= actor.clearance and bool(self.always & set(actor.principals)))


class Marks:
    """Nine records of all kinds, in an installation of the zone wan, where secret ones may be."""

    def __init__(self, world: World) -> None:
        settle_zone("wan", world.office.now, has_content=False)
        self.world, self.all = world, []
        for secrecy, clerk in ((0, "vanthu"), (0, "vanthu"), (1, "vanthu"), (2, "coyeu")):
            self._incoming(secrecy, clerk)
        self._assigned()
        self._drafts()
        self._issued()
        self._dossier()

    def _word(self) -> str:
        return f"dauhieu{len(self.all) + 1:02d}"

    def _keep(self, record: Any, path: str, secrecy: int = 0, always: frozenset[int] = frozenset()) -> None:
        self.all.append(Marked(self._word(), record, path, secrecy, always))

    def _incoming(self, secrecy: int, clerk: str) -> None:
        office, arrivals = self.world.office, self.world.arrivals
        actor, word = self.world.actor(clerk), self._word()
        blob = files.store(drafts.plain_pdf(subject=word), f"{word}.pdf", actor=actor, now=office.now, zone="wan")
        told = {"organ_id": office.organ("TU").pk, "channel": Channel.UPLOAD}
        received = arrival.receive(None, actor, office.now, arrived=[ArrivedFile(blob, f"{word}.pdf")], **told)
        given = arrivals.given(subject=f"{COMMON} {word}", secrecy=secrecy)
        book = arrivals.book(secret=bool(secrecy)).pk
        document = registration.register(received, actor, office.now, register_id=book, particulars=given)
        self._keep(document, f"/van-ban-den/{document.pk}/", secrecy)

    def _assigned(self) -> None:
        document = self.world.arrivals.registered(subject=f"{COMMON} {self._word()}")
        chief = self.world.actor("chanhvp")
        document = handling.assign(document, chief, self.world.office.now, routing=self.world.routing())
        self.task = Task.objects.get(source_id=document.pk)
        self._keep(document, f"/van-ban-den/{document.pk}/", 0, frozenset({self.task.holder, self.task.assigner}))

    def _drafts(self) -> None:
        for secrecy in (0, 1):
            document = drafts.drafted(self.world.office, subject=f"{COMMON} {self._word()}")
            OutgoingDocument.objects.filter(pk=document.pk).update(secrecy=secrecy)
            Version.objects.filter(kind="outgoing", record_id=document.pk).update(secrecy=secrecy)
            self._keep(document, f"/van-ban-di/{document.pk}/", secrecy)
        trace.link(document.ref, self.all[0].record.ref, trace.Relation.REPLIES_TO, self.world.office.now)

    def _issued(self) -> None:
        office = self.world.office
        document = drafts.issued(office, subject=f"{COMMON} {self._word()}")
        ends = {Principal.REGISTRY.of(office.organ(symbol).pk) for symbol in ("TU", "BTCTU")}
        self._keep(document, f"/van-ban-di/{document.pk}/", 0, frozenset(ends))

    def _dossier(self) -> None:
        dossier = a_dossier(self.world.office, "chanhvp", title=f"{COMMON} {self._word()}")
        for marked in (self.all[0], self.all[4]):
            dossier = filing.file(dossier, self.world.actor("chanhvp"), self.world.office.now, item=marked.record.ref)
        self._keep(dossier, f"/ho-so/{dossier.pk}/")

    def deal(self, parts: list[set[int]]) -> None:
        """Let exactly these take part: for each record a set of stored principals (a task's own two stay with it)."""
        for marked, given in zip(self.all, parts, strict=True):
            is_assigned = marked.record.pk == self.task.source_id and marked.record.kind == "incoming"
            marked.given = given | (set(marked.always) if is_assigned else set())
            Participation.objects.filter(kind=marked.record.kind, record_id=marked.record.pk).delete()
            participation.take_part(
                *marked.record.ref, marked.given, participation.Capacity.READER, self.world.office.now
            )
        search.catch_up(self.world.office.now)


def lists() -> list[str]:
    """Every address that shows many records at once, and each list once more as a spreadsheet."""
    listed = ["/van-ban-den/?tat-ca=1", "/van-ban-di/?tat-ca=1", "/nhiem-vu/?part=all", "/gui-nhan/?tat-ca=1"]
    listed += ["/ho-so/?tat-ca=1", f"/van-ban-den/?q={COMMON}", f"/van-ban-di/?q={COMMON}", "/nhiem-vu/?part=unit"]
    return [
        *(f"{path}{more}" for path in listed for more in ("", "&xuat=xlsx-du")),
        *("/", "/thong-bao/", "/thong-bao/so-dem/", "/van-ban-den/cho-tiep-nhan/", "/gui-nhan/so-chuyen-giao/"),
        *(f"/tra-cuu/?q={COMMON}", f"/tra-cuu/?q={COMMON}&gon=1", "/van-ban-di/soan/", "/ho-so/lap/"),
        *(f"/to-chuc/tim/{kind}/?q=bao" for kind in ("chuc-vu", "co-quan", "can-bo", "noi-nhan")),
    ]


def registers_of(actor: Actor) -> Iterator[str]:
    """The registers that the actor reads: on the screen, proved, printed, as a spreadsheet.

    The rule: whoever reads a register sees of every row the number, the day, who took it and for what kind of record. The columns that tell
    of the document (sender, subject, signer, recipients) are filled only where that person takes part in the document.
    """
    for register in visible(actor):
        here = f"/so-van-ban/{register.pk}/"
        period = _period(register)
        yield from (here, f"{here}chung-minh/?ky={period}", f"{here}in/?ky={period}&dang=xlsx")
        yield f"{here}in/?ky={period}&dang=pdf"


def _period(register: Register) -> str:
    return register.periods.get(is_closed=False).key


def of_record(marked: Marked) -> list[str]:
    """Every address that is about one record."""
    kind, pk = marked.record.ref
    more = {
        "incoming": [f"{marked.path}phieu-xu-ly.pdf", f"{marked.path}dau-den/", f"{marked.path}edit/"],
        "outgoing": [f"{marked.path}?phan={part}" for part in ("ban-thao", "gui-nhan", "nhat-ky")]
        + [f"{marked.path}so-sanh/", f"{marked.path}edit/"],
        "dossier": [f"{marked.path}edit/"],
    }[kind]
    held = [
        f"/tep/{pk}{rest}"
        for pk in Version.objects.filter(kind=kind, record_id=pk).values_list("pk", flat=True)
        for rest in ("/", "/trang/1.nho.png")
    ]
    reply = [f"/van-ban-di/soan/?tra-loi={pk}"] if kind == "incoming" else []
    return [marked.path, *more, f"/nguon-goc/{kind}/{pk}/", f"/ho-so/luu/?van-ban={kind}:{pk}", *reply, *held]


def words(client: Client, path: str) -> tuple[int, set[str]]:
    """The status of the answer and the words of marked records in it, headers included; spreadsheets and PDFs are opened."""
    answer = client.get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            text = "\n".join(held.read(name).decode(errors="replace") for name in held.namelist())
    elif kind == "application/pdf":
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    else:
        text = content.decode(errors="replace")
    return answer.status_code, set(WORD.findall(f"{answer.headers} {text}"))
