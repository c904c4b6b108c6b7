"""Several machines behind one Redis, which these tests start when it is installed."""

import shutil
import subprocess
import time

import pytest
import redis
from django.core.cache import caches
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from page_cache.versions import BELIEVED, CacheVersion, shared_version
from page_cache.wsgi import PageCache
from tests.page_cache.conftest import Reader
from tests.support.postgresql import free_port

pytestmark = pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed")


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory):
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    folder = tmp_path_factory.mktemp("redis")
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    url = f"redis://127.0.0.1:{port}/0"
    client = redis.Redis.from_url(url, retry=Retry(ConstantBackoff(0.05), 200))
    client.ping()
    client.close()
    yield url
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture
def machines(redis_url, settings, application):
    """Two processes with memories of their own."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}
    }
    caches["default"].clear()
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


@pytest.mark.parametrize("lost", [("get_or_set",), ()])
def test_a_redis_gone_leaves_the_site_as_it_is_without_it(machines, application, monkeypatch, lost):
    def gone(*args, **kwargs):
        raise ConnectionError

    version = machines[0].cache.version.current()
    for name in ("get", "set", "add", "get_many", "set_many", *lost):
        monkeypatch.setattr(type(caches["default"]), name, gone)
    if "get_or_set" not in lost:
        monkeypatch.setattr(CacheVersion, "current", lambda self: version)
    assert machines[0].ask().status == 200
    assert Reader(PageCache(application)).ask().status == 200, "a process may start meanwhile"
