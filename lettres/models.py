"""The newsletter: who asked for it, what it says, and how far it has gone."""

from __future__ import annotations

import secrets

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin

from actualites.models import ActualitePage
from courriels.fields import AddressField
from courriels.outbox import body_of
from editorial.templatetags.site import absolute_url
from lettres.blocks import LETTRE_BLOCKS, LettreField


def new_token() -> str:
    return secrets.token_urlsafe(24)


class AbonnementQuerySet(models.QuerySet):
    def confirmed(self) -> AbonnementQuerySet:
        return self.exclude(confirmed_at=None)

    def with_token(self, token: str) -> AbonnementQuerySet:
        """The row that a link names, if any; an address may hold what no token does."""
        return self.none() if "\x00" in token else self.filter(token=token)


class Abonnement(models.Model):
    """An address that asked for the newsletter; it gets nothing but a question until its owner confirms.

    Whoever stops is forgotten: the row goes.
    """

    email = AddressField("adresse électronique")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField("demandé le", default=timezone.now)
    confirmed_at = models.DateTimeField("confirmé le", null=True, blank=True)

    objects = AbonnementQuerySet.as_manager()

    class Meta:
        verbose_name = "abonnement à la lettre"
        verbose_name_plural = "abonnements à la lettre"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="lettres_abonnement_once_per_address"),
        ]
        indexes = [
            models.Index("id", condition=~Q(confirmed_at=None), name="lettres_abonnement_confirmed"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def stop_path(self) -> str:
        return reverse("lettres:stop", args=[self.token])


class LettreQuerySet(models.QuerySet):
    def live(self) -> LettreQuerySet:
        return self.filter(live=True)

    def newest_first(self) -> LettreQuerySet:
        return self.order_by("-date", "-pk")


class Lettre(DraftStateMixin, RevisionMixin, PreviewableMixin, models.Model):
    """One issue of the newsletter, composed from published news; once published it can be read and sent."""

    title = models.CharField("objet", max_length=120, help_text="C’est aussi l’objet du courriel.")
    slug = models.SlugField("identifiant dans les adresses", max_length=120, unique=True)
    date = models.DateField("date", default=timezone.localdate, db_index=True)
    intro = models.TextField("introduction", max_length=1000, blank=True)
    body = LettreField(LETTRE_BLOCKS, blank=True, verbose_name="contenu")

    revisions = GenericRelation(
        Revision,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="lettre",
        for_concrete_model=False,
    )

    objects = LettreQuerySet.as_manager()

    panels = [
        TitleFieldPanel("title", targets=["slug"], placeholder="Objet de la lettre"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("date"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "lettre d’information"
        verbose_name_plural = "lettres d’information"
        ordering = ["-date", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("lettres:detail", args=[self.slug])

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [("", "La page"), ("courriel", "Le courriel")]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "lettres/mail_preview.html" if mode_name == "courriel" else "lettres/lettre.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        return super().get_preview_context(request, mode_name) | {
            "lettre": self,
            "entries": self.entries(),
            "mail": self.mail_text("/lettres/arreter/…/"),
        }

    def entries(self) -> list[dict]:
        """What the letter holds, in its order, news that are no longer public left out; two queries."""
        wanted = [
            child.value["page"].pk
            for child in self.body
            if child.block_type == "news" and child.value["page"]
        ]
        news = ActualitePage.objects.visible().defer_streamfields().in_bulk(wanted)
        entries = []
        for child in self.body:
            if child.block_type == "text":
                entries.append({"title": child.value["title"], "text": child.value["text"], "url": ""})
            elif child.value["page"] and (page := news.get(child.value["page"].pk)):
                text = child.value["text"] or page.lead
                entries.append({"title": page.title, "text": text, "url": page.get_url(), "date": page.date})
        return entries

    def mail_text(self, stop_path: str, entries: list[dict] | None = None) -> str:
        """The mail as it leaves, with the address at which its reader stops.

        ``entries`` are read by the caller when there are many readers.
        """
        context = {
            "lettre": self,
            "entries": self.entries() if entries is None else entries,
            "url": absolute_url(reverse("lettres:detail", args=[self.slug])) if self.slug else "",
            "stop_url": absolute_url(stop_path),
            "site_url": absolute_url("/").rstrip("/"),
        }
        return body_of("lettres/courriels/lettre", context)


class EnvoiQuerySet(models.QuerySet):
    def not_left(self) -> EnvoiQuerySet:
        """Those that can still be stopped."""
        return self.filter(leaves_at__gt=timezone.now())


class Envoi(models.Model):
    """The sending of one letter: whoever is subscribed when it leaves gets it once, batch after batch."""

    lettre = models.OneToOneField(
        Lettre, on_delete=models.PROTECT, related_name="envoi", verbose_name="lettre"
    )
    leaves_at = models.DateTimeField("part le", default=timezone.now)
    finished_at = models.DateTimeField("écrit le", null=True, blank=True)
    last_abonnement = models.BigIntegerField("dernier abonnement servi", default=0)
    written = models.PositiveIntegerField("courriels écrits", default=0)

    objects = EnvoiQuerySet.as_manager()

    class Meta:
        verbose_name = "envoi d’une lettre"
        verbose_name_plural = "envois de lettres"

    def __str__(self) -> str:
        return f"Envoi de « {self.lettre} »"

    @property
    def has_left(self) -> bool:
        return self.leaves_at <= timezone.now()
