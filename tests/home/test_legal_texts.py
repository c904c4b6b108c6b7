"""The demo's legal pages say what the code sets and keeps."""

import pytest
from django.conf import settings

from comptes.known_devices import MAX_AGE, cookie_name
from contributions.commentaires.models import DRAFT_LIFETIME
from contributions.decisions.contesting import APPEAL_DELAY
from contributions.propositions.models.depots import LIFETIME as PROPOSITION_LIFETIME
from contributions.signalements.reports import LIFETIME as REPORT_LIFETIME
from evenements.inscriptions.retention import UNCONFIRMED_KEPT
from home.demo import pages
from lettres.subscribing import CONFIRMATION_DAYS

DAY = 24 * 3600


def text_of(sections) -> str:
    return "\n".join("\n".join((section.title, *section.paragraphs, *section.points)) for section in sections)


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        (settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_AGE),
        (settings.CSRF_COOKIE_NAME, settings.CSRF_COOKIE_AGE),
        (cookie_name("nom@exemple.fr").split("-")[0] + "-", MAX_AGE),
    ],
)
def test_each_cookie_that_the_code_sets_is_named_with_its_duration(name, seconds):
    (said,) = [point for section in pages.COOKIES for point in section.points if point.startswith(name)]
    assert f" {seconds // DAY} jours" in said


@pytest.mark.parametrize(
    ("about", "days"),
    [
        ("proposition jamais confirmée", PROPOSITION_LIFETIME.days),
        ("commentaire jamais confirmé", DRAFT_LIFETIME.days),
        ("compte inutilisé", settings.ACCOUNTS_RETENTION_DAYS),
        ("inscription à une rencontre", settings.REGISTRATIONS_RETENTION_DAYS),
        ("inscription jamais confirmée", UNCONFIRMED_KEPT.days),
        ("lettre", CONFIRMATION_DAYS),
        ("signalement", REPORT_LIFETIME.days),
    ],
)
def test_each_delay_is_the_one_that_the_purges_apply(about, days):
    (kept,) = [section for section in pages.DONNEES_PERSONNELLES if section.title == "Combien de temps"]
    said = [point for point in kept.points if about in point]
    assert any(f" {days} jours" in point for point in said), said


@pytest.mark.parametrize(
    "said",
    (
        "Commentaires",
        "Soutiens",
        "Signalements",
        "Inscriptions",
        "Lettre",
        "Responsable du traitement",
        "Délégué à la protection des données",
        "Destinataires",
        "Mon espace",
        "CNIL",
    ),
)
def test_the_page_about_personal_data_names(said):
    assert said in text_of(pages.DONNEES_PERSONNELLES)


@pytest.mark.parametrize(
    "title", ("Contenus non accessibles", "Établissement de cette déclaration", "Résultats des essais")
)
def test_the_declaration_of_accessibility_has_the_section(title):
    assert title in [section.title for section in pages.ACCESSIBILITE]


def test_the_charter_gives_the_delay_of_appeals():
    assert f"{APPEAL_DELAY.days} jours" in text_of([pages.CHARTE_RECOURS])


def test_the_help_sends_to_the_authors_own_space_to_withdraw_a_text():
    (answer,) = [answer for question, answer in pages.QUESTIONS if "retirer" in question]
    assert "Mon espace" in answer
