import pytest
from django.http import HttpResponse
from django.urls import reverse

from protection.origin import is_same_site, require_same_site

OWN = "http://testserver"


@pytest.mark.parametrize(
    ("headers", "accepted"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://autre.testserver"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://mechant.example"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "null", "Referer": OWN + "/"}, False),
        ({"Origin": OWN}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.mechant.example"}, False),
        ({"Origin": "http://testserver:81"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://mechant.example", "Referer": OWN + "/"}, False),
        ({"Referer": OWN + "/axes/?a=b"}, True),
        ({"Referer": "http://mechant.example/http://testserver/"}, False),
        ({"Referer": "http://[mechant"}, False),
        ({}, True),
    ],
)
def test_what_the_browser_says_decides(rf, headers, accepted):
    assert is_same_site(rf.post("/", headers=headers)) is accepted


def test_another_origin_may_be_trusted_by_the_settings(rf, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://front.example"]
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://front.example"}
    assert is_same_site(rf.post("/", headers=headers))


@require_same_site
def view(request, token=""):
    return HttpResponse("reçu")


@pytest.mark.django_db
def test_a_form_sent_from_another_site_is_refused_with_an_explanation(rf):
    response = view(rf.post("/", headers={"Origin": "http://mechant.example"}))
    assert response.status_code == 403
    assert "depuis un autre site" in response.content.decode()


def test_reading_is_never_refused(rf):
    assert view(rf.get("/", headers={"Sec-Fetch-Site": "cross-site"})).status_code == 200


def test_a_secret_address_accepts_an_origin_that_hides_itself_but_no_other_site(rf):
    assert view(rf.post("/", headers={"Origin": "null"}), token="secret").content
    cross_site = {"Origin": "null", "Sec-Fetch-Site": "cross-site"}
    assert not is_same_site(rf.post("/", headers=cross_site), opaque_accepted=True)


@pytest.mark.django_db
def test_another_site_cannot_post_a_proposition(client):
    headers = {"Origin": "http://mechant.example", "Sec-Fetch-Site": "cross-site"}
    answers = [
        client.post(reverse("contributions:deposit"), {"title": "Un titre"}, headers=given)
        for given in (headers, {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    ]
    assert [answer.status_code for answer in answers] == [403, 422]
    assert not any(answer.cookies for answer in answers)
