"""Published propositions in the public API and in the open data: never more than their pages say.

What a column holds is said once, here: the API and the files give the same columns, and the page of open
data documents them.
"""

from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.models import Page

from contributions.propositions.filters import (
    DEFAULT_SORT,
    QUERY_MAX_LENGTH,
    WITHOUT_ANSWER,
    Filters,
    Vocabulary,
)
from contributions.propositions.lists import PropositionList
from contributions.propositions.models import Proposition
from contributions.propositions.models.propositions import FILED_THEMES_MAX
from contributions.propositions.paging import Cursor
from contributions.propositions.states import State
from editorial.api import (
    AddressField,
    ApiView,
    BadParameter,
    EachField,
    Gone,
    absolute,
    listed,
    read_limit,
)
from editorial.visibility import is_restricted

FILTERS = ("axe", "theme", "region", "evenement", "profil", "statut", "q")
SORTS = ("recentes", "soutenues", "commentees", "reponses")
WITHDRAWN = "Cette proposition a été retirée."

COLUMNS = (
    "reference", "state", "title", "slug", "text", "axe", "profil", "region", "organisation", "public_name",
    "origine", "participants", "published_at", "support_count", "comment_count", "for_count", "against_count",
    "neutral_count", "declared_supports", "demo",
    "reponse__status", "reponse__text", "reponse__organisme", "reponse__date",
    "page__slug", "page__title", "page__live", "page__path",
    "provenance__system", "provenance__url",
)  # fmt: skip


def rows() -> QuerySet[Proposition]:
    """Propositions with all that is told of them: one query, and one for their themes."""
    related = Proposition.objects.select_related("reponse", "page", "provenance")
    return related.only(*COLUMNS).filed().with_themes()


def published() -> QuerySet[Proposition]:
    """What the public may read; workshops and imports included."""
    return rows().published()


class PropositionSerializer(serializers.Serializer):
    """One published proposition, as flat columns."""

    id = serializers.IntegerField(source="pk", help_text="Identifiant ; il ne change jamais.")
    reference = serializers.CharField(
        source="display_reference", help_text="Référence lisible à voix haute ; elle ne change jamais."
    )
    adresse = AddressField(source="get_absolute_url", help_text="Adresse de la page publique.")
    titre = serializers.CharField(source="title", help_text="Titre, tel que son auteur l’a écrit.")
    texte = serializers.CharField(source="text", help_text="Texte entier, tel que son auteur l’a écrit.")
    axe = serializers.CharField(source="axe.slug", help_text="Identifiant de l’axe de travail.")
    axe_nom = serializers.CharField(source="axe.short_name", help_text="Intitulé court de l’axe.")
    themes = EachField(
        source="theme_list",
        attribute="slug",
        help_text=f"Identifiants des thèmes, {FILED_THEMES_MAX} au plus.",
    )
    themes_noms = EachField(source="theme_list", attribute="name", help_text="Noms des thèmes.")
    region = serializers.CharField(
        source="region.slug", allow_null=True, help_text="Identifiant de la région académique, s’il est dit."
    )
    region_nom = serializers.CharField(
        source="region.name", allow_null=True, help_text="Nom de la région académique."
    )
    profil = serializers.CharField(
        source="profil_id",
        help_text="Qui l’auteur dit être : un code du vocabulaire des profils (/api/v1/profils/) ; il ne change jamais.",
    )
    profil_nom = serializers.CharField(source="profil.label", help_text="Le même, en toutes lettres.")
    signature = serializers.CharField(
        help_text="Nom que l’auteur a choisi de montrer ; « Anonyme » s’il n’en a choisi aucun."
    )
    organisation = serializers.CharField(help_text="Organisation au nom de laquelle l’auteur signe.")
    origine = serializers.CharField(
        help_text="en-ligne (déposée sur le site), atelier (écrite par un groupe) ou import (venue d’ailleurs)."
    )
    participants = serializers.IntegerField(help_text="Pour un atelier, nombre de personnes du groupe.")
    page_id = serializers.SerializerMethodField(
        help_text="Page publique où elle a été déposée ; pour une rencontre, son identifiant dans le fichier des rencontres."
    )
    page_titre = serializers.SerializerMethodField(help_text="Titre de cette page.")
    source = serializers.CharField(
        source="provenance.system", allow_null=True, help_text="Pour un import, le site d’origine."
    )
    source_adresse = serializers.CharField(
        source="provenance.url", allow_null=True, help_text="Pour un import, l’adresse d’origine."
    )
    source_soutiens = serializers.IntegerField(
        source="declared_supports",
        help_text="Pour un import, soutiens que dit la source ; ils ne comptent pas dans la colonne « soutiens ».",
    )
    publiee_le = serializers.DateTimeField(
        source="published_at", help_text="Date et heure de publication (ISO 8601)."
    )
    soutiens = serializers.IntegerField(source="support_count", help_text="Nombre de soutiens.")
    commentaires = serializers.IntegerField(
        source="comment_count", help_text="Nombre de commentaires publiés, réponses comprises."
    )
    commentaires_pour = serializers.IntegerField(source="for_count", help_text="Dont : pour.")
    commentaires_contre = serializers.IntegerField(source="against_count", help_text="Dont : contre.")
    commentaires_sans_avis = serializers.IntegerField(
        source="neutral_count", help_text="Dont : sans avis tranché."
    )
    statut = serializers.SerializerMethodField(
        help_text="Suite donnée par les organisateurs : sans-reponse, retenue, en-partie, a-l-etude ou non-retenue."
    )
    reponse_texte = serializers.CharField(
        source="reponse.text", allow_null=True, help_text="Réponse des organisateurs."
    )
    reponse_organisme = serializers.CharField(
        source="reponse.organisme", allow_null=True, help_text="Organisme responsable de cette suite."
    )
    reponse_date = serializers.DateField(
        source="reponse.date", allow_null=True, help_text="Date de la réponse (ISO 8601)."
    )
    demonstration = serializers.BooleanField(
        source="demo", help_text="Vrai pour un texte inventé pour la démonstration du site."
    )

    @staticmethod
    def public_page(proposition: Proposition) -> Page | None:
        page = proposition.page
        return page if page and page.live and not is_restricted(page.path) else None

    def get_page_id(self, proposition: Proposition) -> int | None:
        page = self.public_page(proposition)
        return page.pk if page else None

    def get_page_titre(self, proposition: Proposition) -> str | None:
        page = self.public_page(proposition)
        return page.title if page else None

    def get_statut(self, proposition: Proposition) -> str:
        return proposition.reponse.status if proposition.reponse else WITHOUT_ANSWER


@dataclass(frozen=True)
class Question:
    """What the address of a list asks for, once understood."""

    filters: Filters
    limit: int
    cursor: Cursor | None

    @classmethod
    def parse(cls, params, vocabulary: Vocabulary) -> "Question":
        """Strict where the public list is lenient: a program does not see that a filter was set aside.

        Raises ``BadParameter``. One query when an event is asked for.
        """
        sort = params.get("tri", DEFAULT_SORT)
        if sort not in SORTS:
            raise BadParameter(f"« tri » vaut {', '.join(SORTS[:-1])} ou {SORTS[-1]}.")
        limit = read_limit(params)
        cursor = Cursor.parse(params)
        if cursor is None and "apres" in params:
            raise BadParameter("« apres » se recopie de l’adresse « next » d’une réponse.")
        filters = Filters.parse(params, vocabulary)
        if filters.unknown:
            raise BadParameter(f"Nous ne connaissons pas : {', '.join(filters.unknown)}.")
        if filters.shortened:
            raise BadParameter(f"« q » compte {QUERY_MAX_LENGTH} caractères au plus.")
        # A search is not sorted by closeness here: its next rows would have no place.
        return cls(filters if filters.sort == sort else replace(filters, sort=DEFAULT_SORT), limit, cursor)

    def address_after(self, last: Proposition, listing: PropositionList) -> str:
        """The address of the rows that follow one of the list's."""
        place = f"limit={self.limit}&{listing.cursor_of(last, backward=False)}"
        querystring = "&".join(part for part in (self.filters.querystring(), place) if part)
        return absolute(f"{reverse('contributions_api:list')}?{querystring}")


class PropositionListView(ApiView):
    """Published propositions under the filters of the public list, from one place of the list to the next.

    Four queries at most, those of ``queries.matching_ids`` aside when words are asked for.
    """

    parameters = (*FILTERS, "tri", "limit", "apres")

    def get(self, request: Request) -> Response:
        vocabulary = Vocabulary.load()
        question = Question.parse(request.query_params, vocabulary)
        listing = PropositionList(question.filters, vocabulary)
        # One more than asked for tells whether others follow.
        found = listing.rows_after(question.cursor, question.limit + 1, rows())
        shown = found[: question.limit]
        total, is_exact = listing.capped_total()
        return listed(
            PropositionSerializer(shown, many=True).data,
            total=total,
            total_is_exact=is_exact,
            next_address=question.address_after(shown[-1], listing) if len(found) > len(shown) else None,
        )


class PropositionView(ApiView):
    """One published proposition; merged ones lead to the one they joined, withdrawn ones are gone."""

    def get(self, request: Request, pk: int) -> Response:
        if pk >= 2**63:
            raise Http404
        queryset = rows().select_related("merged_into").only(*COLUMNS, "merged_into__state")
        proposition = queryset.filter(pk=pk).first()
        if proposition is None:
            raise Http404
        joined = proposition.merged_into
        if joined and joined.is_published:
            address = absolute(reverse("contributions_api:detail", args=[joined.pk]))
            return Response({"next": address}, status=301, headers={"Location": address})
        if proposition.state == State.RETIREE:
            raise Gone(WITHDRAWN)
        if not proposition.is_published:
            raise Http404
        return Response(PropositionSerializer(proposition).data)
