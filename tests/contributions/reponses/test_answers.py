"""One answer for many propositions: what is stored, who is told, what the public reads."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from comptes.models import Nouvelle, User
from contributions.decisions.authorship import can_change_words
from contributions.propositions.models import Reponse
from contributions.propositions.states import Action, State
from contributions.reponses.giving import UNDO_WINDOW
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.contributions.reponses.samples import WRITE, typed
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = UserFactory(first_name="Grace", last_name="Hopper")
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return user


def answer_url(reponse: Reponse) -> str:
    return f"/admin/reponses/{reponse.pk}/"


def test_one_answer_is_read_on_each_proposition_and_in_its_history(client, editor):
    rows = PropositionFactory.create_batch(3)
    client.post(WRITE, typed(rows))
    reponse = Reponse.objects.get()
    assert set(reponse.propositions.all()) == set(rows)
    for row in rows:
        page = client.get(row.get_absolute_url()).text
        assert "Nous retenons le principe." in page and "Direction du numérique" in page
        step = row.transitions.get(action=Action.REPONDRE)
        assert step.actor == editor


def test_an_author_of_five_answered_propositions_gets_one_mail_after_the_undo_window(client, editor):
    author, other = UserFactory(), UserFactory()
    rows = [*PropositionFactory.create_batch(5, auteur=author), PropositionFactory(auteur=other)]
    client.post(WRITE, typed(rows))
    assert Courriel.objects.count() == 2
    mail = Courriel.objects.get(recipient=author.email)
    assert all(row.title in mail.body and row.display_reference in mail.body for row in rows[:5])
    assert rows[5].title not in mail.body and "Retenue en partie" in mail.body
    assert mail.not_before >= timezone.now() + UNDO_WINDOW - timedelta(seconds=30)
    assert "&amp;" not in mail.body and "None" not in mail.body


def test_the_preview_shows_the_very_mail_and_stores_nothing(client, editor):
    author = UserFactory()
    rows = PropositionFactory.create_batch(2, auteur=author, title="Prêter des livres & des « tablettes »")
    page = client.post(WRITE, typed(rows, etape="apercu"))
    assert not Reponse.objects.exists() and not Courriel.objects.exists()
    assert "Un courriel à envoyer" in page.text
    shown = page.context["shown"][0]
    client.post(WRITE, typed(rows))
    mail = Courriel.objects.get()
    assert (shown.subject, shown.body) == (mail.subject, mail.body)


def test_authors_of_merged_propositions_are_told_too(client, editor):
    target = PropositionFactory(title="La proposition qui reste")
    merged = PropositionFactory(masquee=True, merged_into=target, title="Celle qui l’a rejointe")
    client.post(WRITE, typed([target]))
    mail = Courriel.objects.get(recipient=merged.auteur.email)
    assert "Celle qui l’a rejointe" in mail.body and "La proposition qui reste" in mail.body


def test_nobody_is_written_to_against_their_wish(client, editor):
    refuses = UserFactory(notifications=User.Notifications.NONE)
    rows = [PropositionFactory(auteur=refuses), PropositionFactory(auteur=None)]
    page = client.post(WRITE, typed(rows, etape="apercu")).text
    assert "2 propositions n’ont pas d’auteur à prévenir" in page
    client.post(WRITE, typed(rows))
    assert Reponse.objects.exists() and not Courriel.objects.exists()


@pytest.mark.parametrize("trait", ["masquee", "a_moderer", "rejetee", "retiree"])
def test_what_is_not_published_is_not_answered_nor_named(client, editor, trait):
    row, good = PropositionFactory(**{trait: True}), PropositionFactory()
    response = client.post(WRITE, typed([row, good]))
    assert response.status_code == 422 and not Reponse.objects.exists()
    assert row.display_reference in response.text and row.title not in response.text
    assert "Nous retenons le principe." in response.text


def test_a_merged_proposition_leads_to_the_one_to_answer(client, editor):
    target = PropositionFactory()
    merged = PropositionFactory(masquee=True, merged_into=target)
    response = client.post(WRITE, typed(references=merged.reference))
    assert response.status_code == 422 and f"utilisez {target.display_reference}" in response.text


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"proposition": ["abc", "-1", "9" * 40, "999999"]},
        {"references": "7KM4Q9TX"},
        {"status": "inconnue"},
        {"text": "  "},
        {"text": "x" * 10_001},
        {"organisme": ""},
        {"date": "demain"},
    ],
)
def test_what_is_badly_filled_in_is_told_and_stores_nothing(client, editor, changes):
    rows = [PropositionFactory()] if changes.keys() - {"proposition", "references"} else []
    response = client.post(WRITE, typed(rows, **changes))
    assert response.status_code == 422 and not Reponse.objects.exists()


def test_only_who_may_answer_answers(client, moderator):
    row = PropositionFactory()
    for path in (WRITE, "/admin/reponses/", "/admin/reponses/propositions/", "/admin/reponses/importer/"):
        assert client.get(path).status_code in (302, 403)
    client.post(WRITE, typed([row]))
    client.logout()
    client.post(WRITE, typed([row]))
    assert not Reponse.objects.exists()


def test_the_list_offers_what_has_no_answer_under_filters(client, editor):
    axe, theme = AxeFactory(), ThemeFactory()
    wanted = PropositionFactory(axe=axe, themes=[theme], title="Une école sans réponse encore")
    answered = PropositionFactory(axe=axe, title="Une école qui a déjà sa réponse")
    hidden = PropositionFactory(masquee=True, title="Une école masquée")
    client.post(WRITE, typed([answered]))
    page = client.get("/admin/reponses/propositions/").text
    assert wanted.title in page and answered.title not in page and hidden.title not in page
    assert wanted.title in client.get(f"/admin/reponses/propositions/?theme={theme.pk}").text
    assert wanted.title not in client.get(f"/admin/reponses/propositions/?axe={AxeFactory().pk}").text
    assert answered.title in client.get("/admin/reponses/propositions/?reponse=en-partie").text
    found = client.get(f"/admin/reponses/propositions/?q={answered.display_reference}").text
    assert answered.title in found and wanted.title not in found
    assert client.get("/admin/reponses/propositions/?axe=abc&reponse=%00").status_code == 200


def test_an_answer_withdrawn_in_time_sends_nothing(client, editor):
    row = PropositionFactory()
    client.post(WRITE, typed([row]))
    reponse = Reponse.objects.get()
    client.post(f"{answer_url(reponse)}retirer/")
    row.refresh_from_db()
    reponse.refresh_from_db()
    assert row.reponse is None and reponse.withdrawn_at and not Courriel.objects.exists()
    assert row.transitions.filter(action=Action.SANS_REPONSE, actor=editor).exists()
    assert "Nous retenons" not in client.get(row.get_absolute_url()).text
    assert "Retirée" in client.get("/admin/reponses/").text


def test_a_mail_that_has_left_stays_and_the_answer_is_withdrawn_all_the_same(client, editor):
    row = PropositionFactory()
    client.post(WRITE, typed([row]))
    Courriel.objects.update(sent_at=timezone.now(), attempts=1)
    client.post(f"{answer_url(Reponse.objects.get())}retirer/")
    row.refresh_from_db()
    assert row.reponse is None and Courriel.objects.count() == 1


def test_a_change_in_time_changes_the_mail_that_waits(client, editor):
    row = PropositionFactory()
    client.post(WRITE, typed([row]))
    client.post(answer_url(Reponse.objects.get()), typed([row], text="Une réponse corrigée."))
    mail = Courriel.objects.get()
    assert "Une réponse corrigée." in mail.body and "Nous retenons" not in mail.body


def test_a_later_change_tells_only_the_authors_it_adds_unless_asked(client, editor):
    first, second = PropositionFactory.create_batch(2)
    client.post(WRITE, typed([first]))
    Courriel.objects.update(sent_at=timezone.now())
    reponse = Reponse.objects.get()
    client.post(answer_url(reponse), typed([first], references=second.reference))
    assert list(Courriel.objects.filter(sent_at=None).values_list("recipient", flat=True)) == [
        second.auteur.email
    ]
    Courriel.objects.update(sent_at=timezone.now())
    client.post(answer_url(reponse), typed([first, second], tell_all="on"))
    assert Courriel.objects.filter(sent_at=None).count() == 2


def test_a_proposition_left_out_of_an_answer_loses_it(client, editor):
    first, second = PropositionFactory.create_batch(2)
    client.post(WRITE, typed([first, second]))
    reponse = Reponse.objects.get()
    client.post(answer_url(reponse), typed([first]))
    second.refresh_from_db()
    assert second.reponse is None and list(reponse.propositions.all()) == [first]
    assert not Courriel.objects.filter(recipient=second.auteur.email).exists()


def test_an_answer_that_another_replaces_everywhere_is_kept_as_withdrawn(client, editor):
    row = PropositionFactory()
    client.post(WRITE, typed([row]))
    old = Reponse.objects.get()
    client.post(WRITE, typed([row], status="retenue"))
    old.refresh_from_db()
    row.refresh_from_db()
    assert old.withdrawn_at and row.reponse.status == "retenue"


def test_an_answered_proposition_is_no_longer_changed_by_its_author():
    row = PropositionFactory(moderated_at=None)
    assert can_change_words(row)
    row.reponse = Reponse.objects.create(status="retenue", text="Oui.", organisme="Région")
    assert not can_change_words(row)
    row.state = State.A_MODERER
    assert not can_change_words(row)


def test_the_history_of_an_answer_names_who_changed_it(client, editor):
    row = PropositionFactory()
    client.post(WRITE, typed([row]))
    reponse = Reponse.objects.get()
    client.post(answer_url(reponse), typed([row], text="Une réponse corrigée."))
    page = client.get(f"{answer_url(reponse)}historique/")
    assert page.status_code == 200 and "Grace Hopper" in page.text


@pytest.mark.parametrize(
    "path", ["/admin/reponses/999999/", f"/admin/reponses/{2**64}/", "/admin/reponses/999/retirer/"]
)
def test_an_answer_that_does_not_exist_answers_404(client, editor, path):
    assert client.get(path).status_code == 404


def test_followers_hear_of_an_answer_once_and_not_of_one_withdrawn_in_time(client, editor):
    row = PropositionFactory(title="Ouvrir les salles le soir")
    client.post(WRITE, typed([row]))
    nouvelle = Nouvelle.objects.get()
    assert "« Ouvrir les salles le soir » : retenue en partie" in nouvelle.sentence
    assert (nouvelle.targets, nouvelle.apart_from) == ([["proposition", row.pk]], row.auteur)
    client.post(f"{answer_url(Reponse.objects.get())}retirer/")
    assert not Nouvelle.objects.exists()
