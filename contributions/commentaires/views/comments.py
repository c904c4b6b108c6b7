"""Reading and writing comments: the pages around a proposition."""

from datetime import timedelta
from math import ceil

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from comptes.access import participant_page, personal
from comptes.participant_forms import AddressForm
from contributions.commentaires import sending, supports, threads
from contributions.commentaires.forms import CommentForm
from contributions.commentaires.life import CommentRefused
from contributions.commentaires.models import BrouillonCommentaire, Commentaire
from contributions.commentaires.states import Position
from contributions.propositions.models import ConsultationSettings, Proposition
from editorial.guards import open_to_all
from editorial.http import CONFLICT, INVALID, TOO_EARLY, see_other
from editorial.words import counted
from protection import gate, network

GONE = 410


def proposition_or_404(pk: int) -> Proposition:
    """A proposition that is or was public; what never was stays unknown."""
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(
        Proposition.objects.for_reading().select_related("merged_into").exclude(published_at=None), pk=pk
    )


def number(value: str) -> int | None:
    """A key as an address carries it; anything else is the key of nothing."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else None


@require_safe
def comment_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All the exchanges about a proposition, in pages. Four queries, however many there are."""
    proposition = proposition_or_404(pk)
    if proposition.merged_into and proposition.merged_into.is_published:
        return redirect("contributions:comments", pk=proposition.merged_into_id, permanent=True)
    if not proposition.is_published:
        raise Http404("Cette proposition n’est pas publiée.")
    sort = request.GET.get("tri", threads.DEFAULT_SORT)
    if sort not in threads.SORTS:
        sort = threads.DEFAULT_SORT
    paginator = Paginator(threads.Threads(proposition, sort), threads.PER_PAGE)
    try:
        page = paginator.page(request.GET.get("page", "1"))
    except InvalidPage:
        context = {"last": paginator.num_pages, "url": request.path}
        return render(request, "contributions/propositions/page_missing.html", context, status=404)
    context = {
        "proposition": proposition,
        "sides": threads.sides(proposition),
        "threads": page.object_list,
        "page_obj": page,
        "sort": sort,
        "sorts": threads.SORTS.items(),
        "querystring": f"tri={sort}" if sort != threads.DEFAULT_SORT else "",
        "is_open": ConsultationSettings.load().takes_comments(),
    }
    return render(request, "contributions/commentaires/list.html", context)


@require_safe
def comment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One exchange with all its replies, in pages."""
    comment = comment_or_404(pk)
    if comment.parent_id:
        return redirect(comment.thread_url, permanent=True)
    if not (comment.listed and comment.proposition.is_published):
        raise Http404("Ce commentaire n’est pas publié.")
    paginator = Paginator(threads.replies_of(comment), threads.PER_PAGE)
    try:
        page = paginator.page(request.GET.get("page", "1"))
    except InvalidPage:
        context = {"last": paginator.num_pages, "url": request.path}
        return render(request, "contributions/propositions/page_missing.html", context, status=404)
    context = {
        "proposition": comment.proposition,
        "comment": comment,
        "page_obj": page,
        "is_open": ConsultationSettings.load().takes_comments(),
    }
    return render(request, "contributions/commentaires/detail.html", context)


def comment_or_404(pk: int) -> Commentaire:
    if pk >= 2**63:
        raise Http404
    rows = Commentaire.objects.select_related("proposition__axe").annotate(source=F("provenance__system"))
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a comment or of a reply, and the address that receives it.

    What is valid is stored first. Someone signed in has then sent it; the others are asked who they are.
    """
    asked = proposition_or_404(pk)
    proposition = sending.place_of(asked)
    data = request.POST if request.method == "POST" else None
    named = (data or request.GET).get("reponse", "")
    parent = find_parent(named)
    form = CommentForm(data, parent=parent, initial=initial_of(request))
    message = sending.refusal(proposition, parent)
    if named and parent is None:
        message = message or "Le commentaire auquel vous répondez n’existe pas."
    if message:
        return refused(request, proposition, message, text=form.data.get("text", ""))
    context = {
        "proposition": proposition,
        "parent": parent,
        "moved": asked.pk != proposition.pk,
        "charter_page": ConsultationSettings.load().charter_page,
    }
    if data is None:
        return render(request, "contributions/commentaires/write.html", context | {"form": form})
    if not form.is_valid():
        return render(
            request, "contributions/commentaires/write.html", context | {"form": form}, status=INVALID
        )
    assessment = gate.assess(
        request, scope="commentaire", proof=form.cleaned_data["preuve"], honeypot=form.is_trapped
    )
    if assessment.kind == "refused":
        context["wait_sentence"] = (
            "Votre commentaire n’est pas perdu : il est ci-dessous. Vous pourrez l’envoyer de nouveau dans "
            f"{counted(max(1, ceil(assessment.retry_after / 60)), 'minute')}."
        )
        response = render(
            request, "contributions/commentaires/write.html", context | {"form": form}, status=TOO_EARLY
        )
        response["Retry-After"] = str(assessment.retry_after)
        return response
    slow_until = None
    if assessment.kind == "slow":
        slow_until = timezone.now() + timedelta(seconds=settings.PROTECTION_PAUSE_SECONDS)
    draft = sending.store(
        BrouillonCommentaire(
            proposition=proposition,
            parent=parent,
            position=form.cleaned_data.get("position", ""),
            text=form.cleaned_data["text"],
            public_name=form.cleaned_data["public_name"],
            personne=request.user if request.user.is_authenticated else None,
        ),
        sender=sender_of(request, form.cleaned_data["cle"]),
        slow_until=slow_until,
    )
    if request.user.is_authenticated and not slow_until:
        return deliver(request, draft)
    return see_other(draft.step_path)


def find_parent(value: str) -> Commentaire | None:
    pk = number(value)
    return Commentaire.objects.select_related("proposition").filter(pk=pk).first() if pk else None


def sender_of(request: HttpRequest, client_key: str) -> str:
    """What tells two senders of the same words apart."""
    if request.user.is_authenticated:
        return f"compte {request.user.pk}"
    return client_key[:64] or network.address_key(request)


def initial_of(request: HttpRequest) -> dict[str, str]:
    """What an address or a draft being taken up again says, and the name that someone signed in has chosen."""
    draft = BrouillonCommentaire.objects.with_token(request.GET.get("brouillon", ""))
    if draft:
        return {"position": draft.position, "text": draft.text, "public_name": draft.public_name}
    position = request.GET.get("position", "")
    initial = {"position": position} if position in Position.values else {}
    if request.user.is_authenticated:
        initial["public_name"] = request.user.public_name
    return initial


def refused(request: HttpRequest, proposition: Proposition, message: str, *, text: str) -> HttpResponse:
    """Why the comment cannot be taken, with what was typed, to be copied."""
    context = {"proposition": proposition, "message": message, "text": text}
    status = CONFLICT if request.method == "POST" or text else GONE
    return render(request, "contributions/commentaires/refused.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def step(request: HttpRequest, token: str) -> HttpResponse:
    """A stored comment on its way: its author signs in, comes back here and sends it."""
    draft = BrouillonCommentaire.objects.with_token(token)
    if draft is None:
        return render(request, "contributions/commentaires/gone.html", status=GONE)
    if request.user.is_authenticated:
        sending.recognise(draft, request.user)
        if request.method == "POST":
            return deliver(request, draft)
    return show_step(request, draft)


def show_step(request: HttpRequest, draft: BrouillonCommentaire, *, wait: int = 0) -> HttpResponse:
    context = {
        "draft": draft,
        "proposition": sending.place_of(draft.proposition),
        "form": AddressForm(initial={"suite": draft.step_path}),
        "wait_sentence": f"Attendez encore {counted(wait, 'seconde')}, puis envoyez votre commentaire."
        if wait
        else "",
    }
    return render(request, "contributions/commentaires/step.html", context, status=TOO_EARLY if wait else 200)


def deliver(request: HttpRequest, draft: BrouillonCommentaire) -> HttpResponse:
    try:
        sent = sending.send(draft, request.user)
    except sending.TooEarly as early:
        return show_step(request, draft, wait=early.seconds)
    except CommentRefused as error:
        return refused(request, sending.place_of(draft.proposition), str(error), text=draft.text)
    return see_other(f"{own_path(sent.comment)}?{'deja' if sent.already else 'merci'}=1")


def own_path(comment: Commentaire) -> str:
    return reverse("contributions_commentaires:detail", args=[comment.pk])


@require_http_methods(["POST"])
@open_to_all
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """The button under a comment of a public page: it supports for those signed in, else asks who they are."""
    comment = comment_or_404(pk)
    if not request.user.is_authenticated:
        return see_other(reverse("contributions:comment_support", args=[pk]))
    return carry_out_support(request, comment, give="retirer" not in request.POST)


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def support_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether one supports a comment, and the button to change it."""
    comment = comment_or_404(pk)
    if request.method == "POST":
        return carry_out_support(request, comment, give="retirer" not in request.POST)
    return show_support(request, comment)


def carry_out_support(request: HttpRequest, comment: Commentaire, *, give: bool) -> HttpResponse:
    try:
        if give:
            supports.give(comment.pk, request.user)
        else:
            supports.take_back(comment.pk, request.user)
    except CommentRefused as error:
        return show_support(request, comment, refusal=str(error))
    return see_other(f"{reverse('contributions:comment_support', args=[comment.pk])}?fait=1")


def show_support(request: HttpRequest, comment: Commentaire, *, refusal: str = "") -> HttpResponse:
    if not (comment.is_published and comment.proposition.is_published):
        refusal = refusal or "Ce commentaire n’est plus publié."
    context = {
        "comment": comment,
        "proposition": comment.proposition,
        "supported": supports.supports(request.user, comment),
        "open": supports.are_open(),
        "done": "fait" in request.GET,
        "refusal": refusal,
    }
    return render(
        request, "contributions/commentaires/support.html", context, status=CONFLICT if refusal else 200
    )
