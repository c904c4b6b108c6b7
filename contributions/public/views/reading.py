"""What the public reads: the list, one proposition, a receipt."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from comptes.access import reader_pk
from contributions.commentaires.threads import Summary
from contributions.decisions.own_supports import is_open_for, participation_in, with_participation
from contributions.propositions.filters import DEFAULT_SORT, QUERY_MAX_LENGTH, Filters, Vocabulary
from contributions.propositions.lists import PropositionList
from contributions.propositions.models import ConsultationSettings, Proposition, PropositionTheme
from contributions.propositions.paging import BY_NUMBER, Cursor, ListPaginator, TooDeep
from contributions.propositions.paths import path_to
from contributions.propositions.references import parse_reference
from contributions.propositions.related import similar_texts, similar_to
from contributions.propositions.sections import proposition_sections
from contributions.propositions.states import Origine, State
from editorial.codes import code_of
from editorial.lists import unknown_sentence
from editorial.visibility import public
from page_cache import private

# What a receipt says of each state: what happened, and what comes next.
RECEIPT_SENTENCES = {
    State.BROUILLON: "Ce texte est enregistré. Son auteur doit encore le confirmer, ou le compléter, depuis son courriel.",
    State.A_MODERER: "Cette proposition attend d’être lue par l’équipe. Son auteur recevra un courriel avec la décision.",
    State.PUBLIEE: "Cette proposition est publiée.",
    State.MASQUEE: "Cette proposition n’est plus visible. Son auteur a reçu les raisons par courriel.",
    State.REJETEE: "Cette proposition n’a pas été publiée. Son auteur a reçu les raisons par courriel.",
    State.RETIREE: "Cette proposition a été retirée par son auteur.",
}
# Of what nobody here wrote, nobody is told.
AUTHORLESS_SENTENCES = RECEIPT_SENTENCES | {
    State.A_MODERER: "Cette proposition attend d’être lue par l’équipe.",
    State.MASQUEE: "Cette proposition n’est plus visible.",
    State.REJETEE: "Cette proposition n’a pas été publiée.",
    State.RETIREE: "Cette proposition a été retirée.",
}
ENTRY_STEPS = {
    Origine.EN_LIGNE: "Confirmée par son auteur",
    Origine.ATELIER: "Saisie par l’équipe après un atelier",
    Origine.IMPORT: "Importée d’une autre source",
}
MERGED_SENTENCE = "Cette proposition a rejoint une proposition semblable, qui porte désormais les deux."


@dataclass(frozen=True)
class ReceiptStep:
    """Something that happened to a proposition, or what is said of it while it has not."""

    title: str
    date: date | None
    pending: str = ""


def receipt_steps(proposition: Proposition) -> list[ReceiptStep]:
    """What happened and what comes next, for those who only know the reference: dates, no name, no word."""

    def day(moment: datetime | None) -> date | None:
        return timezone.localdate(moment) if moment else None

    steps = [
        ReceiptStep("Reçue", day(proposition.created_at)),
        ReceiptStep(
            ENTRY_STEPS[proposition.origine], day(proposition.submitted_at), "En attente de son courriel"
        ),
    ]
    if proposition.state in (State.MASQUEE, State.REJETEE, State.RETIREE):
        last = day(proposition.moderated_at or proposition.changed_at)
        return [
            *(step for step in steps if step.date),
            ReceiptStep(proposition.get_state_display(), last),
            *appeal_steps(proposition),
        ]
    reponse = proposition.reponse if proposition.is_published else None
    published = day(proposition.published_at) if proposition.is_published else None
    return [
        *steps,
        ReceiptStep("Publiée", published, "Après lecture par l’équipe"),
        ReceiptStep(
            f"Réponse des organisateurs : {reponse.get_status_display().lower()}"
            if reponse
            else "Réponse des organisateurs",
            reponse.date if reponse else None,
            "Pas encore de réponse",
        ),
    ]


def appeal_steps(proposition: Proposition) -> list[ReceiptStep]:
    """The appeal of its author, when there is one: dates and issue, no word of it."""
    recours = getattr(proposition, "recours", None)
    if recours is None:
        return []
    asked = timezone.localdate(recours.asked_at)
    decided = timezone.localdate(recours.decided_at) if recours.decided_at else None
    title = f"Recours : {recours.get_outcome_display().lower()}" if decided else "Réponse au recours"
    return [
        ReceiptStep("Recours de son auteur", asked),
        ReceiptStep(title, decided, "Une autre personne de l’équipe relit la proposition"),
    ]


PER_PAGE = 20
TITLE_MAX = 300


@require_safe
def proposition_list(request: HttpRequest) -> HttpResponse:
    """Published propositions under any mix of filters, in a shareable address."""
    vocabulary = Vocabulary.load()
    filters = Filters.parse(request.GET, vocabulary)
    listing = PropositionList(filters, vocabulary)
    facet_groups = listing.facet_groups()
    paginator = ListPaginator(listing, PER_PAGE)
    try:
        page = paginator.page(request.GET.get("page", "1"), Cursor.parse(request.GET))
    except InvalidPage as error:
        context = {
            "last": paginator.num_pages,
            "url": filters.address(),
            "by_number": BY_NUMBER if isinstance(error, TooDeep) else 0,
        }
        return render(request, "contributions/propositions/page_missing.html", context, status=404)
    context = {
        "filters": filters,
        "listing": listing,
        "page_obj": page,
        "propositions": page.object_list,
        "facet_groups": facet_groups,
        "sort_links": listing.sort_links(),
        "chosen": filters.chosen(),
        "list_url": path_to("list"),
        "deposit_url": path_to("deposit"),
        "hidden_params": [item for item in filters.params().items() if item[0] not in ("q", "tri")],
        "unknown_sentence": unknown_sentence(filters.unknown),
        "shortened_sentence": f"Seuls les {QUERY_MAX_LENGTH} premiers caractères ont été cherchés.",
        "querystring": filters.querystring(),
        "feed_querystring": filters.querystring(sort=DEFAULT_SORT),
    }
    return render(request, "contributions/public/list.html", context)


def form_page(proposition: Proposition) -> Page | None:
    """The public page whose form received a proposition: no query for those written elsewhere, one otherwise."""
    if proposition.page_id is None:
        return None
    return public(Page.objects.filter(pk=proposition.page_id)).only("title", "url_path").first()


@require_safe
def proposition_detail(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One proposition; merged ones lead to the one they joined, withdrawn ones answer 410."""
    if pk >= 2**63:
        raise Http404
    reader = reader_pk(request)
    if reader is None:
        proposition = Proposition.objects.read(pk)
    else:
        proposition = with_participation(Proposition.objects.for_reading(), reader).filter(pk=pk).first()
    if proposition is None:
        raise Http404("Cette proposition n’existe pas.")
    if proposition.merged_into and proposition.merged_into.is_published:
        return redirect(proposition.merged_into, permanent=True)
    if proposition.state == State.RETIREE:
        return render(request, "contributions/public/withdrawn.html", status=410)
    if not proposition.is_published:
        raise Http404("Cette proposition n’est pas publiée.")
    if slug != proposition.slug:
        return redirect(proposition, permanent=True)
    consultation = ConsultationSettings.remembered()
    context = {
        "proposition": proposition,
        "themes": PropositionTheme.objects.themes_of(proposition.pk),
        "similar": similar_to(proposition),
        "sections": proposition_sections.sections(proposition),
        "comments": Summary.load(proposition, is_open=consultation.takes_comments()),
        "source_page": form_page(proposition),
        "supports_open": is_open_for(consultation),
        "participation": participation_in(proposition, reader),
        "list_url": path_to("list"),
        "deposit_url": path_to("deposit"),
    }
    response = render(request, "contributions/public/detail.html", context)
    if reader is not None:
        response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def proposition_code(request: HttpRequest, pk: int) -> HttpResponse:
    """The code to scan that leads to a published proposition."""
    if pk >= 2**63 or not Proposition.objects.published().filter(pk=pk).exists():
        raise Http404("Cette proposition n’est pas publiée.")
    return code_of(reverse("contributions:short", args=[pk]))


@require_safe
def similar_fragment(request: HttpRequest) -> HttpResponse:
    """Published propositions that resemble a title being typed, as a fragment the form shows."""
    title = request.GET.get("titre", "").replace("\x00", "")[:TITLE_MAX]
    return render(
        request,
        "contributions/depot/_similar.html",
        {"similar": similar_texts(title) if title.strip() else []},
    )


@require_safe
def receipt_search(request: HttpRequest) -> HttpResponse:
    """Find the receipt of a reference that someone typed."""
    typed = request.GET.get("reference", "").replace("\x00", "")[:40]
    reference = parse_reference(typed) if typed else None
    if reference:
        return redirect("contributions:receipt", reference=reference)
    wrong = "reference" in request.GET
    return render(request, "contributions/public/receipt_search.html", {"typed": typed, "wrong": wrong})


@private
@require_safe
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """Where a contribution stands; for what is not published, its state and dates and nothing else."""
    parsed = parse_reference(reference)
    proposition = (
        Proposition.objects.select_related("axe", "merged_into", "reponse", "recours")
        .with_themes()
        .filter(reference=parsed)
        .first()
        if parsed
        else None
    )
    if proposition is None:
        return render(
            request,
            "contributions/public/receipt_search.html",
            {"typed": reference[:40], "wrong": True},
            status=404,
        )
    if parsed != reference:
        return redirect(proposition.receipt_url, permanent=True)
    sentences = RECEIPT_SENTENCES if proposition.origine == Origine.EN_LIGNE else AUTHORLESS_SENTENCES
    context = {
        "proposition": proposition,
        "steps": receipt_steps(proposition),
        "thanks": "merci" in request.GET,
        "contested": "recours" in request.GET and hasattr(proposition, "recours"),
        "already": "deja" in request.GET,
        "sections": proposition_sections.sections(proposition) if proposition.is_published else [],
        "receipt_sentence": MERGED_SENTENCE if proposition.merged_into else sentences[proposition.state],
    }
    return render(request, "contributions/public/receipt.html", context)
