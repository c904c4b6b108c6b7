"""Several machines behind one Redis, which these tests start when it is installed."""

import time

import pytest
from django.core.cache import caches

from operations import shared_cache
from page_cache import invalidate
from page_cache.versions import BELIEVED, CacheVersion, shared_version
from page_cache.wsgi import PageCache
from tests.page_cache.conftest import Reader
from tests.support import redis_server
from tests.support.redis_server import RedisServer

pytestmark = pytest.mark.skipif(redis_server.missing(), reason="redis-server is not installed")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.kill()


@pytest.fixture(autouse=True)
def site_with_redis(server, settings):
    """As the settings make it of CACHE_URL; what is known of the server before a test is forgotten."""
    settings.CACHES = {
        "default": {"BACKEND": "operations.shared_cache.ForgivingRedisCache", "LOCATION": server.url}
    }
    shared_cache.guard_of.cache_clear()
    caches["default"].clear()


@pytest.fixture
def machines(application):
    """Two processes with memories of their own."""
    return [Reader(PageCache(application)) for _ in range(2)]


def test_a_page_made_by_one_machine_is_sent_by_the_other(machines, application):
    assert isinstance(shared_version(), CacheVersion)
    first, second = (machine.ask("/axes/?page=2") for machine in machines)
    assert first.body == second.body
    assert len(application.asked) == 1


def test_a_change_on_one_machine_shows_on_the_other_a_moment_later(machines, application):
    other = Reader(PageCache(application, version=CacheVersion(caches["default"])))
    time.sleep(BELIEVED)
    before = other.ask().body
    assert machines[0].ask().body == before
    shared_version().replace()
    assert machines[0].ask().body != before, "where it was made, it shows at once"
    time.sleep(BELIEVED)
    assert other.ask().body == machines[0].ask().body


def test_a_redis_that_lost_its_memory_costs_pages_and_no_error(machines, application):
    machines[0].ask()
    caches["default"].clear()
    time.sleep(BELIEVED)
    assert machines[0].ask().status == 200
    assert len(application.asked) == 2


@pytest.fixture(params=["killed", "stopped"])
def away(request, server, monkeypatch):
    """Makes the server go away and come back, one way or the other; it is asked again at once when it is back."""

    class Away:
        def begin(self) -> None:
            monkeypatch.setattr(shared_cache, "LEFT_ALONE_SECONDS", 600)
            server.kill() if request.param == "killed" else server.stop()
            time.sleep(BELIEVED)

        def end(self) -> None:
            server.start() if request.param == "killed" else server.go_on()
            monkeypatch.setattr(shared_cache, "LEFT_ALONE_SECONDS", 0)
            shared_cache.guard_of((server.url,)).ask_again_at = 0

    away = Away()
    yield away
    # Whatever the test did, the next finds a server that answers.
    server.process.kill()
    server.process.wait()
    server.start()


@pytest.fixture
def waits(monkeypatch):
    """Each time that a process waited for the server in vain."""
    waits: list[Exception] = []
    real = shared_cache.Guard.failed

    def failed(guard, error):
        waits.append(error)
        real(guard, error)

    monkeypatch.setattr(shared_cache.Guard, "failed", failed)
    return waits


def test_pages_are_made_for_each_while_redis_is_away_and_kept_again_after(machines, application, away):
    kept = machines[0].ask().body
    away.begin()
    answers = [machines[0].ask() for _ in range(3)]
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers} | {kept}) == 4, (
        "nobody can say that what is kept still holds"
    )
    away.end()
    assert machines[0].ask().body == machines[0].ask().body


def test_a_process_may_start_while_redis_is_away(application, away):
    away.begin()
    assert Reader(PageCache(application)).ask().status == 200


def test_a_change_made_while_redis_is_away_is_told_when_it_is_back(machines, application, away):
    other = Reader(PageCache(application, version=CacheVersion(caches["default"])))
    time.sleep(BELIEVED)
    before = other.ask().body
    away.begin()
    shared_version().replace()
    away.end()
    machines[0].ask()
    time.sleep(BELIEVED)
    assert other.ask().body != before


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/propositions/", "/recherche/?q=école", "/nulle-part/", "/sante/"])
def test_every_page_of_the_site_is_served_at_once_without_redis(site_reader, away, waits, path):
    before = site_reader.ask(path).status
    away.begin()
    for _ in range(2):
        assert site_reader.ask(path).status == before
    assert len(waits) <= 1, "the first that waits speaks for all"


@pytest.mark.django_db
def test_what_is_published_while_redis_is_away_is_published(away, django_capture_on_commit_callbacks):
    away.begin()
    with django_capture_on_commit_callbacks(execute=True):
        invalidate()


@pytest.mark.django_db
def test_the_health_check_tells_operators_and_stays_up(client, settings, away):
    settings.OPERATIONS_TOKEN = "a-long-secret"

    def cache() -> tuple[int, str]:
        answer = client.get("/sante/", headers={"Authorization": "Bearer a-long-secret"})
        return answer.status_code, answer.json()["verifications"]["cache"]

    assert cache() == (200, "ok")
    away.begin()
    assert cache() == (200, "Le cache partagé ne répond pas : les pages sont faites à chaque demande.")
    away.end()
    assert cache() == (200, "ok")


@pytest.mark.django_db
def test_who_may_sign_in_or_send_is_counted_without_redis(client, away, mailoutbox):
    """What limits people is counted in the database: without Redis it opens nothing and closes nothing."""
    away.begin()
    answers = [
        client.post("/mon-espace/connexion/", {"email": "ada@example.org"}).status_code for _ in range(12)
    ]
    assert answers[0] == 303 and answers[-1] == 429


def test_each_operation_of_the_cache_has_its_word_for_away(away):
    cache = caches["default"]
    away.begin()
    assert (cache.get("a", 5), cache.get_many(["a"]), "a" in cache) == (5, {}, False)
    assert (cache.add("a", 1), cache.set("a", 1), cache.set_many({"a": 1})) == (False, None, ["a"])
    assert (cache.touch("a"), cache.delete("a"), cache.delete_many(["a"])) == (False, False, None)
    assert (cache.get_or_set("a", lambda: 7), cache.clear()) == (7, False)
    for change in (cache.incr, cache.decr):
        with pytest.raises(ValueError):
            change("a")
    with pytest.raises(shared_cache.CacheAway):
        cache.strict.get("a")
