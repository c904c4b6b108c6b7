"""What someone supports, as they find it in *Mon espace*, and as the site forgets it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from comptes.intents import Intent
from comptes.models import Suivi, User
from comptes.personal_data import Holding, TextsChoice
from contributions.decisions import supports
from contributions.decisions.models import Soutien
from contributions.propositions.follows import PROPOSITION_KIND
from contributions.propositions.models import ConsultationSettings, Proposition
from contributions.propositions.targets import Target
from editorial.sections import Section, first_and_total

SECTION_SIZE = 5


@dataclass(frozen=True)
class Participation:
    """What someone signed in does around one proposition."""

    supports: bool
    follows: bool
    is_author: bool


def with_participation(rows: QuerySet[Proposition], user_pk: int | None) -> QuerySet[Proposition]:
    """Propositions read together with what ``participation_in`` needs; no query more."""
    if user_pk is None:
        return rows
    follows = Suivi.objects.filter(personne=user_pk, kind=PROPOSITION_KIND, target=OuterRef("pk"))
    return rows.annotate(
        is_supported=Exists(Soutien.objects.filter(personne=user_pk, proposition=OuterRef("pk"))),
        is_followed=Exists(follows),
    )


def participation_in(row: Proposition, user_pk: int | None) -> Participation | None:
    """What someone does around a row of ``with_participation``; nothing for who is not signed in."""
    if user_pk is None:
        return None
    return Participation(row.is_supported, row.is_followed, is_author=row.auteur_id == user_pk)


def is_open_for(consultation: ConsultationSettings) -> bool:
    """Whether propositions may be supported now."""
    return Target(opens_at=consultation.opens_at, closes_at=consultation.closes_at).is_open


@dataclass(frozen=True)
class Supported:
    """A support as its author sees it in a list; a proposition that is no longer public keeps its reference."""

    title: str
    url: str
    withdraw_url: str
    since: datetime


def supports_of(user: User) -> QuerySet[Soutien]:
    """Someone's supports, newest first; what has joined another is found there."""
    rows = Soutien.objects.filter(personne=user, proposition__merged_into=None)
    return rows.select_related("proposition").order_by("-created_at", "-pk")


def supported(row: Soutien) -> Supported:
    proposition = row.proposition
    public = proposition.is_published
    return Supported(
        title=proposition.title
        if public
        else f"Proposition {proposition.display_reference}, qui n’est plus en ligne",
        url=proposition.get_absolute_url() if public else "",
        withdraw_url=reverse("contributions:withdraw_support", args=[proposition.pk]),
        since=row.created_at,
    )


def supports_section(user: User) -> Section | None:
    """The latest supports of someone: one query, whatever their number."""
    rows, total = first_and_total(supports_of(user), SECTION_SIZE)
    if not total:
        return None
    return Section(
        name="soutiens",
        title="Mes soutiens",
        template="contributions/decisions/espace/_supports.html",
        items=[supported(row) for row in rows],
        total=total,
        url=reverse("contributions_supports:list"),
        label="Tous mes soutiens",
    )


def carry_out(user: User, target: str) -> str:
    """Count a support that was asked for before signing in, or when the button is pressed; where it is told."""
    pk = int(target)
    try:
        new = supports.add(user, pk)
    except supports.Merged as error:
        return f"{reverse('contributions:support', args=[error.kept_pk])}?etat={error.code}"
    except supports.SupportRefused as error:
        return f"{reverse('contributions:support', args=[pk])}?etat={error.code}"
    return f"{reverse('contributions:support', args=[pk])}?etat={'compte' if new else 'deja'}"


SUPPORT = Intent(
    name="soutenir",
    title="Encore une étape pour soutenir cette proposition",
    text="Votre adresse sert à compter votre soutien une seule fois. Elle n’est jamais affichée.",
    carry_out=carry_out,
)


def export_supports(user: User) -> list[dict]:
    return [
        {
            "proposition": item.title,
            "adresse": item.url or None,
            "soutenue le": item.since.isoformat(),
        }
        for item in map(supported, supports_of(user).iterator(chunk_size=1000))
    ]


def erase_supports(user: User, texts: TextsChoice) -> None:
    supports.forget(user)


SUPPORTS = Holding("soutiens", export_supports, erase_supports)
