"""A line of the log can be read by a machine and traced to its request."""

import json
import logging

import pytest

from config.logs import JSONFormatter, PlainFormatter


@pytest.fixture
def lines(caplog):
    def read() -> list[dict]:
        return [json.loads(line) for line in map(JSONFormatter().format, caplog.records)]

    return read


def test_an_error_is_one_line_with_its_trace(lines):
    try:
        raise ValueError("école\nfermée")
    except ValueError:
        logging.getLogger("site").exception("Une erreur")
    (line,) = lines()
    assert line["message"] == "Une erreur"
    assert "ValueError: école" in line["exception"]


@pytest.mark.django_db
def test_a_line_names_the_request_it_was_written_for(client, monkeypatch):
    written = []
    handler = logging.Handler()
    handler.emit = lambda record: written.append(json.loads(JSONFormatter().format(record)))
    logging.getLogger("django.request").addHandler(handler)
    try:
        client.get("/nulle-part/", headers={"X-Request-ID": "0123456789abcdef"})
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    assert written[0]["request_id"] == "0123456789abcdef"
    assert written[0]["status"] == 404


@pytest.mark.parametrize("formatter", [JSONFormatter(), PlainFormatter("%(levelname)s %(message)s")])
def test_no_line_holds_an_address_that_is_a_key(caplog, formatter):
    address = "/propositions/deposer/Zx9-key_1/"
    try:
        raise ValueError(f"nothing at {address}code/ for ada@example.org")
    except ValueError:
        logging.getLogger("site").exception("Not Found: %s", address)
    [line] = map(formatter.format, caplog.records)
    assert "Zx9" not in line and "ada@" not in line
    assert "Not Found: /propositions/deposer/[secret]" in line
