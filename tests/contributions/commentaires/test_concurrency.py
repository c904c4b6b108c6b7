"""Many people at once on one comment: exact counts, on both databases."""

import pytest

from contributions.commentaires import life, sending, supports
from contributions.commentaires.models import BrouillonCommentaire, Commentaire
from contributions.commentaires.states import CommentAction
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions.decisions.test_concurrency import at_once
from tests.contributions.factories import CommentaireFactory, PropositionFactory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.postgresql]


def test_supports_given_and_doubled_at_once_are_counted_exactly():
    comment, people = CommentaireFactory(), UserFactory.create_batch(16)
    clicks = [lambda user=user: supports.give(comment.pk, user) for user in (*people, *people[:8])]
    results = at_once(*clicks)
    assert results.count(True) == 16 and results.count(False) == 8, results
    comment.refresh_from_db()
    assert comment.support_count == 16
    at_once(*[lambda user=user: supports.take_back(comment.pk, user) for user in (*people[:5], *people[:5])])
    comment.refresh_from_db()
    assert comment.support_count == 11 and checked.drifts() == {}


def test_one_comment_sent_twice_and_decisions_at_once_count_once():
    proposition, author, actor = PropositionFactory(), UserFactory(), UserFactory()
    draft = BrouillonCommentaire(
        proposition=proposition, position="pour", text="Une même phrase, deux onglets."
    )
    drafts = [sending.store(draft, sender=sender) for sender in ("a", "b")]
    sent = at_once(*[lambda row=row: sending.send(row, author) for row in drafts])
    assert sorted(result.already for result in sent) == [False, True], sent
    comment = Commentaire.objects.get()
    replies = CommentaireFactory.create_batch(
        3, proposition=proposition, parent=CommentaireFactory(proposition=proposition), a_moderer=True
    )
    at_once(
        *[lambda: life.apply(comment.pk, CommentAction.PUBLIER, actor=actor)] * 3,
        *[lambda row=row: life.apply(row.pk, CommentAction.PUBLIER, actor=actor) for row in replies],
    )
    proposition.refresh_from_db()
    assert (proposition.comment_count, proposition.for_count) == (5, 2)
    assert checked.drifts() == {}
