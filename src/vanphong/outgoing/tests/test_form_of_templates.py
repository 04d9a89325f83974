"""What a template of the practice office gives is right in form as it comes (docs/compose.md)."""

import pytest

from vanphong.catalogue import api as catalogue
from vanphong.docform import api as docform
from vanphong.kernel.clock import office_date
from vanphong.outgoing.choices import RecipientRole
from vanphong.outgoing.models import DraftTemplate, OutgoingDocument, Recipient
from vanphong.outgoing.queries import drafts

pytestmark = pytest.mark.django_db
ADDRESSED = {"Công văn", "Tờ trình"}


def _lines(kind):
    named = [(RecipientRole.ADDRESSEE, "Ban Tổ chức Tỉnh ủy")] if kind.name in ADDRESSED else []
    named += [(RecipientRole.RECIPIENT, "Các cơ quan, đơn vị"), (RecipientRole.FILED, "Lưu Văn phòng Tỉnh ủy")]
    return [Recipient(role=role, text=text, rank=rank) for rank, (role, text) in enumerate(named)]


class TestTemplates:
    def test_pass_the_check(self, office):
        told = {}
        templates = DraftTemplate.objects.filter(organ=None).select_related("document_type")
        for template in templates:
            kind = catalogue.document_type(template.document_type_id)
            document = OutgoingDocument(
                organ_id=office.organ("TU").pk,
                document_type_id=kind.pk,
                notation=f"{kind.abbreviation}/TU",
                subject=template.subject,
                competence="T/M BAN THƯỜNG VỤ",
                signer_title="PHÓ BÍ THƯ",
                signer_name="Trần Thị Thực Tập",
            )
            data = drafts.compose(document, _lines(kind), template)
            report = docform.check(data, docform.DOCX, on=office_date(office.now))
            if report.findings:
                told[f"{kind.name}: {template.name}"] = [
                    f"{each.code} {each.sentence} {each.found}" for each in report.findings
                ]
        assert templates
        assert not told
