"""Whether the site can answer: little for strangers, what is wrong for operators."""

import logging
from collections.abc import Callable

from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from operations.scheduled import late
from operations.shared_cache import CacheAway
from operations.tokens import is_operator

logger = logging.getLogger(__name__)

Check = Callable[[], str]
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add what operators are told; the check returns a sentence that says what is wrong, or nothing."""
    _checks[name] = check


def database_answers() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return ""


def cache_answers() -> str:
    shared = getattr(caches["default"], "strict", caches["default"])
    try:
        shared.set("operations.health", 1, 10)
        kept = shared.get("operations.health") == 1
    except CacheAway:
        return "Le cache partagé ne répond pas : les pages sont faites à chaque demande."
    return "" if kept else "Le cache ne garde pas ce qu’on lui confie."


def migrations_are_applied() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} migration(s) à appliquer." if plan else ""


def scheduled_works_are_done() -> str:
    names = late()
    return f"En retard ou en échec : {', '.join(names)}." if names else ""


register("base_de_donnees", database_answers)
register("cache", cache_answers)
register("migrations", migrations_are_applied)
register("travaux_programmes", scheduled_works_are_done)


def problems() -> dict[str, str]:
    """Each check with what is wrong, empty when nothing is. A check that fails says so and hides no other."""
    found = {}
    for name, check in _checks.items():
        try:
            found[name] = check()
        except Exception as error:
            logger.exception("The health check %s failed", name)
            found[name] = f"{type(error).__name__} : {error}"
    return found


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """One query for a stranger, who learns whether the database answered; all the checks for an operator.

    Only a database that does not answer makes the status 503: a platform that restarts the site on it must
    not do so because a mail server is down.
    """
    try:
        database_answers()
    except DatabaseError:
        logger.exception("The database does not answer")
        status, answer = 503, {"etat": "indisponible"}
    else:
        status, answer = 200, {"etat": "ok"}
    if is_operator(request):
        found = problems()
        if status == 200 and any(found.values()):
            answer["etat"] = "a_surveiller"
        answer["verifications"] = {name: problem or "ok" for name, problem in found.items()}
    return JsonResponse(answer, status=status)
