"""Comments brought from Decidim: each tied to its proposition, counted once, and taken back with its import."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contributions.commentaires import life as comment_life
from contributions.commentaires.models import Commentaire
from contributions.commentaires.states import CommentAction, CommentState
from contributions.imports import running
from contributions.imports.models import Import
from contributions.propositions.models import Proposition
from contributions.propositions.states import State
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, PropositionFactory
from tests.contributions.imports import samples as imports
from tests.contributions.imports.samples import (
    carried_out,
    comment_row,
    comments,
    counts,
    decidim,
    decidim_row,
    reasons,
    received,
    undone,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def imported(axe) -> Import:
    """Two propositions of the same site, 1 and 2."""
    return carried_out(decidim(decidim_row(1), decidim_row(2)))


def proposition(number: int) -> Proposition:
    return Proposition.objects.get(provenance__identifier=str(number))


def assert_exact() -> None:
    assert checked.drifts() == {}


def test_each_side_is_read_and_counted():
    batch = carried_out(
        comments(*[comment_row(10 + side, 1, alignment=side) for side in (-1, 0, 1)], comment_row(20, 2))
    )
    assert counts(batch) == (4, 4, 0, 0)
    first = proposition(1)
    stored = (first.comment_count, first.for_count, first.against_count, first.neutral_count)
    assert stored == (3, 1, 1, 1)
    comment = Commentaire.objects.get(provenance__identifier="11")
    assert (comment.position, comment.text, comment.public_name) == (
        "pour",
        "Dans mon école aussi, 11 fois.",
        "Camille",
    )
    assert comment.published_at.isoformat() == "2020-09-20T16:02:11+00:00"
    assert comment.auteur is None
    assert_exact()


def test_imported_comments_are_read_on_the_page_of_their_proposition(client):
    carried_out(comments(comment_row(10, 1), comment_row(11, 1, answers=10)))
    html = client.get(proposition(1).get_absolute_url()).content.decode()
    assert "Dans mon école aussi, 10 fois." in html
    assert "Dans mon école aussi, 11 fois." in html


def test_replies_come_under_what_they_answer_whatever_the_order_of_the_file():
    carried_out(comments(comment_row(11, 1, answers=10, alignment=1), comment_row(10, 1, alignment=1)))
    top, reply = (Commentaire.objects.get(provenance__identifier=number) for number in ("10", "11"))
    assert (reply.parent, reply.position, top.reply_count) == (top, "", 1)
    assert proposition(1).comment_count == 2
    assert_exact()


def test_a_reply_to_a_reply_joins_the_top_comment_and_the_report_says_so():
    batch = carried_out(
        comments(comment_row(10, 1), comment_row(11, 1, answers=10), comment_row(12, 1, answers=11, depth=2))
    )
    top = Commentaire.objects.get(provenance__identifier="10")
    assert Commentaire.objects.get(provenance__identifier="12").parent == top
    assert reasons(batch) == {
        4: "Réponse à une réponse : rattachée au commentaire 10, au début de l’échange."
    }
    assert_exact()


def test_replies_that_go_in_circles_are_refused():
    batch = carried_out(comments(comment_row(10, 1, answers=11), comment_row(11, 1, answers=10)))
    assert counts(batch) == (2, 0, 0, 2)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (comment_row(10, 9), "La proposition 9 de participez.example.org n’a pas été importée ici."),
        (
            comment_row(10, 1, answers=99),
            "Le commentaire 99 de participez.example.org n’a pas été importé ici.",
        ),
        (comment_row(10, 1, body="<p> </p>"), "Le commentaire est vide."),
        (comment_row(10, 1, body="?!"), "Le commentaire ne contient aucun mot."),
        (comment_row(10, 1, alignment=5), "Position inconnue (« 5 ») : -1, 0 ou 1 attendu."),
        (comment_row("", 1), "L’identifiant (« id ») manque."),
        (comment_row(10, ""), "Le commentaire ne dit pas à quoi il répond (« commentable_id »)."),
        (
            comment_row(10, 1, commentable_type="Decidim::Debates::Debate"),
            "Le commentaire porte sur autre chose qu’une proposition (« Decidim::Debates::Debate »).",
        ),
    ],
)
def test_a_comment_that_cannot_be_taken_is_in_the_report_with_its_line(row, reason):
    batch = carried_out(comments(comment_row(8, 1), row))
    assert counts(batch) == (2, 1, 0, 1)
    assert reasons(batch) == {3: reason}
    assert_exact()


def test_a_comment_on_a_proposition_hidden_since_is_refused():
    Proposition.objects.filter(pk=proposition(1).pk).update(state=State.MASQUEE)
    batch = carried_out(comments(comment_row(10, 1)))
    assert counts(batch) == (1, 0, 0, 1)
    assert "n’est plus publiée" in reasons(batch)[2]


def test_a_comment_on_a_merged_proposition_is_read_where_it_was_merged():
    home, joined = PropositionFactory(), proposition(1)
    Proposition.objects.filter(pk=joined.pk).update(state=State.MASQUEE, merged_into=home)
    checked.repair()
    carried_out(comments(comment_row(10, 1)))
    comment = Commentaire.objects.get()
    assert (comment.proposition, comment.written_on) == (home, joined)
    assert_exact()


def test_the_same_comments_twice_are_imported_once():
    content = comments(comment_row(10, 1), comment_row(11, 1, answers=10), comment_row(10, 1))
    assert counts(carried_out(content)) == (3, 2, 1, 0)
    assert counts(carried_out(content)) == (3, 0, 3, 0)
    assert Commentaire.objects.count() == 2
    assert_exact()


def test_comments_imported_to_be_moderated_wait_with_their_replies():
    carried_out(comments(comment_row(10, 1), comment_row(11, 1, answers=10)), publish=False)
    assert Commentaire.objects.to_moderate().count() == 2
    assert proposition(1).comment_count == 0
    for comment in Commentaire.objects.order_by("pk"):
        comment_life.apply(comment.pk, CommentAction.PUBLIER)
    assert proposition(1).comment_count == 2
    assert_exact()


def test_a_reply_to_a_comment_that_waits_waits_too():
    carried_out(comments(comment_row(10, 1)), publish=False)
    carried_out(comments(comment_row(11, 1, answers=10)), publish=True)
    assert {row.state for row in Commentaire.objects.all()} == {CommentState.A_MODERER}


def test_undoing_takes_back_the_comments_and_their_counts():
    kept = CommentaireFactory(proposition=proposition(1))
    checked.repair()
    batch = carried_out(comments(comment_row(10, 1), comment_row(11, 1, answers=10), comment_row(12, 2)))
    batch = undone(batch)
    assert (batch.removed_count, batch.kept_count, batch.state) == (3, 0, Import.State.ANNULE)
    assert list(Commentaire.objects.all()) == [kept]
    assert proposition(1).comment_count == 1
    assert_exact()


def test_undoing_keeps_and_names_the_comments_people_have_used():
    batch = carried_out(comments(*[comment_row(number, 1) for number in range(10, 14)]))
    answered, supported, hidden, free = Commentaire.objects.order_by("pk")
    CommentaireFactory(proposition=answered.proposition, parent=answered)
    supported.soutiens.create(user=UserFactory())
    comment_life.apply(hidden.pk, CommentAction.MASQUER, note="Hors sujet")
    checked.repair()

    batch = undone(batch)

    assert (batch.removed_count, batch.kept_count) == (1, 3)
    assert not Commentaire.objects.filter(pk=free.pk).exists()
    said = " ".join(batch.lines.filter(kind="gardee").values_list("reason", flat=True))
    for reason in ("une réponse est restée", "soutien à un commentaire", "une décision"):
        assert reason in said
    assert_exact()


def test_propositions_whose_comments_were_imported_are_kept_until_these_go(imported):
    batch = carried_out(comments(comment_row(10, 1)))
    undone(batch)
    assert undone(imported).removed_count == 2


def test_an_import_of_comments_cut_off_is_taken_up_where_it_stopped(monkeypatch):
    monkeypatch.setattr(running, "STEP", 2)
    content = comments(*[comment_row(number, 1) for number in range(10, 15)], comment_row(20, 1, answers=10))
    batch = received(content)
    running.begin(batch, Import.State.EN_COURS, sources=running.TRIABLE)
    store = running.store_rows

    def cut_off(batch, outcomes):
        if Commentaire.objects.count() == 4:
            raise KeyboardInterrupt
        store(batch, outcomes)

    monkeypatch.setattr(running, "store_rows", cut_off)
    with pytest.raises(KeyboardInterrupt):
        running.go_on(batch)
    monkeypatch.setattr(running, "store_rows", store)
    batch.refresh_from_db()

    running.go_on(batch)

    batch.refresh_from_db()
    assert counts(batch) == (6, 6, 0, 0)
    assert_exact()


def test_many_comments_cost_no_more_queries_than_a_few():
    def queries(first: int, number: int) -> int:
        content = comments(*[comment_row(first + place, 1) for place in range(number)])
        with CaptureQueriesContext(
            connection,
        ) as captured:
            carried_out(content)
        return len(captured)

    assert queries(100, 40) <= queries(200, 4) + 2


def command(*arguments) -> str:
    output = io.StringIO()
    call_command("import_propositions", *map(str, arguments), stdout=output, stderr=output)
    return output.getvalue()


def test_the_command_tries_out_imports_and_undoes_comments(tmp_path):
    path = tmp_path / "commentaires.csv"
    path.write_bytes(comments(comment_row(10, 1), comment_row(11, 1, answers=10), comment_row(12, 9)))
    said = command(path, "--dry-run")
    assert "3 lignes lues : 2 à créer, 0 déjà là, 1 refusées. Rien n’a été enregistré" in said
    assert "ligne 4, 12, « Dans mon école aussi, 12 fois. » – Refusée : La proposition 9" in said
    assert not Commentaire.objects.exists()
    assert "2 créées" in command(path, "--publish")
    assert "2 commentaires retirés, 0 gardés" in command("--undo", Import.objects.first().pk)
    assert not Commentaire.objects.exists()


def test_the_command_takes_no_correspondence_for_comments(tmp_path):
    path = tmp_path / "commentaires.csv"
    path.write_bytes(comments(comment_row(10, 1)))
    with pytest.raises(CommandError, match="n’a pas de correspondance"):
        command(path, "--axe", "egal-acces")


def test_comments_of_another_site_do_not_meet_our_numbers():
    batch = carried_out(
        comments(comment_row(10, 1, root_commentable_url=imports.URL.replace("participez", "x")))
    )
    assert counts(batch) == (1, 0, 0, 1)


def test_a_comment_longer_than_the_form_allows_is_imported_whole():
    text = "Un argument. " * 300
    carried_out(comments(comment_row(10, 1, body=text)))
    assert Commentaire.objects.get().text == text.strip()


def test_a_comment_names_its_source_wherever_it_is_read(client, moderator):
    carried_out(comments(comment_row(10, 1), comment_row(11, 1, answers=10)))
    top = Commentaire.objects.get(parent=None)
    page = client.get(top.proposition.get_absolute_url()).text
    assert page.count("écrit sur participez.example.org") == 2
    assert (
        client.get(f"/propositions/commentaires/{top.pk}/").text.count("écrit sur participez.example.org")
        == 2
    )
    deciding = client.get(reverse("moderation_comments:decision", args=[top.pk])).text
    assert "participez.example.org" in deciding and "auteur reçoit" not in deciding
