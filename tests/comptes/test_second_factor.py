"""The administration opens to a password and a code, never to a password alone."""

import re
import time

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from comptes.models import User
from comptes.second_factor import devices
from comptes.second_factor.views import secret_of
from tests.comptes.factories import UserFactory

pytestmark = pytest.mark.django_db

CODE = "/admin/second-facteur/"
SETUP = "/admin/second-facteur/application/"
MANAGE = "/admin/second-facteur/gestion/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def editor() -> User:
    user = UserFactory(email="redaction@example.org")
    user.groups.add(Group.objects.get(name="Rédaction"))
    return user


def signed_in(user: User) -> Client:
    """A session that has given the password only."""
    client = Client()
    client.force_login(user)
    return client


def code_of(device: TOTPDevice, *, later: int = 0) -> str:
    """What the application shows, some turns of thirty seconds later."""
    counter = TOTP(device.bin_key)
    counter.time = time.time() + 30 * later
    return f"{counter.token():06}"


@pytest.fixture
def device(editor) -> TOTPDevice:
    return TOTPDevice.objects.create(user=editor, name="Application", confirmed=True)


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/documents/", "/admin/account/", "/admin/images/", MANAGE]
)
def test_a_password_alone_opens_nothing_and_one_comes_back_to_what_one_asked_for(editor, device, path):
    client = signed_in(editor)

    asked = client.get(path)
    assert asked.status_code == 302 and asked["Location"].startswith(CODE), path

    entered = client.post(asked["Location"], {"code": code_of(device), "next": path})
    assert entered["Location"] == path
    assert client.get(path).status_code == 200


def test_nothing_is_written_before_the_code_either(editor, device):
    client = signed_in(editor)

    response = client.post("/admin/account/", {"name_email-first_name": "Changé"})

    assert response["Location"] == CODE
    editor.refresh_from_db()
    assert editor.first_name != "Changé"


def test_a_code_serves_once(editor, device):
    first, second = signed_in(editor), signed_in(editor)
    code = code_of(device)

    assert first.post(CODE, {"code": code}).status_code == 302
    refused = second.post(CODE, {"code": code})

    assert refused.status_code == 422
    assert "il a déjà servi" in refused.text


def test_wrong_codes_make_one_wait_and_say_how_long(editor, device):
    client = signed_in(editor)
    for _ in range(3):
        client.post(CODE, {"code": "000000" if code_of(device) != "000000" else "000001"})

    refused = client.post(CODE, {"code": code_of(device)})

    assert refused.status_code == 422
    assert re.search(r"Attendez \d+ secondes? avant", refused.text)
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("code", ["", "abc", "12 34", "²²²²²²", "0" * 21, "é" * 8])
def test_anything_else_is_refused_in_words(editor, device, code):
    refused = signed_in(editor).post(CODE, {"code": code})

    assert refused.status_code == 422
    assert 'class="error-message"' in refused.text


def test_an_account_without_an_application_sets_one_up_at_its_first_visit(editor):
    client = signed_in(editor)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(SETUP)

    page = client.get(SETUP)
    pending = TOTPDevice.objects.get(user=editor)
    assert "<svg" in page.text and secret_of(pending) in page.text
    assert client.get("/admin/").status_code == 302, "an application that has proved nothing opens nothing"

    done = client.post(SETUP, {"code": code_of(pending), "next": "/admin/pages/"})
    assert len(re.findall(r"<li><code>\w{8}</code></li>", done.text)) == devices.RECOVERY_CODES
    assert 'href="/admin/pages/"' in done.text
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_at_the_set_up_changes_nothing_and_the_drawing_stays(editor):
    client = signed_in(editor)
    before = client.get(SETUP).text
    secret = re.search(r"second-factor__secret\">([^<]+)<", before)[1]

    refused = client.post(SETUP, {"code": "12"})

    assert refused.status_code == 422
    assert "n’est pas celui attendu" in refused.text and secret in refused.text
    pending = TOTPDevice.objects.get(user=editor)
    assert client.post(SETUP, {"code": code_of(pending)}).status_code == 200


def test_who_knows_the_password_only_cannot_put_another_application_in_place(editor, device):
    client = signed_in(editor)

    assert client.get(SETUP)["Location"].startswith(CODE)
    assert client.post(SETUP, {"code": "123456"})["Location"].startswith(CODE)
    assert TOTPDevice.objects.get() == device


def test_a_word_of_recovery_opens_once_however_it_is_typed(editor, device):
    codes = devices.renew_recovery_codes(editor)
    typed = f" {codes[0][:4].upper()} {codes[0][4:]} "

    assert signed_in(editor).post(CODE, {"code": typed}).status_code == 302
    assert devices.recovery_codes_left(editor) == devices.RECOVERY_CODES - 1
    assert signed_in(editor).post(CODE, {"code": codes[0]}).status_code == 422


def test_new_words_of_recovery_replace_the_old_ones(editor, device):
    client = signed_in(editor)
    old = devices.renew_recovery_codes(editor)
    client.post(CODE, {"code": code_of(device)})
    assert f"reste {devices.RECOVERY_CODES}" in client.get(MANAGE).text

    shown = client.post(MANAGE).text

    assert old[0] not in shown
    assert len(re.findall(r"<li><code>\w{8}</code></li>", shown)) == devices.RECOVERY_CODES


def test_another_application_takes_the_place_of_the_first(editor, device):
    client = signed_in(editor)
    client.post(CODE, {"code": code_of(device)})
    client.get(SETUP)
    new = TOTPDevice.objects.exclude(pk=device.pk).get()

    assert client.post(SETUP, {"code": code_of(new)}).status_code == 200

    assert TOTPDevice.objects.get() == new
    assert signed_in(editor).post(CODE, {"code": code_of(device, later=1)}).status_code == 422


def test_an_administrator_takes_the_proof_of_a_lost_device_away_and_it_is_logged(editor, device):
    chief = User.objects.create_superuser("chef@example.org", "une-longue-phrase-de-passe")
    own = TOTPDevice.objects.create(user=chief, name="Application", confirmed=True)
    client = signed_in(chief)
    client.post(CODE, {"code": code_of(own)})
    address = reverse("second_factor:remove", args=[editor.pk])
    participant = UserFactory()
    participant.set_unusable_password()
    participant.save()
    users = client.get(reverse("wagtailusers_users:index")).text
    assert address in users
    assert reverse("second_factor:remove", args=[participant.pk]) not in users
    assert "redaction@example.org" in client.get(address).text

    client.post(address)

    assert not TOTPDevice.objects.filter(user=editor).exists()
    entry = ModelLogEntry.objects.get(action=devices.LOG_ACTION)
    assert (entry.user, entry.object_id) == (chief, str(editor.pk))


def test_who_runs_the_machine_lets_in_the_only_administrator_who_lost_the_device(editor, device, capsys):
    call_command("remove_second_factor", "Redaction@example.org")
    assert not TOTPDevice.objects.filter(user=editor).exists()
    assert ModelLogEntry.objects.filter(action=devices.LOG_ACTION, object_id=editor.pk).exists()

    with pytest.raises(CommandError, match="personne@example.org"):
        call_command("remove_second_factor", "personne@example.org")


def test_an_editor_takes_nobody_s_proof_away(editor, device):
    other = UserFactory()
    TOTPDevice.objects.create(user=other, name="Application", confirmed=True)
    client = signed_in(editor)
    client.post(CODE, {"code": code_of(device)})

    client.post(reverse("second_factor:remove", args=[other.pk]))

    assert TOTPDevice.objects.filter(user=other).exists()


def test_the_next_page_is_always_of_this_site(editor, device):
    entered = signed_in(editor).post(CODE, {"code": code_of(device), "next": "https://example.com/"})
    assert entered["Location"] == "/admin/"


def test_the_ways_in_and_out_stay_open(editor, device):
    client = signed_in(editor)
    assert client.get("/admin/password_reset/").status_code == 200
    assert client.post("/admin/logout/").status_code == 302
    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_a_page_with_a_secret_is_kept_nowhere(editor):
    assert "no-store" in signed_in(editor).get(SETUP)["Cache-Control"]


def test_the_demo_whose_password_is_shown_asks_for_no_code(editor, settings):
    settings.SECOND_FACTOR = False
    assert signed_in(editor).get("/admin/").status_code == 200


def test_those_who_only_take_part_never_meet_it():
    client = signed_in(UserFactory())
    assert client.get("/mon-espace/").status_code == 200
