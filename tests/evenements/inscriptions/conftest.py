import pytest

from protection import gate
from tests.evenements.inscriptions.factories import open_event


@pytest.fixture
def event(db):
    return open_event()


@pytest.fixture
def unlimited(db):
    return open_event(capacity_on_site=None)


@pytest.fixture
def typed() -> dict[str, str]:
    """A form well filled in."""
    return {
        "name": "Camille Martin",
        "email": "camille@example.org",
        "profil": "parent",
        "needs": "Accès en fauteuil",
        "site_web": "",
        "preuve": "",
    }


@pytest.fixture
def proven(monkeypatch):
    """As a browser that has done its proof of work: the calculation has tests of its own."""
    monkeypatch.setattr(gate, "assess", lambda request, **kwargs: gate.Assessment("passed"))
