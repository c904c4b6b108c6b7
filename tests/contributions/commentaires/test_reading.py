"""What the public reads of comments, and how much it costs."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from contributions.commentaires import counts, supports
from contributions.commentaires import life as comment_life
from contributions.commentaires.models import Commentaire
from contributions.commentaires.sending import text_fingerprint
from contributions.commentaires.states import CommentAction, CommentState
from contributions.decisions import life, undo
from contributions.propositions.models import ConsultationSettings, Proposition, Transition
from contributions.propositions.states import Action
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, MotifFactory, PropositionFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db

QUERIES_MAX = 12
MANY = 2_000


@pytest.fixture
def proposition():
    return PropositionFactory(themes=[ThemeFactory()])


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup) -> list[str]:
    return [text.get_text(strip=True) for text in page.select(".comment-list > .comment > p:not([class])")]


def many_comments(proposition: Proposition, number: int) -> None:
    rows = [
        Commentaire(
            proposition=proposition,
            written_on=proposition,
            position=("pour", "contre", "neutre")[n % 3],
            text=f"Commentaire numéro {n}",
            state=CommentState.PUBLIE,
            published_at=proposition.published_at,
            moderated_at=proposition.published_at,
            listed=True,
            waiting=False,
            support_count=n % 50,
            fingerprint=text_fingerprint(f"Commentaire numéro {n}", None),
        )
        for n in range(number)
    ]
    Commentaire.objects.bulk_create(rows)
    parents = list(Commentaire.objects.order_by("pk")[:100])
    Commentaire.objects.bulk_create(
        Commentaire(
            proposition=proposition,
            written_on=proposition,
            parent=parent,
            text=f"Réponse {n}",
            state=CommentState.PUBLIE,
            published_at=proposition.published_at,
            listed=True,
            waiting=False,
            fingerprint=text_fingerprint(f"Réponse {n}", parent.pk),
        )
        for parent in parents
        for n in range(5)
    )
    checked.repair()


def test_the_page_asks_twelve_times_at_most_with_no_and_with_two_thousand_comments(client, proposition):
    path = proposition.get_absolute_url()
    client.get(path)
    few = queries_of(client, path)
    many_comments(proposition, MANY)
    many = queries_of(client, path)
    assert few <= QUERIES_MAX - 2 and many <= QUERIES_MAX and many - few <= 2
    listing = reverse("contributions:comments", args=[proposition.pk])
    assert queries_of(client, listing) <= QUERIES_MAX
    assert queries_of(client, f"{listing}?tri=recents&page=90") <= QUERIES_MAX


def test_the_page_shows_the_most_supported_and_leads_to_the_rest(client, proposition):
    for n in range(12):
        CommentaireFactory(proposition=proposition, text=f"Avis {n}", support_count=n)
    page = soup(client.get(proposition.get_absolute_url()))
    assert texts(page)[0] == "Avis 11" and len(texts(page)) == 5
    more = page.select_one(f'a[href="/propositions/{proposition.pk}/commentaires/"]')
    assert more.text == "Lire tous les commentaires"
    recent = soup(client.get(f"{more['href']}?tri=recents"))
    assert len(texts(recent)) == 12 and texts(recent)[-1] == "Avis 0"


def test_both_sides_are_told_in_words_and_numbers(client, proposition):
    for position, number in (("pour", 3), ("contre", 2), ("neutre", 1)):
        CommentaireFactory.create_batch(number, proposition=proposition, position=position)
    page = soup(client.get(proposition.get_absolute_url()))
    numbers = [item.get_text(" ", strip=True) for item in page.select(".comment-sides__number")]
    assert numbers == ["3 pour", "1 sans avis tranché", "2 contre"]


def test_replies_follow_their_comment_three_at_most(client, proposition):
    comment = CommentaireFactory(proposition=proposition)
    for n in range(5):
        CommentaireFactory(proposition=proposition, parent=comment, text=f"Réponse {n}")
    page = soup(client.get(proposition.get_absolute_url()))
    shown = [text.get_text(strip=True) for text in page.select(".comment-replies p:not([class])")]
    assert shown == ["Réponse 0", "Réponse 1", "Réponse 2"]
    assert page.select_one(".comment-replies__more a").text == "Voir les 5 réponses"
    thread = soup(client.get(comment.thread_url))
    assert len(thread.select(".comment-replies .comment")) == 5


def test_a_withdrawn_comment_keeps_its_place_only_for_its_replies(client, proposition):
    alone = CommentaireFactory(proposition=proposition, text="Seul et retiré")
    answered = CommentaireFactory(proposition=proposition, text="Retiré avec une réponse")
    reply = CommentaireFactory(proposition=proposition, parent=answered, text="La réponse")
    for comment in (alone, answered):
        comment_life.apply(comment.pk, CommentAction.RETIRER, actor=comment.auteur)
    body = client.get(proposition.get_absolute_url()).content.decode()
    assert "Seul et retiré" not in body and "Retiré avec une réponse" not in body
    assert "Commentaire retiré par son auteur" in body and "La réponse" in body
    comment_life.apply(reply.pk, CommentAction.MASQUER, motif=MotifFactory())
    body = client.get(proposition.get_absolute_url()).content.decode()
    assert "Commentaire retiré par son auteur" not in body
    assert checked.drifts() == {}


def test_comments_leave_with_a_hidden_proposition(client, proposition):
    comment = CommentaireFactory(proposition=proposition)
    life.apply(proposition.pk, Action.MASQUER, motif=MotifFactory())
    for path in (reverse("contributions:comments", args=[proposition.pk]), comment.thread_url):
        assert client.get(path).status_code == 404


def test_comments_follow_a_merge_and_come_back_with_it(client, proposition):
    comment = CommentaireFactory(proposition=proposition, text="Écrit sur la première")
    kept = PropositionFactory()
    CommentaireFactory(proposition=kept, position="contre")
    life.apply(proposition.pk, Action.FUSIONNER, merge_into=kept)
    assert "Écrit sur la première" in client.get(kept.get_absolute_url()).content.decode()
    kept.refresh_from_db()
    assert (kept.comment_count, kept.for_count, kept.against_count) == (2, 1, 1)
    late = CommentaireFactory(proposition=kept, written_on=proposition, parent=comment)
    life.apply(proposition.pk, Action.RETABLIR)
    comment.refresh_from_db()
    late.refresh_from_db()
    assert comment.proposition_id == late.proposition_id == proposition.pk
    assert counts.drift() == {}


def test_the_same_words_on_two_merged_propositions_do_not_stand_in_the_way(proposition):
    kept, author = PropositionFactory(), UserFactory()
    for place in (proposition, kept):
        CommentaireFactory(proposition=place, auteur=author, text="Tout à fait d’accord.")
    life.apply(proposition.pk, Action.FUSIONNER, merge_into=kept)
    kept.refresh_from_db()
    assert kept.comment_count == 2


def test_an_unknown_sort_or_page_is_no_error(client, proposition):
    CommentaireFactory(proposition=proposition)
    path = reverse("contributions:comments", args=[proposition.pk])
    assert client.get(f"{path}?tri=\x00").status_code == 200
    assert client.get(f"{path}?page=9").status_code == 404
    assert client.get(f"{path}?page=abc").status_code == 404
    assert client.get("/propositions/commentaires/99999999999999999999/").status_code == 404


def test_public_pages_of_comments_set_no_cookie(client, proposition):
    comment = CommentaireFactory(proposition=proposition)
    for path in (
        proposition.get_absolute_url(),
        reverse("contributions:comments", args=[proposition.pk]),
        comment.thread_url,
    ):
        response = client.get(path)
        assert not response.cookies and "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": "Des mots corrigés"}, "Des mots corrigés"),
        ({"public_name": "Camille B."}, "Camille B."),
        ({"position": "contre"}, "Contre"),
        ({"support_count": 41}, "41\u00a0soutiens"),
        ({"demo": True}, "inventé pour la démonstration"),
        ({"published_at": datetime(2019, 3, 4, 12, tzinfo=UTC)}, "4\u00a0mars\u00a02019"),
        ({"state": CommentState.MASQUE}, "Commentaire masqué par l’équipe"),
    ],
)
def test_whatever_changes_of_a_comment_shows_when_its_page_is_made_anew(client, proposition, change, told):
    comment = CommentaireFactory(proposition=proposition, position="pour", published_at=timezone.now())
    CommentaireFactory(proposition=proposition, parent=comment)
    checked.repair()
    address = proposition.get_absolute_url()
    assert told not in soup(client.get(address)).select_one(".comment").get_text(" ", strip=True)

    Commentaire.objects.filter(pk=comment.pk).update(**change)

    assert told in soup(client.get(address)).select_one(".comment").get_text(" ", strip=True)


def test_words_are_escaped(client, proposition):
    CommentaireFactory(proposition=proposition, text="<script>alert(1)</script>", public_name="<b>x</b>")
    body = client.get(proposition.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in body and "<b>x</b>" not in body


def test_closed_comments_offer_no_form(client, proposition):
    settings = ConsultationSettings.load()
    settings.comments_open = False
    settings.save()
    CommentaireFactory(proposition=proposition)
    page = soup(client.get(proposition.get_absolute_url()))
    assert not page.select('a[href$="/commenter/"]') and "Les commentaires sont clos." in page.text


def test_repair_brings_the_copied_counts_to_the_truth(proposition):
    comment = CommentaireFactory(proposition=proposition)
    CommentaireFactory(proposition=proposition, parent=comment)
    Proposition.objects.filter(pk=proposition.pk).update(comment_count=9, against_count=4)
    Commentaire.objects.filter(pk=comment.pk).update(reply_count=7, support_count=3)
    checked.repair()
    proposition.refresh_from_db()
    comment.refresh_from_db()
    assert (proposition.comment_count, proposition.for_count, proposition.against_count) == (2, 1, 0)
    assert (comment.reply_count, comment.support_count) == (1, 0)
    assert checked.drifts() == {}


def test_a_merge_taken_back_takes_its_comments_back(proposition):
    comment = CommentaireFactory(proposition=proposition)
    actor, kept = UserFactory(), PropositionFactory()
    life.apply(proposition.pk, Action.FUSIONNER, merge_into=kept, actor=actor)
    undo.undo(Transition.objects.latest("pk").lot, actor=actor)
    comment.refresh_from_db()
    assert comment.proposition_id == proposition.pk and counts.drift() == {}


def test_an_account_deleted_by_an_administrator_takes_its_support_of_a_comment_along(proposition):
    comment, user = CommentaireFactory(proposition=proposition), UserFactory()
    supports.give(comment.pk, user)
    user.delete()
    comment.refresh_from_db()
    assert comment.support_count == 0
