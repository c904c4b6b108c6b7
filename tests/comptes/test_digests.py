"""News reaches those who follow, once, grouped as each of them asked."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comptes.follows import announce, digests, retract
from comptes.follows.following import NothingToFollow, follow
from comptes.models import Destinataire, Nouvelle, Suivi, User
from contributions.decisions import life, undo
from contributions.propositions.states import Action
from courriels import worker
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
SOON = timedelta(minutes=10)


def follower(*things, **fields) -> User:
    user = UserFactory(**fields)
    for thing in things:
        follow(user, kind_of(thing), thing.pk)
    return user


def kind_of(thing) -> str:
    return type(thing)._meta.model_name


def tell(thing, sentence="Il se passe quelque chose.", **options) -> None:
    announce(kind_of(thing), thing.pk, sentence, thing.get_absolute_url(), **options)


def test_a_follower_is_told_with_an_address_to_read_more_and_one_to_stop(settings):
    theme = ThemeFactory(name="Équipements")
    user = follower(theme)
    tell(theme, "Une proposition est publiée sous ce thème.")
    assert digests.write_due(timezone.now() + SOON) == 1
    mail = Courriel.objects.get()
    assert mail.recipient == user.email
    assert mail.subject == "Du nouveau : Thème « Équipements »"
    assert "- Une proposition est publiée sous ce thème." in mail.body
    assert f"{settings.SITE_URL}{theme.get_absolute_url()}" in mail.body
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.headers["List-Unsubscribe"].strip("<>") in mail.body


def test_news_that_come_together_make_one_mail():
    first, second = ThemeFactory.create_batch(2)
    follower(first, second)
    tell(first, "Ceci est arrivé.")
    tell(second, "Cela aussi.")
    tell(first, "Et encore ceci.")
    assert digests.write_due(timezone.now() + SOON) == 1
    mail = Courriel.objects.get()
    assert mail.subject == "Du nouveau sur 2 sujets que vous suivez"
    assert all(sentence in mail.body for sentence in ("Ceci est arrivé.", "Cela aussi.", "Et encore ceci."))


def test_news_wait_a_little_for_others_before_they_go(settings):
    theme = ThemeFactory()
    follower(theme)
    tell(theme)
    assert digests.write_due(timezone.now() + timedelta(seconds=settings.NEWS_GROUPING_SECONDS - 5)) == 0
    assert digests.write_due(timezone.now() + timedelta(seconds=settings.NEWS_GROUPING_SECONDS + 5)) == 1


def test_who_follows_two_things_that_one_event_touches_is_told_once():
    theme, proposition = ThemeFactory(), PropositionFactory()
    follower(theme, proposition)
    tell(proposition, "Une seule fois.", also=[("theme", theme.pk)])
    digests.write_due(timezone.now() + SOON)
    assert Courriel.objects.get().body.count("Une seule fois.") == 1


def test_only_those_who_followed_before_it_happened_are_told():
    theme = ThemeFactory()
    tell(theme)
    follower(theme)
    assert digests.write_due(timezone.now() + SOON) == 0


def test_the_person_told_otherwise_is_not_told_twice():
    theme = ThemeFactory()
    author = follower(theme)
    tell(theme, apart_from=author)
    assert digests.write_due(timezone.now() + SOON) == 0


def test_what_is_taken_back_in_time_is_told_to_nobody():
    theme = ThemeFactory()
    follower(theme)
    tell(theme, key="transition-1")
    assert retract("transition-1")
    assert not retract("transition-1")
    assert digests.write_due(timezone.now() + SOON) == 0


def test_an_event_announced_twice_is_told_once():
    theme = ThemeFactory()
    follower(theme)
    tell(theme, key="transition-1")
    tell(theme, key="transition-1")
    digests.write_due(timezone.now() + SOON)
    assert Courriel.objects.get().body.count("Il se passe quelque chose.") == 1


def test_two_runs_write_one_mail():
    theme = ThemeFactory()
    follower(theme)
    tell(theme)
    later = timezone.now() + SOON
    assert [digests.write_due(later), digests.write_due(later)] == [1, 0]
    assert Courriel.objects.count() == 1
    assert not Destinataire.objects.exists()


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        # From a Tuesday at noon: a few minutes later, the next morning, the next Monday.
        ("immediat", (1, 0, 0)),
        ("jour", (0, 1, 0)),
        ("semaine", (0, 0, 1)),
        ("aucun", (0, 0, 0)),
    ],
)
def test_everyone_is_written_to_as_they_chose(choice, expected):
    noon = datetime(2026, 6, 2, 12, tzinfo=PARIS)
    theme = ThemeFactory()
    follower(theme, notifications=choice)
    Suivi.objects.update(created_at=noon - timedelta(days=1))
    tell(theme)
    Nouvelle.objects.update(created_at=noon, not_before=noon)
    moments = (
        noon + SOON,
        datetime(2026, 6, 3, 7, 1, tzinfo=PARIS),
        datetime(2026, 6, 8, 7, 1, tzinfo=PARIS),
    )
    assert tuple(digests.write_due(moment) for moment in moments) == expected


def test_who_stops_all_mails_meanwhile_receives_none():
    theme = ThemeFactory()
    user = follower(theme, notifications="jour")
    tell(theme)
    digests.write_due(timezone.now() + SOON)
    assert Destinataire.objects.count() == 1
    User.objects.filter(pk=user.pk).update(notifications="aucun")
    assert digests.write_due(timezone.now() + SOON) == 0
    assert not Destinataire.objects.exists()


def test_who_stops_following_meanwhile_is_told_no_more():
    theme = ThemeFactory()
    user = follower(theme, notifications="jour")
    tell(theme)
    digests.write_due(timezone.now() + SOON)
    user.suivis.all().delete()
    assert not Destinataire.objects.exists()


def test_followers_of_a_merged_proposition_hear_of_the_one_it_joined():
    source, kept = PropositionFactory.create_batch(2)
    both, one = follower(source, kept), follower(source)
    life.apply(source.pk, Action.FUSIONNER, merge_into=kept)
    tell(kept, "Une réponse est arrivée.")
    assert digests.write_due(timezone.now() + SOON) == 2
    for user in (both, one):
        mail = Courriel.objects.get(recipient=user.email)
        assert mail.body.count("Une réponse est arrivée.") == 1
        assert source.display_reference in mail.body


def test_a_new_proposition_is_told_to_those_who_follow_its_theme_or_its_axis_but_not_to_its_author():
    theme = ThemeFactory()
    proposition = PropositionFactory(a_moderer=True, themes=[theme], title="Prêter des claviers adaptés")
    reader = follower(theme)
    follow(reader, "theme", theme.pk)
    follow(proposition.auteur, "theme", theme.pk)
    life.apply(proposition.pk, Action.PUBLIER)
    digests.write_due(timezone.now() + SOON)
    mail = Courriel.objects.get(kind="suivi")
    assert mail.recipient == reader.email
    assert "Prêter des claviers adaptés" in mail.body


def test_the_words_of_what_is_hidden_meanwhile_are_mailed_to_nobody():
    theme = ThemeFactory()
    proposition = PropositionFactory(a_moderer=True, themes=[theme], title="Un titre injurieux")
    follower(theme, notifications="jour")
    life.apply(proposition.pk, Action.PUBLIER)
    digests.write_due(timezone.now() + SOON)
    life.apply(proposition.pk, Action.MASQUER, note="Hors charte.")
    assert digests.write_due(timezone.now() + timedelta(days=2)) == 0


def test_followers_of_a_proposition_hear_that_it_is_hidden_without_its_words():
    proposition = PropositionFactory(title="Un titre à masquer")
    follower(proposition)
    life.apply(proposition.pk, Action.MASQUER, note="Hors charte.")
    digests.write_due(timezone.now() + SOON)
    mail = Courriel.objects.get(kind="suivi")
    assert f"La proposition {proposition.display_reference} n’est plus en ligne." in mail.body
    assert proposition.receipt_url in mail.body
    assert "Un titre à masquer" not in mail.body + mail.subject


def test_a_decision_taken_back_within_its_seconds_is_told_to_nobody():
    proposition, moderator = PropositionFactory(), UserFactory()
    follower(proposition)
    life.apply(proposition.pk, Action.MASQUER, actor=moderator, note="Hors charte.")
    undo.undo(proposition.transitions.get().lot, actor=moderator)
    assert digests.write_due(timezone.now() + SOON) == 0


def test_what_is_not_public_cannot_be_followed():
    with pytest.raises(NothingToFollow):
        follow(UserFactory(), "proposition", PropositionFactory(masquee=True).pk)


def test_handing_news_to_many_followers_costs_no_more_queries():
    theme = ThemeFactory()

    def queries() -> int:
        tell(theme)
        with CaptureQueriesContext(connection) as captured:
            digests.spread(timezone.now() + SOON)
        return len(captured)

    follower(theme)
    few = queries()
    for _ in range(20):
        follower(theme)
    assert queries() == few
    assert Destinataire.objects.count() == 22


def test_a_worker_with_nothing_to_tell_asks_two_questions():
    with CaptureQueriesContext(connection) as captured:
        digests.write_due()
    assert len([query for query in captured if query["sql"].startswith("SELECT")]) == 2


def test_a_mail_server_that_was_down_an_hour_sends_each_mail_once_when_it_returns(monkeypatch, mailoutbox):
    theme = ThemeFactory()
    follower(theme)
    tell(theme)
    digests.write_due(timezone.now() + SOON)

    def down(relay):
        raise worker.RelayDown("no server")

    with monkeypatch.context() as patch:
        patch.setattr(worker.Relay, "open", down)
        for _ in range(3):
            with pytest.raises(worker.RelayDown):
                worker.send_waiting()
            Courriel.objects.update(not_before=timezone.now())
    assert Courriel.objects.waiting().count() == 1
    assert [worker.send_waiting(), worker.send_waiting()] == [1, 0]
    (mail,) = mailoutbox
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_worker_writes_what_is_due_before_it_sends(mailoutbox):
    theme = ThemeFactory()
    follower(theme)
    tell(theme)
    Nouvelle.objects.update(created_at=timezone.now() - SOON, not_before=timezone.now() - SOON)
    Suivi.objects.update(created_at=timezone.now() - 2 * SOON)
    call_command("send_courriels", verbosity=0)
    assert len(mailoutbox) == 1


def test_old_news_is_forgotten_once_told(capsys):
    theme = ThemeFactory()
    tell(theme)
    Nouvelle.objects.update(spread_at=timezone.now() - timedelta(days=31))
    call_command("send_digests")
    assert not Nouvelle.objects.exists()
