"""What the office does with documents, end to end, over HTTP and without scripts, on documents that the project composes itself."""

from pathlib import Path

import pytest

from tests.journeys.office import DIRECTIVE, Story, letter
from vanphong.docform import api as docform
from vanphong.incoming.models import IncomingDocument
from vanphong.kernel.journal import api as journal
from vanphong.registers import api as registers

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "pdf"
REAL = [(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("023-*.pdf"))]
WHICH = ["real"] if REAL else ["composed, the real one is not on this machine"]


def arrival(kind_of_text: str) -> tuple[str, bytes]:
    """A practice document whose file name has the text."""
    found = next(each for each in docform.PRACTICE_DOCUMENTS if kind_of_text in each.file_name)
    return found.file_name, found.render()


def from_arrival_to_receipt(story: Story, name: str, content: bytes, **particulars: str) -> tuple[str, str]:
    """Eight people and the registry of another committee; the arrived document and its answer."""
    document = story.register(name, content, **particulars)
    story.direct(document, "truongphong", support=[story.post("nhiemvu")])
    story.hand("truongphong").open(document).do(
        "pass-on", lead=story.post("chuyenvien"), instruction="Tham mưu văn bản trả lời."
    )
    story.hand("chuyenvien").open(document)
    draft = story.draft("chuyenvien", letter("trả lời văn bản của cấp trên"), about=document)
    story.appraise(draft, "chuyenvien")
    story.hand("chuyenvien").open(draft).do("submit")
    story.issue(draft)
    commune = story.hand("vanthu.benmau")
    commune.open("/van-ban-den/cho-tiep-nhan/").do("accept").send("register")
    return document, draft


class TestFromArrivalToReceipt:
    def test_through_the_hands_of_nine_people(self, story):
        document, draft = from_arrival_to_receipt(story, DIRECTIVE.file_name, DIRECTIVE.render())
        lead = story.hand("chuyenvien")
        lead.open(document).do("complete", result="Đã ban hành Công văn trả lời.", evidence_text="01-CV/VPTU")
        story.hand("truongphong").open(document).do(
            "complete", result="Đã có văn bản trả lời.", evidence_text="01-CV/VPTU"
        )

        arrived = story.hand("vanthu").open(document)
        assert "Hoàn thành" in arrived.text
        status = story.hand("vanthu").open(f"{draft}?phan=gui-nhan")
        assert "Đảng ủy xã Bến Mẫu" in status.text
        assert "vào sổ" in status.text.lower()
        assert "01-CV/VPTU" in story.hand("vanthu.benmau").open("/van-ban-den/").text
        assert all(proof.is_sound for proof in registers.prove_all())
        acts = journal.history("outgoing", int(draft.split("/")[-2]))
        people = {entry.person for entry in acts}
        assert {"Bùi Văn Diễn Tập", "Hồ Văn Mô Phỏng", "Phạm Văn Minh Họa", "Trương Thị Công Văn"} <= people

    @pytest.mark.parametrize(("name", "content"), REAL or [arrival("Scan_0001")], ids=WHICH)
    def test_the_same_with_the_real_signed_directive(self, story, name, content):
        document, _ = from_arrival_to_receipt(
            story, name, content, subject="Chỉ thị của Tỉnh ủy", sender_name="Tỉnh ủy"
        )
        kept = IncomingDocument.objects.get(pk=int(document.split("/")[-2]))
        assert kept.arrival_number == 1

    def test_an_outsider_learns_nothing(self, story):
        document, draft = from_arrival_to_receipt(story, DIRECTIVE.file_name, DIRECTIVE.render())
        stranger = story.hand("truongban.btc")
        stranger.open(document, expecting=404)
        stranger.open(draft, expecting=404)
        found = stranger.open("/tra-cuu/?q=118-HD/VPTW").page.xpath("//main//a/@href")
        assert not [link for link in found if link.startswith(("/van-ban", "/nhiem-vu"))]
        assert "CV/VPTU" not in stranger.open("/van-ban-di/").text


class TestArrival:
    def test_the_same_file_twice_is_shown_before_a_second_number_is_spent(self, story):
        first = story.register(DIRECTIVE.file_name, DIRECTIVE.render())
        clerk = story.hand("vanthu")
        clerk.open("/van-ban-den/tiep-nhan/").send("tiep-nhan", sent=[("ban-sao.pdf", DIRECTIVE.render())])
        clerk.follow("register")
        assert "118-HD/VPTW" in clerk.text
        assert any(first in link for link in clerk.page.xpath("//main//a/@href"))
        clerk.send("register", expecting=422)
        assert [proof.is_sound for proof in registers.prove_all()].count(False) == 0
        assert IncomingDocument.objects.filter(number__isnull=False).count() == 1

    def test_of_many_files_the_bad_ones_are_told_and_the_others_kept(self, story):
        good = [
            (each.file_name, each.render()) for each in docform.PRACTICE_DOCUMENTS if each.file_name != "CV 12 mật.docx"
        ]
        bad = [("rong.pdf", b""), ("chay.pdf", b"MZ\x90\0" + b"x" * 300), arrival("CV 12 mật")]
        clerk = story.hand("vanthu")
        clerk.open("/van-ban-den/tiep-nhan/").send("tiep-nhan", sent=good + bad)
        assert IncomingDocument.objects.count() == len(good)
        for sentence in ("tệp rỗng", "chương trình", "MẬT"):
            assert sentence in clerk.text

    def test_a_paper_kept_for_information(self, story):
        clerk = story.hand("vanthu")
        clerk.open("/van-ban-den/van-ban-giay/")
        clerk.send("van-ban-giay", sender_name="Sở Nội vụ", reference="15/TB-SNV", subject="Lịch làm việc tuần")
        paper = clerk.address.removesuffix("dau-den/")
        story.hand("chanhvp").open(paper).do("keep")
        assert "Lưu để biết" in story.hand("vanthu").open(paper).text


class TestHandling:
    def test_what_is_returned_is_given_to_another(self, story):
        document = story.register(*arrival("BC tháng 10"))
        story.direct(document, "chuyenvien2")
        story.hand("chuyenvien2").open(document).do("send-back", reason="Không thuộc lĩnh vực theo dõi.")
        leader = story.hand("bithu").open(document)
        assert "Không thuộc lĩnh vực theo dõi." in leader.text
        leader.do("reassign", holder=story.post("chuyenvien"), reason="Đúng lĩnh vực.")
        story.hand("chuyenvien").open(document).do("complete", result="Đã tổng hợp.", evidence_text="BC 12")
        assert "Hoàn thành" in story.hand("vanthu").open(document).text

    def test_what_was_not_opened_is_recalled_without_a_word(self, story):
        document = story.register(*arrival("BC tháng 10"))
        story.direct(document, "chuyenvien2")
        story.hand("bithu").open(document).do("recall", reason="Giao nhầm.")
        story.wait()
        story.hand("chuyenvien2").open(document, expecting=404)
        assert "Giao nhầm" not in story.hand("chuyenvien2").open("/thong-bao/").text

    def test_what_was_opened_is_recalled_with_a_notice(self, story):
        document = story.register(*arrival("BC tháng 10"))
        story.direct(document, "chuyenvien2")
        never = {"quiet_from": "00:00", "quiet_until": "00:00"}
        story.hand("chuyenvien2").open("/thong-bao/tuy-chon/").send("tuy-chon", **never)
        story.hand("chuyenvien2").open(document)
        story.hand("bithu").open(document).do("recall", reason="Giao nhầm.")
        story.wait()
        assert "thu hồi" in story.hand("chuyenvien2").open("/thong-bao/").text.lower()


class TestIssue:
    def test_a_new_version_voids_the_appraisal(self, story):
        draft = story.draft("chuyenvien", letter("rà soát"))
        story.appraise(draft, "chuyenvien", good=False)
        author = story.hand("chuyenvien").open(draft)
        assert not author.page.xpath("//main//form[contains(@action, '/submit/')]")
        author.do("revise", file=("ban-2.docx", letter("rà soát, bản sửa")))
        story.appraise(draft, "chuyenvien")
        author.open(draft).do("revise", file=("ban-3.docx", letter("rà soát, bản cuối")))
        assert "thẩm định" in author.open(draft).text
        story.appraise(draft, "chuyenvien")
        author.open(draft).do("submit")
        story.issue(draft)
        assert "Đã ban hành" in story.hand("vanthu").open(draft).text

    def test_consultation_beside_the_draft(self, story):
        draft = story.draft("chuyenvien", letter("quy chế phối hợp"))
        story.hand("chuyenvien").open(draft).do(
            "consult", asked=[story.post("truongban.btc")], question="Đề nghị cho ý kiến về dự thảo."
        )
        asked = story.hand("truongban.btc").open(draft)
        asked.do("give-opinion", answer="disagree", text="Đề nghị bổ sung thời hạn.")
        table = story.hand("chuyenvien").open(draft)
        assert "Đề nghị bổ sung thời hạn." in table.text
        assert "Không đồng ý" in table.text

    def test_a_signer_sends_back_and_then_signs(self, story):
        draft = story.draft("chuyenvien", letter("rà soát"))
        story.appraise(draft, "chuyenvien")
        author = story.hand("chuyenvien")
        author.open(draft).do("submit", rank_1=[str(story.office.position("truongphong").pk)])
        story.hand("truongphong").open(draft).do("sign", secret=story.office.password)
        story.hand("chanhvp").open(draft).do("send-back", reason="Sửa lại thời hạn báo cáo.", to="author")
        assert "Sửa lại thời hạn báo cáo." in author.open(draft).text
        author.do("revise", file=("ban-2.docx", letter("rà soát, sửa thời hạn")))
        story.appraise(draft, "chuyenvien")
        author.open(draft).do("submit")
        story.issue(draft)
        assert "Đã ban hành" in author.open(draft).text

    def test_a_wrong_password_signs_nothing(self, story):
        draft = story.draft("chuyenvien", letter("rà soát"))
        story.appraise(draft, "chuyenvien")
        story.hand("chuyenvien").open(draft).do("submit")
        signer = story.hand("chanhvp").open(draft)
        signer.do("sign", secret="sai mật khẩu", expecting=422)
        assert "Đang trình ký" in signer.open(draft).text

    def test_a_void_number_stays_in_the_register(self, story):
        draft = story.issued()
        story.hand("vanthu").open(draft).do("void", reason="Ban hành nhầm nội dung.")
        assert "Đã hủy" in story.hand("vanthu").open(draft).text
        second = story.issued()
        assert "02-CV/VPTU" in story.hand("vanthu").open(second).text
        assert all(proof.is_sound for proof in registers.prove_all())


class TestDelivery:
    def test_what_is_refused_goes_back_with_the_reason(self, story):
        draft = story.issued()
        story.hand("vanthu.benmau").open("/van-ban-den/cho-tiep-nhan/").do(
            "refuse", reason="Không đúng thẩm quyền của xã."
        )
        assert "Không đúng thẩm quyền của xã." in story.hand("vanthu").open(f"{draft}?phan=gui-nhan").text

    def test_what_is_revoked_before_receipt_disappears_there(self, story):
        draft = story.issued()
        story.hand("vanthu").open(draft).do("revoke", reason="Gửi nhầm.")
        story.wait()
        assert "01-CV/VPTU" not in story.hand("vanthu.benmau").open("/van-ban-den/cho-tiep-nhan/").text

    def test_what_is_revoked_after_receipt_is_told_there(self, story):
        draft = story.issued()
        commune = story.hand("vanthu.benmau")
        commune.open("/van-ban-den/cho-tiep-nhan/").do("accept").send("register")
        received = commune.address.removesuffix("dau-den/")
        story.hand("vanthu").open(draft).do("revoke", reason="Có sai sót về thời hạn.")
        story.wait()
        assert "Có sai sót về thời hạn." in commune.open(received).text


class TestActingForAnother:
    def test_an_assistant_conveys_the_directive_on_the_leaders_behalf(self, story):
        document = story.register(DIRECTIVE.file_name, DIRECTIVE.render())
        story.hand("chanhvp").open(document).do("propose", lead=story.post("truongphong"), opinion="Đề nghị giao.")
        assistant = story.hand("troly").press("Giúp việc Bí thư Tỉnh ủy")
        assistant.open(document).do("direct", text="Giao Phòng Tổng hợp.")
        entry = journal.history("incoming", int(document.split("/")[-2])).get(verb="direct")
        assert entry.person == "Lý Thị Thử Nghiệm"
        assert "Nguyễn Văn Mẫu" in entry.on_behalf_of

    def test_an_assistant_signs_nothing(self, story):
        draft = story.draft("chuyenvien", letter("rà soát"), signer="bithu")
        story.appraise(draft, "chuyenvien")
        story.hand("chuyenvien").open(draft).do("submit")
        assistant = story.hand("troly").press("Giúp việc Bí thư Tỉnh ủy")
        assert not assistant.open(draft).may("sign")
        assistant.open(f"{draft}sign/", expecting=403)

    def test_a_delegate_signs_while_the_leader_is_away(self, story):
        draft = story.draft("chuyenvien", letter("rà soát"))
        story.appraise(draft, "chuyenvien")
        story.hand("chuyenvien").open(draft).do("submit")
        away = story.hand("chanhvp").open("/to-chuc/uy-quyen/lap/")
        away.send("lap", to_position_id=str(story.office.position("phochanhvp").pk), reason="Đi công tác Trung ương.")
        delegate = story.hand("phochanhvp").open("/").press("Được ủy quyền")
        delegate.open(draft).do("sign", secret=story.office.password)
        signed = journal.history("outgoing", int(draft.split("/")[-2])).get(verb="sign")
        assert signed.person == "Hoàng Thị Giả Định"
        assert "Phạm Văn Minh Họa" in signed.on_behalf_of
