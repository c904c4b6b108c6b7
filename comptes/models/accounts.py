"""The people who sign in: staff with a password, participants with a confirmed e-mail address."""

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from courriels.fields import AddressField


class UserQuerySet(models.QuerySet):
    def with_email(self, email: str) -> "UserQuerySet":
        """The account of an address, however it is spelled."""
        return self.filter(email=email)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str) -> "User":
        return self.get(email=username)


class User(AbstractUser):
    """One person, known by their e-mail address.

    The address is never public; what is shown beside a contribution is the name its author chose
    for that contribution. Participants have no usable password.
    """

    username = None

    class Notifications(models.TextChoices):
        """When we may write about what concerns someone; codes they ask for are always sent.

        Grouping is for what they follow: what is decided about their own contributions is told at once,
        unless they want no mail at all.
        """

        AT_ONCE = "immediat", "Dès qu’il y a du nouveau"
        DAILY = "jour", "Une fois par jour au plus"
        WEEKLY = "semaine", "Une fois par semaine au plus"
        NONE = "aucun", "Jamais : je viendrai voir dans mon espace"

    email = AddressField("adresse électronique", unique=True)
    public_name = models.CharField("nom affiché", max_length=80, blank=True)
    notifications = models.CharField(
        "Quand vous écrire ?",
        max_length=10,
        choices=Notifications,
        default=Notifications.AT_ONCE,
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="comptes_user_email_unique_whatever_case",
                violation_error_message="Un compte existe déjà avec cette adresse.",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def is_team(self) -> bool:
        """Whether the account opens the administration, which a code by mail alone must never do."""
        return (
            self.is_staff
            or self.is_superuser
            or self.groups.exists()
            or self.has_perm("wagtailadmin.access_admin")
        )

    @property
    def wants_mails(self) -> bool:
        """Whether we may write about what becomes of their contributions."""
        return self.notifications != self.Notifications.NONE
