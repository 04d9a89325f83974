from django.db import models
from django.db.models import Q

from vanphong.catalogue.api import DocumentType
from vanphong.kernel.records import Record
from vanphong.organisation.api import Organ
from vanphong.outgoing.choices import TemplateState


class DraftTemplate(Record):
    """A text to begin with, for a type of document (mẫu soạn thảo): a .docx file of the record, or else `body`.

    `body`: one paragraph a line, `# ` before a heading, `- ` before a ground. Without an organ it is for every organ, and nobody's to change.
    """

    kind = "template"
    told = ""

    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Cơ quan")
    document_type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+", verbose_name="Thể loại")
    name = models.CharField("Tên mẫu", max_length=200)
    subject = models.CharField("Trích yếu gợi ý", max_length=500, blank=True)
    body = models.TextField("Nội dung", blank=True)

    class Meta:
        verbose_name = "Mẫu soạn thảo"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "document_type", "name"],
                condition=Q(state=TemplateState.OPEN.value),
                name="outgoing_template_once",
            )
        ]

    @property
    def stage(self) -> TemplateState:
        """The state with its words."""
        return TemplateState(self.state)

    def __str__(self) -> str:
        return f"{self.document_type.name}: {self.name}"
