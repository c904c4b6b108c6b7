"""What authors do with their comments, and what supports and personal data make of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comptes import personal_data
from comptes.personal_data import TextsChoice
from contributions.commentaires import counts, life, supports
from contributions.commentaires.life import CommentRefused
from contributions.commentaires.models import Commentaire, SoutienCommentaire
from contributions.commentaires.states import CommentAction, CommentState
from contributions.propositions.models import ConsultationSettings
from courriels.models import Courriel
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions import rule
from tests.contributions.factories import CommentaireFactory, MotifFactory, PropositionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    user = UserFactory()
    client.force_login(user)
    return user


def own(name: str, comment: Commentaire) -> str:
    return reverse(f"contributions_commentaires:{name}", args=[comment.pk])


def test_author_finds_their_comments_with_their_state(client, author):
    CommentaireFactory(auteur=author, a_moderer=True, text="Un avis qui attend encore")
    CommentaireFactory(text="Celui d’une autre personne")
    for path in ("/mon-espace/", "/mon-espace/commentaires/"):
        body = client.get(path).content.decode()
        assert "Un avis qui attend encore" in body and "En attente de lecture" in body
        assert "Celui d’une autre" not in body


def test_nobody_opens_changes_or_withdraws_anothers_comment(client, author):
    comment = CommentaireFactory()
    for name in ("detail", "edit", "withdraw"):
        assert client.get(own(name, comment)).status_code == 404
        assert client.post(own(name, comment), {"text": "À moi maintenant"}).status_code in (404, 405)
    assert client.get("/mon-espace/commentaires/99999999999999999999/").status_code == 404


def test_author_changes_the_words_until_someone_has_judged_them(client, author):
    comment = CommentaireFactory(auteur=author, a_moderer=True)
    sent = {"position": "contre", "text": "Après réflexion, plutôt non.", "version": comment.version}
    assert client.post(own("edit", comment), sent).url.endswith("?modifie=1")
    comment.refresh_from_db()
    assert (comment.text, comment.position) == ("Après réflexion, plutôt non.", "contre")
    life.apply(comment.pk, CommentAction.PUBLIER)
    response = client.post(own("edit", comment), sent | {"text": "Trop tard mais gardé."})
    assert response.status_code == 409 and "Trop tard mais gardé." in response.content.decode()


def test_a_change_made_meanwhile_is_told_with_what_was_typed(client, author):
    comment = CommentaireFactory(auteur=author, a_moderer=True)
    sent = {"position": "pour", "text": "Mon autre version.", "version": comment.version + 5}
    response = client.post(own("edit", comment), sent)
    assert response.status_code == 409 and "Mon autre version." in response.content.decode()


def test_author_withdraws_at_any_time_and_counts_follow(client, author):
    comment = CommentaireFactory(auteur=author)
    assert client.get(own("withdraw", comment)).status_code == 200
    assert client.post(own("withdraw", comment)).url.endswith("?retire=1")
    comment.refresh_from_db()
    assert comment.state == CommentState.RETIRE and not comment.listed
    comment.proposition.refresh_from_db()
    assert comment.proposition.comment_count == 0 and counts.drift() == {}
    assert client.post(own("withdraw", comment)).status_code == 303


def test_what_may_be_written_again_after_a_withdrawal(author):
    comment = CommentaireFactory(auteur=author, text="Oui.", retire=True)
    CommentaireFactory(auteur=author, text="Oui.", proposition=comment.proposition)
    with pytest.raises(IntegrityError):
        CommentaireFactory(auteur=author, text="Oui.", proposition=comment.proposition)


@pytest.mark.parametrize("state", list(CommentState))
# By these two a comment comes in; it moves from nothing.
@pytest.mark.parametrize(
    "action",
    [action for action in CommentAction if action not in (CommentAction.ENVOYER, CommentAction.IMPORTER)],
)
def test_a_comment_moves_as_the_charter_says_and_not_otherwise(action, state):
    comment = Commentaire(state=state, waiting=True)
    if action in rule.COMMENTS[state]:
        life.check(comment, action, note="raison")
    else:
        with pytest.raises(CommentRefused):
            life.check(comment, action, note="raison")


def test_a_hidden_comment_needs_a_reason_and_its_author_is_told_after_the_undo_window(author):
    comment = CommentaireFactory(auteur=author)
    with pytest.raises(CommentRefused):
        life.apply(comment.pk, CommentAction.MASQUER)
    life.apply(comment.pk, CommentAction.MASQUER, motif=MotifFactory(label="Propos injurieux"))
    mail = Courriel.objects.get()
    assert "Propos injurieux" in mail.body and mail.recipient == author.email
    assert (mail.not_before - mail.created_at).total_seconds() > 9


def support(client, comment, **data):
    return client.post(reverse("contributions:support_comment", args=[comment.pk]), data)


def count_of(comment) -> int:
    comment.refresh_from_db()
    return comment.support_count


def test_support_counts_once_and_is_withdrawn_as_easily(client, author):
    comment = CommentaireFactory()
    for _ in range(2):
        assert support(client, comment).status_code == 303
    assert count_of(comment) == 1
    page = client.get(reverse("contributions:comment_support", args=[comment.pk]))
    assert "Vous soutenez ce commentaire" in page.content.decode()
    for _ in range(2):
        support(client, comment, retirer="1")
    assert count_of(comment) == 0 and checked.drifts() == {}


def test_who_is_not_signed_in_is_asked_who_they_are_and_supports_nothing_yet(client):
    comment = CommentaireFactory()
    response = client.post(reverse("contributions:support_comment", args=[comment.pk]), follow=True)
    assert "/mon-espace/connexion/" in response.redirect_chain[-1][0]
    assert "mon-soutien" in response.redirect_chain[-1][0]
    assert count_of(comment) == 0


@pytest.mark.parametrize("state", ["masque", "retire", "a_moderer"])
def test_a_comment_that_is_not_read_takes_no_support_and_shows_nothing(client, author, state):
    comment = CommentaireFactory(**{state: True})
    response = support(client, comment)
    assert response.status_code == 409 and comment.text not in response.content.decode()
    assert count_of(comment) == 0


def test_support_under_a_hidden_proposition_or_to_oneself_is_refused(client, author):
    hidden = CommentaireFactory(proposition=PropositionFactory(masquee=True))
    mine = CommentaireFactory(auteur=author)
    assert support(client, hidden).status_code == support(client, mine).status_code == 409
    assert client.post("/propositions/commentaires/999999/soutenir/").status_code == 404
    assert not SoutienCommentaire.objects.exists()


def test_another_site_cannot_make_someone_support(client, author):
    path = reverse("contributions:support_comment", args=[CommentaireFactory().pk])
    assert client.post(path, headers={"Origin": "https://ailleurs.example"}).status_code == 403


def test_the_export_holds_ones_comments_and_supports(author):
    comment = CommentaireFactory(auteur=author, text="Mon avis exporté")
    supports.give(CommentaireFactory().pk, author)
    data = personal_data.export(author)
    assert data["commentaires"][0]["texte"] == "Mon avis exporté"
    assert data["commentaires"][0]["proposition"] == comment.proposition.display_reference
    assert len(data["soutiens à des commentaires"]) == 1


@pytest.mark.parametrize("choice", TextsChoice.values)
def test_erasure_keeps_words_without_a_name_or_removes_them(author, choice):
    comment = CommentaireFactory(auteur=author, text="Un avis à garder ou non", public_name="Camille")
    reply = CommentaireFactory(proposition=comment.proposition, parent=comment)
    supported = CommentaireFactory()
    supports.give(supported.pk, author)
    personal_data.erase(author, TextsChoice(choice))
    comment.refresh_from_db()
    assert comment.auteur is None and comment.public_name == ""
    assert (comment.text == "") == (choice == TextsChoice.RETIRES)
    assert comment.listed and Commentaire.objects.filter(pk=reply.pk, listed=True).exists()
    assert count_of(supported) == 0
    assert counts.drift() == checked.drifts() == {}


def close_comments() -> None:
    settings = ConsultationSettings.load()
    settings.comments_close_at = timezone.now() - timedelta(days=1)
    settings.save()


def test_supports_of_comments_no_longer_change_once_comments_are_closed(client, author):
    given, other = CommentaireFactory.create_batch(2)
    supports.give(given.pk, author)
    close_comments()
    response = support(client, other)
    assert response.status_code == 409 and "Les soutiens ne sont pas ouverts" in response.text
    assert support(client, given, retirer="1").status_code == 409
    assert (count_of(given), count_of(other)) == (1, 0)
    page = client.get(given.proposition.get_absolute_url()).text
    assert f"Soutenir le commentaire de {given.signature}" not in page


def test_who_leaves_while_comments_are_open_takes_their_supports_along(author):
    comments = CommentaireFactory.create_batch(3)
    for comment in comments:
        supports.give(comment.pk, author)
    personal_data.erase(author, TextsChoice.ANONYMES)
    assert [count_of(comment) for comment in comments] == [0, 0, 0]
    assert checked.drifts() == {}


def test_who_leaves_once_comments_are_closed_stays_counted_without_a_name(author):
    comments = CommentaireFactory.create_batch(3)
    for comment in comments:
        supports.give(comment.pk, author)
    close_comments()
    personal_data.erase(author, TextsChoice.ANONYMES)
    assert [count_of(comment) for comment in comments] == [1, 1, 1]
    assert not SoutienCommentaire.objects.exists() and checked.drifts() == {}


def test_leaving_costs_the_same_whatever_one_supported(author):
    def queries_of_leaving(number: int) -> int:
        for comment in CommentaireFactory.create_batch(number):
            supports.give(comment.pk, author)
        with CaptureQueriesContext(connection) as queries:
            supports.forget(author)
        return len(queries)

    assert queries_of_leaving(10) == queries_of_leaving(1)
