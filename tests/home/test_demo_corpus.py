"""The demo's content: varied, well formed, the same each time, and never passed off as real."""

import datetime
import re
import time
from collections import Counter
from itertools import islice

import pytest

from contributions.propositions.models.propositions import (
    TEXT_MAX_LENGTH,
    TEXT_MIN_LENGTH,
    TITLE_MAX_LENGTH,
    TITLE_MIN_LENGTH,
)
from editorial.dates import WEEKDAYS
from home.demo import (
    actualites,
    axes,
    calendrier,
    commentaires,
    fiche,
    file_attente,
    mesures,
    pages,
    partenaires,
    reponses,
    textes,
)
from home.demo.calendrier import OPENED_DAYS_AGO
from home.demo.evenements import KNOWN
from home.demo.lieux import LIEUX, MOUNTAIN_TOWNS, of
from home.demo.loader.events import day_of
from home.demo.propositions import generate
from home.demo.rencontres import DEMO, PAST, UPCOMING
from home.demo.rencontres.themes import THEMES as event_themes
from home.demo.themes import THEMES
from home.demo.vacances import is_closed
from vocabulaires.models import Academie, AccentColour, Profil, RegionAcademique

DEFAULT_COUNT = 640
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
THEME_SLUGS = {theme.slug for theme in THEMES}


@pytest.fixture(scope="module")
def drafts():
    return list(generate(DEFAULT_COUNT))


def sentences(text):
    return [sentence.strip() for sentence in SENTENCE_END.split(text) if sentence.strip()]


def test_no_two_propositions_share_a_title(drafts):
    assert len({draft.title.lower() for draft in drafts}) == DEFAULT_COUNT


def test_no_two_propositions_open_with_the_same_sentence(drafts):
    assert len({sentences(draft.text)[0].lower() for draft in drafts}) == DEFAULT_COUNT


def test_no_sentence_appears_more_than_three_times(drafts):
    counts = Counter(sentence.lower() for draft in drafts for sentence in sentences(draft.text))
    assert counts.most_common(1)[0][1] <= 3


def test_a_proposition_never_says_the_same_thing_twice(drafts):
    for draft in drafts:
        found = sentences(draft.text)
        assert len(found) == len(set(found)), draft.title


def test_every_axis_has_sixty_hand_written_ideas_or_more():
    counts = Counter(idee.axe_number for idee in textes.idees())
    assert set(counts) == {1, 2, 3, 4, 5}
    assert min(counts.values()) >= 60


def test_titles_and_texts_fit_what_the_form_accepts():
    for draft in [*generate(3000), *file_attente.FILE_ATTENTE, *file_attente.DECIDED]:
        assert TITLE_MIN_LENGTH <= len(draft.title) <= TITLE_MAX_LENGTH, draft.title
        assert TEXT_MIN_LENGTH <= len(draft.text) <= TEXT_MAX_LENGTH, draft.title
        assert "{" not in draft.title + draft.text


def test_texts_go_from_one_line_to_several_paragraphs(drafts):
    paragraphs = Counter(draft.text.count("\n\n") + 1 for draft in drafts)
    assert {1, 2, 3, 4} <= set(paragraphs)
    assert min(len(draft.text) for draft in drafts) < 100
    assert max(len(draft.text) for draft in drafts) > 900


@pytest.mark.django_db
def test_themes_profiles_and_axes_exist(drafts):
    profils = set(Profil.objects.values_list("code", flat=True))
    for draft in [*drafts, *file_attente.FILE_ATTENTE, *file_attente.DECIDED]:
        assert set(draft.theme_slugs) <= THEME_SLUGS
        assert len(draft.theme_slugs) <= 3
        assert draft.profil in profils
        assert draft.axe_number in range(1, 6)
    assert all(draft.theme_slugs for draft in drafts)
    assert set(textes.complements()) == THEME_SLUGS


@pytest.mark.django_db
def test_regions_and_academies_are_those_of_the_vocabulary(drafts):
    regions = set(RegionAcademique.objects.values_list("slug", flat=True))
    assert set(LIEUX) == regions
    assert {draft.region_slug for draft in drafts} == regions
    academies = dict(Academie.objects.values_list("slug", "region__slug"))
    for event in [*KNOWN, *DEMO]:
        assert academies.get(event.academie_slug, "") == event.region_slug, event.slug


def test_every_theme_and_most_profiles_are_represented(drafts):
    assert {slug for draft in drafts for slug in draft.theme_slugs} == THEME_SLUGS
    assert len({draft.profil for draft in drafts}) >= 8


def test_the_same_seed_gives_the_same_propositions(drafts):
    assert list(generate(DEFAULT_COUNT)) == drafts
    assert list(generate(50, seed=7)) != drafts[:50]


def test_the_beginning_does_not_depend_on_how_many_are_asked(drafts):
    assert list(islice(generate(100_000), 67)) == drafts[:67] == list(generate(67))


def test_ten_thousand_propositions_are_generated_within_two_seconds():
    start = time.process_time()
    titles = {draft.title for draft in generate(10_000)}
    assert time.process_time() - start < 2
    assert len(titles) == 10_000


def test_supports_have_a_long_tail(drafts):
    supports = sorted(draft.support_count for draft in drafts)
    assert supports[DEFAULT_COUNT // 2] <= 3
    assert supports[-1] >= 100
    assert 2000 <= sum(supports) <= 6000


def test_authors_keep_their_profile_and_region(drafts):
    seen = {}
    for draft in drafts:
        known = seen.setdefault(draft.author_number, (draft.profil, draft.region_slug, draft.display_name))
        assert known == (draft.profil, draft.region_slug, draft.display_name)
    assert len(seen) < DEFAULT_COUNT


def test_propositions_from_an_event_follow_it_in_its_region(drafts):
    events = {event.slug: event for event in PAST}
    from_event = [draft for draft in drafts if draft.event_slug]
    assert 0.10 <= len(from_event) / DEFAULT_COUNT <= 0.20
    for draft in from_event:
        assert events[draft.event_slug].region_slug == draft.region_slug
        assert draft.axe_number in events[draft.event_slug].axes
        assert event_themes[draft.event_slug][0] in draft.theme_slugs
        assert draft.days_ago <= -events[draft.event_slug].in_days
    assert all(0 < draft.days_ago < OPENED_DAYS_AGO for draft in drafts)


def test_some_propositions_of_events_were_written_in_a_workshop(drafts):
    born = [draft for draft in drafts if draft.in_workshop]
    assert len(born) >= 15
    assert all(draft.event_slug for draft in born)
    assert len({draft.event_slug for draft in drafts if draft.event_slug}) == len(PAST)


def test_snow_falls_where_there_are_mountains(drafts):
    (draft,) = [draft for draft in drafts if "neige" in draft.title]
    assert any(of(town) in draft.text for town in MOUNTAIN_TOWNS[draft.region_slug])


def test_measures_cite_three_to_six_propositions_that_nobody_refused(drafts):
    by_title = {draft.title: draft for draft in drafts}
    refused = {title for data in reponses.REPONSES if data.status == "non-retenue" for title in data.titles}
    for mesure in mesures.MESURES:
        assert 3 <= len(mesure.cites) <= 6
        assert not refused & set(mesure.cites)
        first_step = min(days for days, _ in mesure.steps)
        assert all(-by_title[title].days_ago < first_step - 3 for title in mesure.cites), mesure.slug
    assert [mesure.axe_number for mesure in mesures.MESURES] == [5] * 5 + [3] * 7
    assert "inistère" not in mesures.ORGANISME


def test_every_region_has_a_past_and_a_coming_demo_event():
    regions = set(LIEUX)
    assert {event.region_slug for event in PAST} == regions
    assert {event.region_slug for event in UPCOMING} == regions
    assert all(event.report and event.attendance for event in PAST)
    assert all(not event.report and event.attendance is None for event in UPCOMING)
    assert len({event.slug for event in [*KNOWN, *DEMO]}) == len(KNOWN) + len(DEMO)


def test_on_whatever_day_it_is_loaded_each_event_has_a_fitting_day():
    for days in range(366):
        today = datetime.date(2027, 1, 1) + datetime.timedelta(days=days)
        for event in DEMO:
            day = day_of(event, today)
            assert day < today if event.past else day > today, (event.slug, today)
            assert day.weekday() == event.weekday if event.weekday is not None else day.weekday() < 5
            assert not (day.month == 12 and day.day >= 20), (event.slug, today)
            assert not (event.pupils_come and is_closed(day, pupils=True)), (event.slug, today)


def test_a_day_of_the_week_in_the_words_of_an_event_is_its_own():
    for event in DEMO:
        named = [name for name in WEEKDAYS if name in f"{event.title} {event.lead}".lower().split()]
        assert named == ([WEEKDAYS[event.weekday]] if event.weekday is not None else []), event.slug
    assert any(event.weekday == 5 for event in DEMO)


def test_comments_are_written_for_one_proposition_each(drafts):
    titles = {draft.title for draft in drafts}
    assert commentaires.AVIS.keys() <= titles
    texts = [avis.text for of_one in commentaires.AVIS.values() for avis in of_one]
    texts += [text for of_one in commentaires.AVIS.values() for avis in of_one for _, text in avis.replies]
    assert len(texts) == len(set(texts)) >= 35
    numbers = [len(of_one) for of_one in commentaires.AVIS.values()]
    assert min(numbers) >= 2 and len(set(numbers)) > 2


def test_known_facts_carry_a_source_and_made_up_events_say_so():
    assert all(event.source and event.date for event in KNOWN)
    assert all(not event.report and event.attendance is None for event in KNOWN)
    for event in DEMO:
        assert ("n’a pas eu lieu" if event.past else "n’aura pas lieu") in event.paragraphs[0]
    figures = [*fiche.PARTICIPANTS_CHIFFRES, *fiche.BILAN_CHIFFRES]
    assert all(chiffre.source.url and chiffre.label for chiffre in figures)
    assert [chiffre.date for chiffre in figures if "EGNT" in chiffre.label] == [None]
    assert all(bool(actualite.source) == bool(actualite.date) for actualite in actualites.ACTUALITES)


def test_axes_fit_the_vocabulary():
    assert [axe.number for axe in axes.AXES] == [1, 2, 3, 4, 5]
    for axe in axes.AXES:
        assert len(axe.name) <= 200
        assert len(axe.short_name) <= 60
        assert len(axe.statement) <= 300
        assert axe.colour in AccentColour.values
        assert axe.contact_email.endswith("@example.org")


def test_partners_and_themes_named_by_the_content_exist():
    partners = {partenaire.slug for partenaire in partenaires.PARTENAIRES}
    for item in [*actualites.ACTUALITES, *KNOWN, *DEMO]:
        assert set(item.partners) <= partners
    assert all(set(actualite.themes) <= THEME_SLUGS for actualite in actualites.ACTUALITES)


def test_every_decision_of_the_queue_gives_a_reason_of_the_charter():
    motifs = {motif.label for motif in pages.MOTIFS}
    assert len(file_attente.FILE_ATTENTE) == 25
    assert all(not draft.decision for draft in file_attente.FILE_ATTENTE)
    assert all(draft.motif in motifs for draft in file_attente.DECIDED)


def formal_texts():
    for idee in textes.idees():
        yield from idee.endings
        for version in idee.versions:
            if not version.informal:
                yield from (version.title, *version.paragraphs)
    for complements in textes.complements().values():
        yield from (complement.sentence for complement in complements)
    for axe in axes.AXES:
        yield from (axe.name, axe.statement, *axe.paragraphs, *axe.questions)
    for event in [*KNOWN, *DEMO]:
        yield from (event.title, event.lead, *event.paragraphs, *event.report)
    for actualite in actualites.ACTUALITES:
        yield from (actualite.title, actualite.lead, *actualite.paragraphs)
    for motif in pages.MOTIFS:
        yield from (motif.label, motif.explanation)
    sections = (
        *pages.ACCESSIBILITE,
        *pages.CHARTE,
        *pages.COOKIES,
        *pages.DONNEES_PERSONNELLES,
        *pages.ECO_CONCEPTION,
        *pages.MENTIONS_LEGALES,
        *pages.PARTICIPER,
    )
    for section in sections:
        yield from (section.title, *section.paragraphs, *section.points)
    for index in (pages.INDEX_AXES, pages.INDEX_EVENEMENTS, pages.INDEX_ACTUALITES):
        yield from (index.title, index.lead)
    for question, answer in pages.QUESTIONS:
        yield from (question, answer)
    for phase in calendrier.PHASES:
        yield from (phase.title, phase.description)
    for reponse in reponses.REPONSES:
        yield from reponse.paragraphs
    for partenaire in partenaires.PARTENAIRES:
        yield from (partenaire.summary, *partenaire.paragraphs)
    for theme in THEMES:
        yield from (theme.name, theme.description)
    yield from (pages.PARTICIPER_LEAD, pages.CHARTE_INTRODUCTION, fiche.HOME_LEAD, fiche.DEMO_NOTICE)
    yield from (fiche.INTRODUCTION, fiche.OBJET, *fiche.RETENUES_NOTE)
    told = (fiche.ENGAGEMENTS, fiche.PARTICIPANTS, fiche.SYNTHESE, fiche.IDEES_PHARES, fiche.COMPTAGES)
    for passage in (*told, *fiche.MODALITES, *fiche.SUITES):
        yield from (passage.title, *passage.paragraphs, *passage.points)
    for mesure in mesures.MESURES:
        yield from (mesure.title, mesure.summary, mesure.reason, *(text for _, text in mesure.steps))


def test_french_typography_is_right_where_the_voice_is_not_informal():
    wrong = re.compile(r"'| [:;?!»]|« |\.\.\.|\w[;?!»]|«\w")
    for text in formal_texts():
        assert not wrong.search(text), text


def test_every_demo_event_has_themes_of_the_vocabulary():
    assert event_themes.keys() == {event.slug for event in DEMO}
    assert {slug for slugs in event_themes.values() for slug in slugs} <= THEME_SLUGS
