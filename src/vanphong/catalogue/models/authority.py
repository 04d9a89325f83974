from django.db import models

from vanphong.catalogue.choices import Issuer, Level, Manner, SigningForm, Standing, offered
from vanphong.catalogue.models.rows import DatedQuerySet, DatedRow


class AuthorityRule(DatedRow):
    """Which types one issuer of one level may issue (thẩm quyền ban hành). `is_complete`: a type that is not listed may not be issued."""

    kind = "authority_rule"
    same = ("level", "issuer")

    level = models.CharField("Cấp", max_length=20, choices=offered(Level))
    issuer = models.CharField("Chủ thể ban hành", max_length=24, choices=offered(Issuer))
    types = models.JSONField("Thể loại được ban hành", default=list, blank=True)
    is_complete = models.BooleanField("Danh sách đầy đủ (loại không ghi là không được ban hành)", default=True)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Thẩm quyền ban hành"
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(fields=["level", "issuer", "valid_from"], name="authority_rule_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_issuer_display()}, {self.get_level_display()}"


class SigningRule(DatedRow):
    """One way to sign for an issuer, or one that is ruled out (`is_refused`), with the lines that are printed above the name."""

    kind = "signing_rule"
    same = ("code",)

    code = models.CharField("Mã", max_length=60)
    case = models.CharField("Trường hợp", max_length=150)
    issuers = models.JSONField("Chủ thể", default=list)
    types = models.JSONField("Chỉ với thể loại", default=list, blank=True)
    form = models.CharField("Quyền hạn ký", max_length=12, choices=SigningForm)
    standing = models.CharField("Người ký", max_length=8, choices=Standing, default=Standing.ANY)
    manner = models.CharField("Giữ chức vụ", max_length=10, choices=Manner, default=Manner.ANY)
    is_refused = models.BooleanField("Không được ký như vậy", default=False)
    reason = models.CharField("Quy tắc", max_length=300)
    competence_line = models.CharField("Dòng quyền hạn (in)", max_length=120, blank=True)
    position_line = models.CharField("Dòng chức vụ (in)", max_length=120, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "Quyền hạn ký"
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="signing_rule_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.case
