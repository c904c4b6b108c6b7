"""What an error report says, and what it must not."""

import logging

import pytest
import sentry_sdk
from sentry_sdk.transport import Transport

from config.errors import report_to

# Far from the lines that fail, of which reports quote the code.
ADDRESS = "/propositions/deposer/Zx9-key_1/"
PERSON = "ada@example.org"


class Kept(Transport):
    """Keeps the reports instead of sending them: no such server can be reached from here."""

    reports: list[dict] = []

    def capture_envelope(self, envelope) -> None:
        self.reports.extend(filter(None, (item.get_event() for item in envelope.items)))


@pytest.fixture
def reports(monkeypatch):
    real = sentry_sdk.init
    monkeypatch.setattr(sentry_sdk, "init", lambda **options: real(**options, transport=Kept))
    Kept.reports = []
    report_to("https://key@errors.example.org/1", environment="test")
    yield Kept.reports
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def test_a_report_holds_the_error_and_nothing_that_was_typed(reports, rf):
    with sentry_sdk.isolation_scope() as scope:
        scope.set_user({"email": "someone@example.org"})
        scope.add_breadcrumb(message="mail to someone@example.org")
        scope.add_event_processor(
            lambda event, hint: {
                **event,
                "request": {
                    "method": "POST",
                    "url": "https://site/recherche/?q=secret",
                    "data": "secret",
                    "cookies": "secret",
                },
            }
        )
        try:
            typed = "secret"  # noqa: F841 - a variable that must stay here
            raise ValueError("broken")
        except ValueError as error:
            sentry_sdk.capture_exception(error)

    [report] = reports
    assert report["exception"]["values"][0]["type"] == "ValueError"
    assert report["request"] == {"method": "POST", "url": "https://site/recherche/"}
    assert "someone@example.org" not in str(report)
    assert "vars" not in str(report["exception"])


def test_a_report_holds_no_address_that_is_a_key(reports):
    with sentry_sdk.isolation_scope() as scope:
        scope.add_event_processor(
            lambda event, hint: {
                **event,
                "transaction": ADDRESS,
                "request": {"method": "GET", "url": f"https://site{ADDRESS}?a=b"},
            }
        )
        try:
            raise ValueError(f"nothing at {ADDRESS} for {PERSON}")
        except ValueError as error:
            sentry_sdk.capture_exception(error)
        sentry_sdk.capture_message(f"Not Found: {ADDRESS}")
        logging.getLogger("site").error("Not Found: %s", ADDRESS)

    assert len(reports) == 3
    assert "Zx9" not in str(reports) and "ada@" not in str(reports)
    assert reports[0]["request"]["url"] == "https://site/propositions/deposer/[secret]"
