"""An address that a form takes can be written to, and two spellings of one address are one person."""

import re
import smtplib
import unicodedata
from email.errors import MessageError
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as conf
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.management import CommandError, call_command
from django.db.models import EmailField
from django.forms import BaseForm
from django.forms import EmailField as PlainFormField
from django.forms.models import modelform_factory
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from comptes.models import User
from comptes.participant_forms import ErasureForm
from courriels import addresses
from courriels.fields import AddressField, AddressFormField
from courriels.models import Courriel
from editorial.models import SiteIdentity
from evenements.inscriptions.models import Inscription
from evenements.regions.models import Correspondant
from lettres.models import Abonnement
from partenaires.forms import InvitationForm
from tests.comptes.factories import UserFactory
from tests.support import relay

UNWRITABLE = [
    '"\x0bx:"@example.org',
    f"nom@{'é' * 60}.fr",
    "nom@exam\uffffple.fr",
    "ſ@example.org",
    "nom\x00@example.org",
    "nom@exem\nple.fr",
    "nom@ex\u2028emple.fr",
    "a\u0301@example.org",
    f"{'x' * 65}@example.org",
    f"nom@{'é.' * 120}fr",
    "nom@[127.0.0.1]",
    "nom@127.0.0.1",
    "nom@localhost",
    "nom@-exemple.fr",
    "nom@exem_ple.fr",
    "nom;autre@example.org",
    "nom@example.org,autre@example.org",
    "Nom <nom@example.org>",
    "nom@\u3164.fr",
    "nom@\U0001f680.fr",
    "nom@\ud800.fr",
]
ONE_PERSON = [
    "nom@exemple.fr",
    " Nom@EXEMPLE.fr ",
    "nom@exemple.fr\u200b",
    "\ufeffnom@exemple.fr",
    "n\u00adom@exe\u200dmple.fr\ufeff",
    "nom\u3164@exemple.fr\ufe0f",
    "nom@exemple.fr\u00a0\x0b",
    "nom@ｅｘｅｍｐｌｅ.fr",
]


def take(typed: str) -> str:
    return AddressFormField().clean(typed)


def is_taken(typed: str) -> bool:
    try:
        take(typed)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("typed", UNWRITABLE)
def test_what_cannot_be_written_to_is_refused_with_a_sentence(typed):
    with pytest.raises(ValidationError) as refusal:
        take(typed)
    assert refusal.value.messages[0].endswith((".", "nom@exemple.fr"))


@pytest.mark.parametrize("typed", ONE_PERSON)
def test_spellings_of_one_address_are_one_person(typed):
    assert take(typed) == "nom@exemple.fr"


@pytest.mark.parametrize(
    "typed", ["nom@exämple.fr", "nom@exa\u0308mple.fr", "NOM@EXÄMPLE.FR", "nom@xn--exmple-cua.fr"]
)
def test_a_domain_with_accents_is_one_whether_the_browser_wrote_it_for_the_network_or_not(typed):
    assert take(typed) == "nom@xn--exmple-cua.fr"


@pytest.fixture(scope="module")
def connection():
    with relay.running() as running:
        backend = EmailBackend(host=running.host, port=running.port, timeout=5)
        backend.open()
        yield backend, running
        backend.close()


SIGNS = st.characters() | st.sampled_from('é\u200b\ufeff\u00ad\uffff\x0b\x85\u3164ß"\\<>,;:@ [].-_+ſKİ')
LOCALS = st.text(st.sampled_from("abcXYZ019._+-'") | SIGNS, max_size=12)
DOMAINS = st.lists(
    st.text(st.sampled_from("abcXYZ019-é") | SIGNS, max_size=8)
    | st.sampled_from(["example", "xn--a", "é" * 60]),
    min_size=1,
    max_size=4,
).map(".".join)
TYPED = st.builds("{}@{}".format, LOCALS, DOMAINS) | st.builds(
    "{}@{}.fr".format, LOCALS, st.text(SIGNS, max_size=6)
)


@given(typed=TYPED)
@example(typed="nom@straße.de")
@example(typed="nom@xn--a.fr")
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_accepted_leaves_in_a_mail(connection, typed):
    folded = addresses.fold(typed)
    assert addresses.fold(folded) == folded
    if not is_taken(typed):
        return
    assert take(typed) == folded and folded.isascii()
    assert not [sign for sign in folded if unicodedata.category(sign)[0] in "CZ"]
    backend, running = connection
    message = EmailMessage("Objet", "Texte", to=[folded], connection=backend)
    assert f"To: {folded}" in re.sub(r"\n\s+", " ", message.message().as_string())
    assert message.send() == 1
    assert running.recipients[-1] == folded


@given(typed=TYPED)
@settings(max_examples=200, deadline=None)
def test_an_address_followed_by_an_invisible_sign_is_the_same_one(typed):
    assert addresses.fold(f"{typed}\u200b") == addresses.fold(f"\ufeff{typed}") == addresses.fold(typed)


def test_the_library_that_writes_mails_takes_what_the_relay_takes(connection):
    """The relay of these tests is real enough: what cannot be written never reaches it."""
    backend, running = connection
    for typed in UNWRITABLE[:3]:
        with pytest.raises((ValueError, MessageError, smtplib.SMTPException)):
            EmailMessage("Objet", "Texte", to=[typed], connection=backend).send()


def ours(kind: type) -> bool:
    """Whether a class belongs to the site rather than to a library."""
    module = import_module(kind.__module__.split(".")[0])
    return Path(module.__file__).is_relative_to(Path(conf.BASE_DIR)) and ".venv" not in module.__file__


def test_every_column_of_addresses_is_of_the_kind_that_folds_and_judges():
    columns = [
        field
        for model in apps.get_models()
        if ours(model)
        for field in model._meta.local_fields
        if isinstance(field, EmailField)
    ]
    assert len(columns) >= 8
    assert [str(field) for field in columns if not isinstance(field, AddressField)] == []


def test_every_form_made_from_a_model_takes_addresses_by_the_same_field():
    for model, name in [(User, "email"), (Correspondant, "email"), (SiteIdentity, "contact_email")]:
        field = modelform_factory(model, fields=[name]).base_fields[name]
        assert isinstance(field, AddressFormField), model


def every_form(form=BaseForm):
    for child in form.__subclasses__():
        yield child
        yield from every_form(child)


def test_no_form_of_ours_takes_an_address_by_another_field():
    import_module("config.urls")
    plain = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in every_form()
        if ours(form)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, PlainFormField) and not isinstance(field, AddressFormField)
    ]
    assert plain == []


@pytest.fixture
def superuser():
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.org", "mot-de-passe-de-test"))
    return client


def sign_in(typed: str) -> None:
    Client().post("/mon-espace/connexion/", {"email": typed})


def subscribe(typed: str) -> None:
    Client().post("/lettres/abonnement/", {"email": typed})


def admin_user(typed: str) -> None:
    client = Client()
    client.force_login(User.objects.filter(is_superuser=True).first())
    client.post(
        reverse("wagtailusers_users:add"),
        {
            "email": typed,
            "first_name": "Zoé",
            "last_name": "Test",
            "password1": "une-longue-phrase-inconnue",
            "password2": "une-longue-phrase-inconnue",
        },
    )


def admin_own_account(typed: str) -> None:
    client = Client()
    client.force_login(User.objects.filter(is_superuser=True).first())
    client.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Zoé",
            "name_email-last_name": "Test",
            "name_email-email": typed,
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
        },
    )


def command(typed: str) -> None:
    try:
        call_command("createsuperuser", email=typed, interactive=False, verbosity=0)
    except CommandError:
        pass


def known_addresses() -> set[str]:
    return {
        *User.objects.values_list("email", flat=True),
        *Abonnement.objects.values_list("email", flat=True),
        *Courriel.objects.values_list("recipient", flat=True),
        *Inscription.objects.values_list("email", flat=True),
    }


DOORS = [sign_in, subscribe, admin_user, admin_own_account, command]
# The library's own forms look at what was typed before it is folded, and refuse some of what others forgive.
FORGIVING = [sign_in, subscribe, command]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", UNWRITABLE)
@pytest.mark.parametrize("door", DOORS)
def test_no_door_takes_an_address_that_cannot_be_written_to(superuser, door, typed):
    if "\ud800" in typed and door is not command:
        pytest.skip("no form can carry half a sign")
    before = known_addresses()
    door(typed)
    assert known_addresses() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("door", "typed"),
    [(door, typed) for door in FORGIVING for typed in ONE_PERSON]
    + [
        (door, typed)
        for door in DOORS
        for typed in ["Nom@exemple.fr", "nom@exemple.fr\u200b", "nom@exemple.fr\ufeff"]
    ],
)
def test_every_door_keeps_an_address_in_its_one_form(superuser, door, typed):
    before = known_addresses()
    door(typed)
    assert known_addresses() - before == {"nom@exemple.fr"}


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ONE_PERSON)
def test_a_person_is_found_however_their_address_is_spelled(typed):
    user = UserFactory(email="nom@exemple.fr")
    assert User.objects.with_email(typed).get() == user
    assert User.objects.get_by_natural_key(typed) == user
    assert User.objects.filter(email__in=[typed]).get() == user
    assert ErasureForm({"texts": "anonymes", "email": typed}, user=user).is_valid()


@pytest.mark.django_db
def test_a_partner_is_invited_at_an_address_that_can_be_written_to():
    assert not InvitationForm({"email": UNWRITABLE[0]}).is_valid()
    assert InvitationForm({"email": UNWRITABLE[0]}).errors["email"] == [addresses.UNWRITABLE]
    UserFactory(email="nom@exemple.fr").groups.add(Group.objects.get(name="Rédaction"))
    known = InvitationForm({"email": "nom@exemple.fr\u200b"})
    assert "ouvre déjà l’administration" in str(known.errors["email"])
