"""Outgoing documents in any state, made by the verbs themselves."""

from datetime import timedelta

from vanphong.catalogue import api as catalogue
from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.outgoing.actions import appraising, drafting, issuing, signing
from vanphong.outgoing.actions.drafting import Text, lines_of
from vanphong.outgoing.choices import CheckOutcome
from vanphong.outgoing.models import Dismissal, FormCheck
from vanphong.outgoing.ports import Proof
from vanphong.registers import api as registers

PROOF = Proof("recorded_act", {"test": True})


def docx(subject="Về việc thử quy trình", body="Nội dung thứ nhất của dự thảo, đủ dài để so sánh.", **values):
    """A draft as a specialist writes it."""
    return docform.compose(
        docform.DocumentSpec(
            **{
                "system": docform.System.PARTY,
                "organ": "TỈNH ỦY THỰC HÀNH",
                "notation": "TB/TU",
                "place": "Thực Hành",
                "type_name": "Thông báo",
                "subject": subject,
                "body": (body,),
                "competence": ("T/M BAN THƯỜNG VỤ",),
                "position": "PHÓ BÍ THƯ",
                "signer": "Trần Thị Thực Tập",
                "recipients": ("Ban Tổ chức Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy"),
                **values,
            }
        )
    )


def kept(office, data=None, name="du-thao.docx", now=None):
    """A stored text."""
    actor = office.actor("chuyenvien")
    return Text(files.store(data or docx(), name, actor=actor, now=now or office.now, zone="internet"), name)


FINDING = {
    "mark": "0123456789abcdef",
    "code": "D08",
    "severity": "repairs",
    "certainty": "certain",
    "sentence": "Sau chữ «Số» không có dấu hai chấm.",
    "article": "05-HD/VPTW I.3.2.2",
    "found": "Số:",
    "expected": "Số",
    "fixable": True,
    "places": [{"paragraph": 4, "excerpt": "Số: 12-TB/TU", "boxes": [[1, 0.2, 0.1, 0.4, 0.12]]}],
}
"""A finding as a check keeps it."""


def form_checked(document, **values):
    """A finished check of the draft at hand; without more it found one thing, `FINDING`."""
    version = files.current_versions("outgoing", [document.pk], files.Slot.MAIN).first()
    known = {
        "version_number": document.version_number,
        "sha256": version.blob.sha256 if version else "",
        "asked_at": document.changed_at,
        "checked_at": document.changed_at,
        "outcome": CheckOutcome.DONE,
        "profile": "dang-05",
        "engine": "1",
        "findings": [FINDING],
        **values,
    }
    check, _ = FormCheck.objects.update_or_create(
        document=document, version_id=version.pk if version else 0, defaults=known
    )
    return check


def found(document):
    """The mark of a finding on the draft at hand."""
    form_checked(document)
    return FINDING["mark"]


def let_stand(document):
    """The mark of a finding that somebody let stand."""
    told = {name: FINDING[name] for name in ("mark", "code", "sentence")}
    who = {"person_id": 1, "person": "Trần Văn Thử", "title": "Chuyên viên"}
    Dismissal.objects.get_or_create(
        document=document,
        mark=found(document),
        restored_at=None,
        defaults={**told, **who, "reason": "Theo mẫu.", "at": document.changed_at},
    )
    return FINDING["mark"]


def type_id(name, now):
    """The type of that name today."""
    found = catalogue.find_document_type(name, catalogue.System.PARTY, office_date(now))
    assert found is not None, name
    return found.pk


def particulars(office, **values):
    """The particulars of a notice (Thông báo) of the Standing Committee."""
    return {
        "body_code": "standing_committee",
        "document_type_id": type_id(values.pop("type_name", "Thông báo"), office.now),
        "subject": "Kết luận của Ban Thường vụ Tỉnh ủy về chuyển đổi số",
        "signer_id": office.position(values.pop("signer", "phobithu")).pk,
        "signing_form": "",
        "urgency": "normal",
        "secrecy": 0,
        "circulation_id": None,
        "field_id": None,
        "is_reply_required": False,
        "reply_due_on": None,
        **values,
    }


def recipients(office, *codes, others=()):
    """Lines of recipients: organs by code or symbol."""
    organs = [office.organ(code).principal for code in codes or ("BTCTU",)]
    return lines_of([], organs, others, "Lưu Văn phòng Tỉnh ủy", office.now)


def drafted(office, by="chuyenvien", *, organ="TU", text=True, lines=None, **values):
    """A draft with its text."""
    return drafting.draft(
        None,
        office.actor(by),
        office.now,
        organ_id=office.organ(organ).pk,
        values=particulars(office, **values),
        lines=recipients(office) if lines is None else lines,
        text=kept(office) if text is True else text or None,
    )


def appraising_now(office, **values):
    """A draft that waits for its appraisal."""
    return appraising.request_appraisal(drafted(office, **values), office.actor("chuyenvien"), office.now)


def appraise(office, document, *, passed=True, by="thamdinh"):
    """The appraisal, passed in every point or failed in the form."""
    return appraising.appraise(
        document,
        office.actor(by),
        office.now,
        is_content_good=True,
        is_form_good=passed,
        is_authority_good=True,
        form_note="" if passed else "Thiếu dòng kẻ dưới tiêu đề.",
    )


def appraised(office, **values):
    """A draft that has passed."""
    return appraise(office, appraising_now(office, **values))


def submitted(office, *before, **values):
    """A draft submitted to `before` (ranks of account names) and then to its own signer."""
    document = appraised(office, **values)
    ranks = [[office.position(name).pk for name in rank] for rank in before]
    return signing.submit(document, office.actor("chuyenvien"), office.now, ranks=[*ranks, [document.signer_id]])


def sign(office, document, by="phobithu", acting="", now=None):
    """A signature, the person having proved who they are."""
    actor = office.actor(by, acting, now or office.now)
    return signing.put_signature(document, actor, now or office.now, proof=PROOF, sha256=document.sha256)


def signed(office, **values):
    """A signed document at the registry."""
    return sign(office, submitted(office, **values))


def checked(office, **values):
    """A document that the clerk has looked at."""
    return issuing.check(signed(office, **values), office.actor("vanthu"), office.now)


def register_of(office, organ="TU"):
    """The register of issued documents of the organ."""
    return registers.registers_open(office.organ(organ).pk, "outgoing", office_date(office.now), secret=False)[0]


def numbered(office, **values):
    """A document with its number."""
    return number(office, checked(office, **values))


def number(office, document, **values):
    """Give the number."""
    return issuing.number(
        document,
        office.actor("vanthu"),
        office.now,
        register_id=register_of(office).pk,
        issued_on=office_date(office.now),
        **values,
    )


def plain_pdf(number="1", notation="TB/TU", subject="Về việc thử quy trình"):
    """A PDF as it comes out of an office program."""
    return docform.render_pdf(
        docform.DocumentSpec(
            system=docform.System.PARTY,
            organ="TỈNH ỦY THỰC HÀNH",
            number=number,
            notation=notation,
            place="Thực Hành",
            subject=subject,
            body=("Bản phát hành.",),
        )
    )


def pdf(office, document):
    """A rendition made by hand."""
    return kept(office, plain_pdf(str(document.number), document.notation, document.subject), "ban-phat-hanh.pdf")


def rendered(office, **values):
    """A document ready to be issued."""
    document = numbered(office, **values)
    return issuing.upload_rendition(document, office.actor("vanthu"), office.now, text=pdf(office, document))


def issued(office, **values):
    """An issued document."""
    return issuing.issue(rendered(office, **values), office.actor("vanthu"), office.now)


def later(office, days=0, hours=0):
    """Another instant."""
    return office.now + timedelta(days=days, hours=hours)


def entries(document):
    """What the journal tells of a document, oldest first."""
    return list(journal.history("outgoing", document.pk))
