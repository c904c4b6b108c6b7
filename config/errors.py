"""Reports of errors to a Sentry server, without anything that a person wrote or that names them."""

import sentry_sdk


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
        event["request"]["url"] = event["request"]["url"].split("?")[0]
    event.pop("user", None)
    # A line logged just before may quote an address that was typed.
    event.pop("breadcrumbs", None)
    return event
