"""In processes of their own: where the counters live is settled when the library is first imported."""

import os
import subprocess
import sys

import pytest

from operations import metrics

SCRIPT = """
from config.wsgi import application
from io import BytesIO

def ask(path, **environ):
    got = []
    body = application(
        {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "localhost", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
         "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "QUERY_STRING": "", **environ},
        lambda status, headers, exc_info=None: got.append(status),
    )
    return got[0], b"".join(body).decode()

for _ in range(3):
    ask("/robots.txt")
print(ask("/metriques/", HTTP_AUTHORIZATION="Bearer a-long-secret")[1])
"""


def test_an_operator_reads_what_was_answered_and_what_waits(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "OPERATIONS_TOKEN": "a-long-secret",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    assert 'egn_requests_total{cache="miss",status="2xx"} 1.0' in done.stdout
    assert 'egn_requests_total{cache="hit",status="2xx"} 2.0' in done.stdout
    assert 'egn_request_seconds_count{cache="hit"} 2.0' in done.stdout


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "Bearer wrong"])
def test_for_everybody_else_the_figures_do_not_exist(client, settings, given):
    settings.OPERATIONS_TOKEN = "a-long-secret"

    assert client.get("/metriques/", headers={"Authorization": given}).status_code == 404


@pytest.mark.django_db
@pytest.mark.postgresql
def test_the_gauges_say_what_waits():
    found = {family.name: family.samples[0].value for family in metrics.Gauges().collect()}

    expected = {
        "egn_propositions_waiting",
        "egn_moderation_delay_seconds",
        "egn_mails_waiting",
        "egn_tasks_waiting",
    }
    assert expected <= found.keys()
    assert set(found.values()) == {0}


def test_a_gauge_that_cannot_be_read_hides_no_other(monkeypatch):
    def broken() -> float:
        raise RuntimeError

    monkeypatch.setattr(metrics, "_gauges", {"one": ("…", broken), "two": ("…", lambda: 2)})

    assert [family.name for family in metrics.Gauges().collect()] == ["egn_two"]
