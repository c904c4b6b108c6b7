"""Reports of errors to a Sentry server, without anything that a person wrote or that names them."""

import sentry_sdk

from protection.secret_addresses import without_secrets


def report_to(dsn: str, *, environment: str) -> None:
    """Send unexpected errors to this address; no form, no cookie, no address of the network, no value of a
    variable leaves the site."""
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        data_collection={
            "user_info": False,
            "http_bodies": [],
            "stack_frame_variables": False,
            "database_query_data": False,
        },
        before_send=strip,
    )


def strip(event: dict, hint: dict) -> dict:
    """Keep the method and the path of a request: its query may hold what someone searched for."""
    request = event.get("request", {})
    event["request"] = {name: request[name] for name in ("method", "url") if name in request}
    if "url" in event["request"]:
        event["request"]["url"] = without_secrets(event["request"]["url"].split("?")[0])
    if "transaction" in event:
        event["transaction"] = without_secrets(event["transaction"])
    for error in event.get("exception", {}).get("values", ()):
        error["value"] = without_secrets(error.get("value") or "")
    for line in filter(None, (event.get("logentry"),)):
        # The words of a line and what was put into them.
        line.pop("params", None)
        line.update(
            {name: without_secrets(line[name]) for name in ("message", "formatted") if line.get(name)}
        )
    if "message" in event:
        event["message"] = without_secrets(event["message"])
    event.pop("user", None)
    # A line logged just before may quote an address that was typed.
    event.pop("breadcrumbs", None)
    return event
