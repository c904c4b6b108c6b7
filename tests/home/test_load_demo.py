"""What a newcomer finds after ``load_demo``: a whole consultation, consistent, and plainly a demo."""

import datetime
import html
import re
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from actualites.models import ActualitePage
from axes.models import AxePage
from comptes.models import User
from contributions.propositions import counters
from contributions.propositions.models import ConsultationSettings, Motif, Proposition, Reponse, Transition
from contributions.propositions.states import State
from contributions.propositions.targets import consultation_target
from editorial import moment
from editorial.models import Phase, SiteIdentity
from editorial.templatetags.words import typeset
from evenements.inscriptions.places import places_of
from evenements.models import EvenementPage, Inscription
from home.demo.calendrier import CONSULTATION, PHASES
from home.demo.dessins import OF_EVENTS, OF_NEWS
from home.demo.file_attente import DECIDED, FILE_ATTENTE
from home.demo.lettre import TITLE as LETTRE_TITLE
from home.demo.loader import load_contributions
from home.demo.loader.accounts import load_team
from home.demo.reponses import MENTION, REPONSES
from home.models import FicheIdentitePage, HomePage
from lettres.models import Lettre
from partenaires.models import Partenaire
from search.models import Document
from suites.models import Mesure
from vocabulaires.models import Axe, RegionAcademique, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TEAM = ("admin@example.org", "moderation@example.org", "redaction@example.org")


def pages():
    return [page.specific for page in Page.objects.filter(depth__gte=2)]


def bodies():
    """Every stream field of every page, with what it holds."""
    for page in pages():
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                yield page, field, getattr(page, field.name)


def load(**options) -> str:
    output = StringIO()
    call_command("load_demo", stdout=output, **options)
    return output.getvalue()


def rows() -> Counter:
    """How many rows each table of the project and of the page tree holds."""
    return Counter(
        {
            model._meta.label: model._default_manager.count()
            for model in apps.get_models()
            if model._meta.managed and model._meta.app_label not in ("sessions", "contenttypes")
        }
    )


def test_the_five_axes_have_a_page_and_sub_themes():
    assert set(AxePage.objects.live().values_list("axe__number", flat=True)) == {1, 2, 3, 4, 5}
    assert all(axe.themes.count() >= 3 for axe in Axe.objects.all())


def test_a_letter_is_in_the_archive_and_says_that_it_is_an_example(client):
    page = html.unescape(client.get("/lettres/").text)
    assert typeset(LETTRE_TITLE) in page
    letter = Lettre.objects.get()
    text = html.unescape(client.get(letter.get_absolute_url()).text)
    assert "Cette lettre est un exemple, écrit pour la démonstration" in text
    assert "Quarante propositions retenues" in text and letter.envoi.finished_at


def test_the_news_of_the_meetings_of_2020_follow_one_another(client):
    news = ActualitePage.objects.get(slug="toulouse-fait-voter-la-salle")
    others = [page.slug for page in news.others_of_series()]
    assert len(others) == 3 and "la-reunion-deux-journees-deux-degres" in others
    assert "Les rencontres territoriales de 2020" in html.unescape(client.get(news.url).text)


def test_the_page_on_taking_part_changes_when_the_consultation_ends(client):
    page = Page.objects.get(slug="comment-participer")
    last = Phase.objects.get(title=CONSULTATION).end_date
    over = "Le dépôt des propositions est clos."
    with moment.seen_on(last):
        assert over not in client.get(page.url).text
    with moment.seen_on(last + datetime.timedelta(days=1)):
        assert over in client.get(page.url).text


def test_every_region_has_an_event_over_and_one_to_come():
    regions = set(RegionAcademique.objects.values_list("pk", flat=True))

    assert len(regions) == 18
    assert set(EvenementPage.objects.past().values_list("region", flat=True)) >= regions
    assert set(EvenementPage.objects.upcoming().values_list("region", flat=True)) == regions


def test_an_event_is_told_in_the_clock_of_its_region():
    cayenne = EvenementPage.objects.get(slug="cayenne-ecoles-du-fleuve")
    assert (cayenne.time_zone, cayenne.local_start.hour) == ("America/Cayenne", 9)

    lille = EvenementPage.objects.get(slug="lille-ecole-primaire")
    assert lille.local_start.isoformat() == "2020-09-30T00:00:00+02:00"
    assert lille.when_words.replace("\N{NO-BREAK SPACE}", " ") == "mercredi 30 septembre 2020"


def test_demo_events_that_are_over_have_minutes_and_attendance():
    for event in EvenementPage.objects.past().filter(start_date__year__gt=2020):
        assert event.minutes
        assert event.attendance
        assert event.programme


def test_no_demo_event_falls_on_a_week_end_but_the_one_that_says_so():
    for event in EvenementPage.objects.filter(start_date__year__gt=2021):
        assert (event.local_start.weekday() == 5) == ("samedi" in event.title), event.slug
        assert event.local_start.weekday() < 6


def test_demo_events_have_a_postal_address_and_those_of_2020_none_that_sources_do_not_give(client):
    for event in EvenementPage.objects.all():
        has_room = event.start_date.year > 2021 and event.format != "en-ligne"
        assert bool(event.address) == has_room, event.slug


def test_one_event_is_full_and_people_wait_for_it(client):
    event = EvenementPage.objects.get(slug="besancon-livres-et-ecrans")
    (places,) = places_of(event)
    assert places.is_full and places.free == 0 and places.waiting == 4
    assert "liste d’attente" in client.get(event.url).text
    assert not Inscription.objects.exclude(evenement=event).exists()
    ranks = list(Inscription.objects.order_by("rank").values_list("rank", flat=True))
    assert ranks == list(range(1, len(ranks) + 1))


def test_the_form_is_open_and_the_calendar_says_so():
    assert consultation_target().is_open

    current = Phase.objects.current(timezone.localdate()).first()
    assert current.action_path == "/propositions/deposer/"
    assert Phase.objects.count() == len(PHASES)
    assert Phase.objects.filter(start_date__gt=timezone.localdate()).exists()


def test_the_published_propositions_are_640_and_marked_as_demo():
    published = Proposition.objects.published()

    assert published.count() == 640
    assert not Proposition.objects.filter(demo=False).exists()
    assert published.filter(moderated_at=None).count() == 0
    assert published.filter(published_at__gt=timezone.now()).count() == 0
    assert published.values("title").distinct().count() == 640


def test_propositions_come_from_people_nobody_can_sign_in_as():
    authors = User.objects.filter(propositions__isnull=False).distinct()

    assert authors.count() > 400
    assert all(author.email.endswith("@example.org") for author in authors)
    assert not any(author.has_usable_password() or author.is_staff for author in authors)


def test_propositions_of_an_event_remember_its_page():
    from_events = Proposition.objects.published().exclude(page=None).select_related("page", "region")

    assert from_events.count() > 60
    regions = dict(EvenementPage.objects.values_list("pk", "region"))
    assert all(regions[proposition.page_id] == proposition.region_id for proposition in from_events)


def test_counters_are_exact_and_everything_published_is_indexed():
    assert counters.drift() == {}
    assert counters.totals_drift() == {}
    assert Document.objects.filter(kind="proposition").count() == 640


def test_the_queue_awaits_its_moderators():
    states = Counter(Proposition.objects.values_list("state", flat=True))
    decided = Counter(draft.decision for draft in DECIDED)

    assert states[State.A_MODERER] == len(FILE_ATTENTE)
    assert states[State.REJETEE] == decided["rejeter"]
    assert states[State.MASQUEE] == decided["masquer"]


def test_past_decisions_have_their_reason_and_sent_no_mail():
    refusals = Transition.objects.filter(action__in=["rejeter", "masquer"])

    assert refusals.count() == len(DECIDED)
    assert all(refusal.motif and refusal.actor for refusal in refusals)
    assert apps.get_model("courriels", "Courriel").objects.count() == 0


def test_official_answers_say_that_they_are_invented():
    answers = Reponse.objects.prefetch_related("propositions")

    assert answers.count() == len(REPONSES)
    for answer in answers:
        assert MENTION in answer.text
        assert answer.propositions.all()
        assert answer.date <= timezone.localdate()
    assert Proposition.objects.exclude(reponse=None).count() == sum(len(data.titles) for data in REPONSES)


def test_the_team_can_sign_in_each_with_its_group():
    groups = {
        user.email: set(user.groups.values_list("name", flat=True))
        for user in User.objects.filter(email__in=TEAM)
    }

    assert groups == {
        "admin@example.org": set(),
        "moderation@example.org": {"Modération"},
        "redaction@example.org": {"Rédaction"},
    }
    assert User.objects.get(email="admin@example.org").is_superuser


def test_every_body_passes_what_an_editor_would_be_asked():
    checked = 0
    for page, field, value in bodies():
        assert isinstance(field.stream_block.clean(value), StreamValue), page
        checked += len(value)
    assert checked > 100


def test_every_page_is_valid_and_has_a_published_revision():
    for page in pages():
        page.full_clean()
        assert page.live, page
        assert page.live_revision_id, page
        assert not page.has_unpublished_changes, page
        assert page.latest_revision.user.email == "redaction@example.org", page


def test_pages_and_events_that_carry_a_form_are_many():
    with_form = {
        page.slug for page, _, value in bodies() for block in value if block.block_type == "proposition_form"
    }
    assert {page.slug for page in AxePage.objects.all()} <= with_form
    assert len(with_form & set(EvenementPage.objects.upcoming().values_list("slug", flat=True))) >= 10


def test_facts_of_2020_carry_their_date_and_source():
    fiche = FicheIdentitePage.objects.get()
    figures = [
        figure
        for part in (fiche.participants, fiche.synthese)
        for block in part
        if block.block_type == "figures"
        for figure in block.value["figures"]
    ]
    assert len(figures) >= 8
    assert all(figure["source"] and figure["source_url"] for figure in figures)
    for news in ActualitePage.objects.filter(date__year__lte=2021):
        assert "Source" in str(news.body), news


def test_the_fiche_says_what_its_source_says_under_each_heading(client):
    page = FicheIdentitePage.objects.get()
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", client.get(page.url).text)).split())
    objet, engagements, modalites, participants, _ = (
        text.partition(heading)[2]
        for heading in (
            "Objet de la concertation",
            "Engagements des organisateurs",
            "Modalités et calendrier",
            " Participants ",
            "Suites de la concertation",
        )
    )
    for axe in Axe.objects.all():
        assert typeset(axe.name) in objet.partition("Engagements des organisateurs")[0]
        assert AxePage.objects.get(axe=axe).url in client.get(page.url).text
    assert "charte" not in engagements.partition("Modalités et calendrier")[0].lower()
    assert "démonstration" not in modalites.partition(" Participants ")[0]
    said = participants.partition("Avis des citoyens")[0].replace("\N{NARROW NO-BREAK SPACE}", " ")
    for words in (
        "Plus de 26 800 réponses au questionnaire en ligne au 19 octobre 2020",
        "Plus de 2 100 participants en ligne au 28 octobre 2020",
        "Plus de 670 propositions en ligne au 28 octobre 2020",
        "Près de 15 000 participants aux États généraux du numérique territorialisés (EGNT) date non précisée",
    ):
        assert words in said, said


def test_measures_say_less_than_the_ministry_and_cite_what_came_before(client):
    for mesure in Mesure.objects.prefetch_related("etapes", "citations__proposition__reponse"):
        assert mesure.organisme == "Équipe de démonstration"
        assert all(step.demo for step in mesure.etapes.all())
        cited = [citation.proposition for citation in mesure.citations.all()]
        assert 3 <= len(cited) <= 6, mesure
        first = min(step.date for step in mesure.etapes.all())
        assert all(timezone.localdate(row.published_at) < first for row in cited)
        assert not any(row.reponse and row.reponse.status == "non-retenue" for row in cited)


def test_workshops_wrote_some_propositions_that_have_no_author():
    rows = Proposition.objects.published().from_workshops()
    assert rows.count() >= 15
    assert not rows.filter(page=None).exists() and not rows.exclude(auteur=None).exists()


def test_the_site_says_that_it_is_a_demo_and_who_answers_for_it():
    identity = SiteIdentity.load()

    assert identity.show_demo_banner
    assert identity.publisher_name and identity.host_name and identity.publication_director
    assert identity.default_social_image.default_alt_text
    assert (identity.default_social_image.width, identity.default_social_image.height) == (1200, 630)


def test_the_charter_gives_every_reason_for_refusal():
    charter = ConsultationSettings.load().charter_page.specific

    for motif in Motif.objects.all():
        assert motif.label in str(charter.body)


def test_partners_have_a_page_of_their_own_and_a_logo_that_is_nobody_s():
    partners = Partenaire.objects.live()
    assert partners.count() == 4
    assert all("dessiné pour la démonstration" in partner.logo_alt and partner.logo for partner in partners)
    assert all(partner.latest_revision_id for partner in partners)


def test_some_news_and_events_show_a_picture_with_its_words(client):
    news = ActualitePage.objects.exclude(hero_image=None)
    assert news.count() == len(OF_NEWS) and all(page.hero_image_alt for page in news)
    for slug, drawing in OF_EVENTS.items():
        shown = html.unescape(client.get(EvenementPage.objects.get(slug=slug).url).text)
        assert f'alt="{drawing.alt}"' in shown, slug


def test_the_menu_follows_the_order_of_the_visit():
    home = HomePage.objects.get()

    assert list(home.get_children().live().in_menu().values_list("slug", flat=True)) == [
        "la-concertation",
        "axes",
        "evenements",
        "actualites",
    ]


def test_every_page_is_served_and_no_link_on_it_is_dead(client):
    served = {page.get_url(): page for page in pages()}
    links = set()
    for url, page in served.items():
        response = client.get(url)
        assert response.status_code == 200, url
        content = html.unescape(response.content.decode())
        assert page.title in content, url
        links |= set(re.findall(r'href="(/[^"#?]*)', content))
    others = {link for link in links - served.keys() if not link.startswith(("/static/", "/propositions/"))}

    assert len(links & served.keys()) > 60
    assert {link: client.get(link, follow=True).status_code for link in others} == dict.fromkeys(others, 200)


def test_a_second_run_changes_nothing():
    before = rows()
    home = HomePage.objects.get()
    home.question = "La question d’un éditeur"
    home.save()
    Theme.objects.filter(slug="pix").update(name="Le thème d’un éditeur")

    load()

    assert rows() == before
    assert HomePage.objects.get().question == "La question d’un éditeur"
    assert Theme.objects.get(slug="pix").name == "Le thème d’un éditeur"


def test_a_larger_number_adds_only_what_lacks():
    kept = set(Proposition.objects.values_list("pk", flat=True))

    load(propositions=700)

    assert Proposition.objects.published().count() == 700
    assert kept < set(Proposition.objects.values_list("pk", flat=True))
    assert counters.drift() == {}


def test_a_proposition_that_lacks_is_the_only_one_added():
    Proposition.objects.filter(submission_key="demo-0000007").delete()

    list(load_contributions(640, load_team()))

    assert Proposition.objects.published().count() == 640


def test_a_second_run_leaves_passwords_alone_and_says_how_to_get_another():
    before = dict(User.objects.filter(email__in=TEAM).values_list("email", "password"))

    output = load()

    assert dict(User.objects.filter(email__in=TEAM).values_list("email", "password")) == before
    assert "--new-password" in output


def test_a_new_password_is_shown_and_opens_every_account():
    output = load(new_password=True)

    password = output.split()[-1]
    assert all(user.check_password(password) for user in User.objects.filter(email__in=TEAM))


def test_the_password_given_opens_every_account():
    load(password="une phrase de passe assez longue")

    for user in User.objects.filter(email__in=TEAM):
        assert user.check_password("une phrase de passe assez longue")


def test_only_an_empty_database_is_filled_when_asked_so():
    Page.objects.get(slug="charte").delete()

    load(if_empty=True)

    assert not Page.objects.filter(slug="charte").exists()


@override_settings(SITE_URL="https://consultation.example.org")
def test_the_site_record_follows_the_address_it_is_served_at():
    load(if_empty=True)

    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("consultation.example.org", 443)


@override_settings(DEMO=False)
def test_the_demo_never_mixes_with_a_real_consultation():
    Proposition.objects.filter(submission_key="demo-0000001").update(demo=False)

    with pytest.raises(CommandError, match="vraies propositions"):
        load()


def test_events_show_every_state_they_can_be_in(client):
    def page_of(slug: str) -> str:
        return html.unescape(client.get(EvenementPage.objects.get(slug=slug).url).text)

    assert "Cette rencontre est annulée" in page_of("bastia-formation-entre-pairs")
    assert "Cette rencontre est reportée" in page_of("bourges-webradios")
    weekly = EvenementPage.objects.get(slug="metz-lycee-sans-papier")
    assert [seance.label for seance in weekly.seances.all()] == ["Constats", "Propositions", "Restitution"]
    assert len({seance.day.weekday() for seance in weekly.seances.all()}) == 1
    assert "3 séances" in page_of(weekly.slug)
