from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from vanphong.organisation.models.people import Person


class AccountManager(BaseUserManager["Account"]):
    """Accounts by what is typed at the login page: capitals do not count."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account with that name, in any spelling of its letters."""
        return self.get(username=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """With what a person signs in. Locked when the person leaves, never deleted; the first password is changed at the first login."""

    kind = "account"

    username = models.CharField("Tên đăng nhập", max_length=60, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    must_change_password = models.BooleanField("Phải đổi mật khẩu", default=True)
    is_locked = models.BooleanField("Bị khóa", default=False)
    locked_reason = models.CharField("Lý do khóa", max_length=300, blank=True)
    created_at = models.DateTimeField("Lập lúc")
    checks_failed = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["person"]

    objects = AccountManager()

    class Meta:
        verbose_name = "Tài khoản"
        constraints = [
            models.CheckConstraint(condition=models.Q(username=Lower("username")), name="account_name_is_lower"),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's base has an attribute; a locked account signs in nowhere
        """Whether the account may sign in and its sessions count."""
        return not self.is_locked

    def get_full_name(self) -> str:
        """The person's name."""
        return self.person.name
