"""Steps that several stories begin with, each as the person does it at the browser."""

import pytest

from tests.journeys.person import Person
from tests.office.office import Office
from vanphong.docform import api as docform
from vanphong.kernel import clock
from vanphong.kernel.actor import Principal
from vanphong.kernel.outbox.worker import drain

DIRECTIVE = next(each for each in docform.PRACTICE_DOCUMENTS if each.file_name == "118-HD-VPTW.pdf")


def letter(
    subject: str, *, signer: str = "Phạm Văn Minh Họa", body: str = "Văn phòng Tỉnh ủy báo cáo như sau."
) -> bytes:
    """A letter of the Office as its author brings it: not numbered, not dated."""
    spec = docform.DocumentSpec(
        system=docform.System.PARTY,
        parent="TỈNH ỦY THỰC HÀNH",
        organ="VĂN PHÒNG",
        notation="CV/VPTU",
        place="Thực Hành",
        subject=subject,
        addressees=("Đảng ủy xã Bến Mẫu",),
        body=(body, "Trân trọng."),
        position="CHÁNH VĂN PHÒNG",
        signer=signer,
        recipients=("Như trên", "Lưu Văn phòng Tỉnh ủy"),
    )
    return docform.compose(spec)


class Story:
    """The practice office at work."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._known: dict[str, Person] = {}

    def hand(self, username: str) -> Person:
        """That person, signed in once."""
        return self._known.setdefault(username, Person(self.office, username))

    def post(self, username: str) -> str:
        """That person's position, as forms send it."""
        return str(Principal.POSITION.of(self.office.position(username).pk))

    def organ(self, code: str) -> str:
        """An organ, as forms send it."""
        return str(self.office.organ(code).principal)

    def wait(self) -> None:
        """Let the worker do what is due."""
        drain(clock.now())

    def register(self, name: str, content: bytes, clerk: str = "vanthu", **particulars: object) -> str:
        """Drop the file and register it; the address of the document."""
        hand = self.hand(clerk)
        hand.open("/van-ban-den/tiep-nhan/").send("tiep-nhan", sent=[(name, content)])
        hand.follow("register").send("register", **particulars)
        return hand.address.removesuffix("dau-den/")

    def direct(self, document: str, lead: str, *, due_on: str = "", **more: object) -> None:
        """The office proposes, the Secretary directs."""
        support = more.pop("support", [])
        self.hand("chanhvp").open(document).do(
            "propose", lead=self.post(lead), support=support, opinion="Đề nghị giao."
        )
        self.hand("bithu").open(document).do("direct", text="Đồng ý, giao thực hiện và báo cáo.", due_on=due_on)

    def draft(
        self, author: str, content: bytes, *, about: str = "", signer: str = "chanhvp", to: str = "A99.21"
    ) -> str:
        """Draft a letter, in reply to an arrived document when `about` is its address; the address of the draft."""
        hand = self.hand(author)
        reply = f"?tra-loi={about.rstrip('/').rpartition('/')[2]}" if about else ""
        values = {"recipients": [self.organ(to)], "addressees": [], "signer_id": str(self.office.position(signer).pk)}
        if not about:
            values["subject"] = "Về việc rà soát đầu mối tiếp nhận văn bản"
        hand.open(f"/van-ban-di/soan/{reply}").send("soan", file=("du-thao.docx", content), **values)
        return hand.address.partition("?")[0]

    def appraise(self, draft: str, author: str, *, good: bool = True) -> None:
        """Ask for the appraisal and give it."""
        self.hand(author).open(draft).do("request-appraisal")
        verdict = "1" if good else "0"
        note = {} if good else {"form_note": "Thiếu nơi nhận ở cuối văn bản."}
        self.hand("thamdinh").open(draft).do(
            "appraise", is_content_good="1", is_form_good=verdict, is_authority_good="1", **note
        )

    def issue(self, draft: str, signer: str = "chanhvp", clerk: str = "vanthu") -> None:
        """Sign what was submitted, check, number, render and issue it."""
        self.hand(signer).open(draft).do("sign", secret=self.office.password)
        registry = self.hand(clerk)
        registry.open(draft).do("check")
        registry.open(draft).do("number", issued_on=clock.office_date(clock.now()).isoformat())
        self.wait()
        registry.open(draft).do("issue")
        self.wait()

    def issued(self, author: str = "chuyenvien", **more: str) -> str:
        """A letter from draft to issue; its address."""
        draft = self.draft(author, letter("rà soát đầu mối tiếp nhận văn bản"), **more)
        self.appraise(draft, author)
        self.hand(author).open(draft).do("submit")
        self.issue(draft)
        return draft


@pytest.fixture
def story(office: Office) -> Story:
    """The practice office at work, inside this test's transaction."""
    return Story(office)
