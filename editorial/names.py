"""Names that nobody could tell from one another are one name."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify

KEY_MAX_LENGTH = 255
SAME_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})
INVISIBLE = ("Cc", "Cf", "Mn", "Me", "Co", "Cn")


def name_key(name: str) -> str:
    """A name without what readers overlook: case, accents, doubled spaces, kinds of apostrophes and dashes.

    Nothing for a name of which no address can be made.
    """
    # Any space separates, also those that are control characters.
    words = " ".join(name.split()).translate(SAME_SIGNS).casefold()
    signs = unicodedata.normalize("NFKD", words)
    seen = "".join(sign for sign in signs if unicodedata.category(sign) not in INVISIBLE)
    return " ".join(seen.split())[:KEY_MAX_LENGTH] if slugify(seen) else ""


def has_a_name(model: str) -> models.CheckConstraint:
    """The constraint that what writes without a form meets too."""
    return models.CheckConstraint(
        condition=~models.Q(name_key=""),
        name=f"{model}_has_a_name",
        violation_error_message="Ce nom ne comporte ni lettre ni chiffre.",
    )


class NamedOnce(models.Model):
    """A row whose name no other row has, twins that look the same included; the database holds it."""

    # The field that names it.
    NAMED_BY = "name"

    name_key = models.CharField(max_length=KEY_MAX_LENGTH, unique=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        self.name_key = name_key(getattr(self, self.NAMED_BY))
        written = kwargs.get("update_fields")
        if written is not None and self.NAMED_BY in written:
            kwargs["update_fields"] = {*written, "name_key"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        name = getattr(self, self.NAMED_BY)
        if not name:
            return
        self.name_key = name_key(name)
        if not self.name_key:
            problem = "Ce nom ne comporte ni lettre latine ni chiffre : il en faut pour en faire une adresse."
            raise ValidationError({self.NAMED_BY: problem})
        twins = type(self)._default_manager.exclude(pk=self.pk).filter(name_key=self.name_key)
        if twin := twins.first():
            problem = (
                f"« {getattr(twin, self.NAMED_BY)} » existe déjà. Deux noms ne peuvent pas différer seulement par "
                "les majuscules, les accents ou les espaces."
            )
            raise ValidationError({self.NAMED_BY: problem})
