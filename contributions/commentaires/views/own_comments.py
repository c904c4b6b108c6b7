"""An author's own comments: where each stands, and what can still be done with it."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from comptes.access import participant_page
from contributions.commentaires import authorship
from contributions.commentaires.espace import OwnComment, comments_of, steps_of
from contributions.commentaires.forms import WordsForm
from contributions.commentaires.life import CommentChanged, CommentRefused
from contributions.commentaires.models import Commentaire
from contributions.propositions.models import ConsultationSettings
from editorial.http import CONFLICT, INVALID, see_other, version_of

PER_PAGE = 20


def own_or_404(request: HttpRequest, pk: int) -> Commentaire:
    """One's own comment; somebody else's is as unknown as one that does not exist."""
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(comments_of(request.user).prefetch_related("transitions__motif"), pk=pk)


def own_url(comment: Commentaire) -> str:
    return reverse("contributions_commentaires:detail", args=[comment.pk])


def can_edit(comment: Commentaire) -> bool:
    return authorship.can_change_words(comment) and ConsultationSettings.load().takes_comments()


@require_safe
@participant_page
def own_list(request: HttpRequest) -> HttpResponse:
    """All that someone commented, newest first."""
    paginator = Paginator(comments_of(request.user), PER_PAGE)
    try:
        page = paginator.page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404("Cette page de la liste n’existe pas.") from error
    items = [OwnComment.of(comment) for comment in page]
    return render(
        request, "contributions/commentaires/espace/comments.html", {"page_obj": page, "items": items}
    )


@require_safe
@participant_page
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One's words, what was decided about them, and what one can still do."""
    comment = own_or_404(request, pk)
    context = {
        "own": OwnComment.of(comment),
        "comment": comment,
        "is_read": comment.is_published and comment.proposition.is_published,
        "steps": steps_of(comment),
        "can_edit": can_edit(comment),
        "can_withdraw": authorship.can_withdraw(comment),
        "sent": "merci" in request.GET,
        "already": "deja" in request.GET,
        "changed": "modifie" in request.GET,
        "withdrawn": "retire" in request.GET,
    }
    return render(request, "contributions/commentaires/espace/comment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's words while nobody has judged or answered them; nothing typed is lost when it is too late."""
    comment = own_or_404(request, pk)
    late = not can_edit(comment)
    context = {"comment": comment, "own_url": own_url(comment), "late": late, "version": comment.version}
    if request.method != "POST":
        if late:
            return see_other(own_url(comment))
        initial = {"position": comment.position, "text": comment.text}
        context["form"] = WordsForm(parent=comment.parent, initial=initial)
        return render(request, "contributions/commentaires/espace/comment_edit.html", context)
    form = WordsForm(request.POST, parent=comment.parent)
    context["form"] = form
    if late:
        return render(
            request, "contributions/commentaires/espace/comment_edit.html", context, status=CONFLICT
        )
    if form.is_valid():
        try:
            authorship.change_words(
                comment.pk,
                author=request.user,
                position=form.cleaned_data.get("position", ""),
                text=form.cleaned_data["text"],
                expected_version=version_of(request.POST.get("version", "")),
            )
        except CommentChanged:
            context |= {"changed_meanwhile": True, "version": own_or_404(request, pk).version}
            return render(
                request, "contributions/commentaires/espace/comment_edit.html", context, status=CONFLICT
            )
        except CommentRefused as error:
            form.add_error("text", str(error))
        else:
            return see_other(f"{own_url(comment)}?modifie=1")
    return render(request, "contributions/commentaires/espace/comment_edit.html", context, status=INVALID)


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a comment back, once its author has confirmed it on a page of its own."""
    comment = own_or_404(request, pk)
    if not authorship.can_withdraw(comment):
        return see_other(own_url(comment))
    if request.method == "POST":
        try:
            authorship.withdraw(comment.pk, author=request.user)
        except CommentRefused:
            return see_other(own_url(comment))
        return see_other(f"{own_url(comment)}?retire=1")
    context = {"comment": comment, "own_url": own_url(comment)}
    return render(request, "contributions/commentaires/espace/comment_withdraw.html", context)
