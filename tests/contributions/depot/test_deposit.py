"""From a submitted text to a confirmed proposition."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comptes.models import User
from contributions.decisions import life
from contributions.depot import deposit
from contributions.propositions import counters
from contributions.propositions.models import Depot, Proposition
from contributions.propositions.states import Action, State
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = pytest.mark.django_db

EMAIL = "camille@example.org"


def text(title="Prêter des ordinateurs le soir", **fields):
    axe = fields.pop("axe", None) or AxeFactory()
    body = "Chaque élève pourrait emprunter un ordinateur après la classe."
    return Proposition(**{"title": title, "text": body, "axe": axe, "profil_id": "parent", **fields})


def stored(themes=(), key="onglet", **fields):
    return deposit.store(text(**fields), themes, sender=deposit.Sender(client_key=key))


def identified(email=EMAIL, **fields):
    return deposit.give_identity(stored(**fields), email=email, public_name="Camille")


def code_sent():
    return re.search(r"\b\d{6}\b", Courriel.objects.filter(kind="proposition-code").latest("pk").body)[0]


def wrong_code():
    return "000000" if code_sent() != "000000" else "111111"


def test_a_text_is_stored_before_anyone_is_known():
    depot = stored(themes=ThemeFactory.create_batch(2))
    proposition = depot.proposition
    assert (proposition.state, proposition.auteur, proposition.submitted_at) == (State.BROUILLON, None, None)
    assert proposition.theme_links.count() == 2
    assert not Courriel.objects.exists()


@pytest.mark.postgresql(only=True)
def test_storing_goes_to_the_database_three_times_beside_the_insert():
    """Here savepoints stand for the two ends of the transaction."""
    themes, axe = ThemeFactory.create_batch(3), AxeFactory()
    with CaptureQueriesContext(connection) as asked:
        depot = stored(themes=themes, axe=axe)
    assert [query["sql"].split()[0] for query in asked] == ["SAVEPOINT", "INSERT", "WITH", "RELEASE"]
    kept = Depot.objects.get()
    assert (depot.pk, depot.step_path) == (kept.pk, kept.step_path)
    assert set(kept.proposition.theme_links.values_list("tag", flat=True)) == {theme.pk for theme in themes}


def test_the_same_text_from_the_same_browser_is_stored_once():
    assert stored(key="a").pk == stored(key="a", title="PRÊTER des ordinateurs, le soir !").pk
    assert Proposition.objects.count() == 1


@pytest.mark.parametrize("change", [{"key": "b"}, {"title": "Prêter des tablettes le soir"}])
def test_another_browser_or_another_text_is_another_deposit(change):
    assert stored(key="a").pk != stored(**{"key": "a", **change}).pk


def test_once_an_address_is_given_the_same_network_leads_to_a_new_deposit():
    assert identified().pk != stored().pk


def test_a_reference_already_taken_is_drawn_again():
    taken = PropositionFactory()
    depot = deposit.store(text(reference=taken.reference), [], sender=deposit.Sender("autre"))
    assert depot.proposition.reference != taken.reference


def test_the_right_code_gives_the_text_to_its_author_and_to_moderation():
    depot = identified(email=" Camille@Example.org ")
    confirmation = deposit.try_code(depot, code_sent())
    proposition = confirmation.proposition
    assert not confirmation.already
    assert (proposition.state, proposition.auteur.email) == (State.A_MODERER, EMAIL)
    assert proposition.accepted_at and proposition.submitted_at
    assert proposition.transitions.get().action == Action.CONFIRMER
    assert not Depot.objects.exists()
    assert Courriel.objects.filter(kind="proposition-recue", recipient=EMAIL).count() == 1


def test_an_account_made_by_confirming_has_no_password():
    deposit.try_code(identified(), code_sent())
    assert not User.objects.get(email=EMAIL).has_usable_password()


def test_someone_known_keeps_their_account():
    author = UserFactory(email=EMAIL)
    assert deposit.try_code(identified(), code_sent()).proposition.auteur == author


def test_a_wrong_code_is_refused_five_times_then_even_the_right_one():
    depot = identified()
    for left in (4, 3, 2, 1, 0):
        depot.refresh_from_db()
        with pytest.raises(deposit.WrongCode) as caught:
            deposit.try_code(depot, wrong_code())
        assert caught.value.attempts_left == left
    depot.refresh_from_db()
    with pytest.raises(deposit.WrongCode) as caught:
        deposit.try_code(depot, code_sent())
    assert caught.value.attempts_left == 0
    assert Proposition.objects.get().state == State.BROUILLON


def test_a_new_code_opens_what_the_old_one_no_longer_does():
    depot = identified()
    old_code, old_link = code_sent(), depot.token(Depot.Purpose.LINK)
    depot = deposit.resend_code(depot)
    assert Depot.objects.with_token(old_link, purpose=Depot.Purpose.LINK) is None
    if old_code != code_sent():
        with pytest.raises(deposit.WrongCode):
            deposit.try_code(depot, old_code)
    assert deposit.try_code(Depot.objects.get(), code_sent()).proposition.auteur.email == EMAIL


def test_no_mailbox_is_flooded_with_codes():
    depot = identified()
    for _ in range(4):
        depot = deposit.resend_code(depot)
    with pytest.raises(deposit.TooManyCodes):
        deposit.resend_code(depot)
    assert Courriel.objects.filter(kind="proposition-code").count() == 5


@pytest.mark.parametrize(
    "alter", [lambda token: token + "x", lambda token: token[:-1], lambda token: "", str.upper]
)
def test_an_altered_link_opens_nothing(alter):
    token = alter(identified().token(Depot.Purpose.LINK))
    assert Depot.objects.with_token(token, purpose=Depot.Purpose.LINK) is None


def test_the_link_of_the_mail_and_the_step_are_not_each_other():
    depot = identified()
    token = depot.token(Depot.Purpose.STEP)
    assert Depot.objects.with_token(token, purpose=Depot.Purpose.STEP) == depot
    assert Depot.objects.with_token(token, purpose=Depot.Purpose.LINK) is None


def test_a_deposit_expires():
    depot = identified()
    assert not depot.is_expired
    depot.expires_at = timezone.now() - timedelta(seconds=1)
    assert depot.is_expired


def test_confirming_twice_confirms_once():
    depot = identified()
    first = deposit.confirm(depot)
    second = deposit.confirm(depot)
    assert (first.already, second.already) == (False, True)
    assert first.proposition == second.proposition
    assert first.proposition.transitions.count() == 1
    assert Courriel.objects.filter(kind="proposition-recue").count() == 1


def test_the_same_text_by_the_same_person_leads_to_the_first():
    axe = AxeFactory()
    first = deposit.confirm(identified(axe=axe, key="a")).proposition
    second = deposit.confirm(identified(axe=axe, key="b", title="prêter DES ordinateurs le soir"))
    assert second.already and second.proposition == first
    assert Proposition.objects.get() == first


def test_the_same_text_by_someone_else_is_another_proposition():
    deposit.confirm(identified(key="a"))
    assert not deposit.confirm(identified(key="b", email="autre@example.org")).already


def test_a_withdrawn_text_may_be_proposed_again():
    first = deposit.confirm(identified(key="a")).proposition
    life.apply(first.pk, Action.RETIRER, actor=first.auteur)
    assert not deposit.confirm(identified(key="b")).already


def test_a_draft_is_revised_and_an_earlier_page_is_out_of_date():
    depot, axe, theme = stored(), AxeFactory(), ThemeFactory()
    deposit.revise(depot, text(title="Prêter des tablettes le soir", axe=axe), [theme])
    proposition = Proposition.objects.get()
    assert (proposition.title, proposition.axe, proposition.version) == (
        "Prêter des tablettes le soir",
        axe,
        2,
    )
    assert list(proposition.themes.all()) == [theme]


def test_a_confirmed_text_is_no_longer_revised():
    depot = identified()
    deposit.confirm(depot)
    with pytest.raises(deposit.NoLongerDraft):
        deposit.revise(depot, text(title="Un tout autre titre"), [])
    assert Proposition.objects.get().title == "Prêter des ordinateurs le soir"


def test_what_was_sent_back_is_revised_and_waits_again():
    proposition = deposit.confirm(identified()).proposition
    life.apply(proposition.pk, Action.RENVOYER, actor=UserFactory(), note="Précisez l’heure.")
    depot = Depot.objects.get()
    deposit.revise(depot, text(title="Prêter des ordinateurs de 17 h à 20 h", axe=proposition.axe), [])
    confirmation = deposit.confirm(depot)
    assert not confirmation.already
    assert list(Proposition.objects.to_moderate()) == [proposition]
    actions = list(proposition.transitions.for_history().values_list("action", flat=True))
    assert actions == [Action.CONFIRMER, Action.RENVOYER, Action.CONFIRMER]
    assert counters.drift() == {}
