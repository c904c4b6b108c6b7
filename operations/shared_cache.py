"""Redis as a help that may be away: it is asked in little time, and left alone for a while once it has failed.

A page reads the cache many times. Were each of them to wait for a server that hangs, the page would wait for
their sum; so the first that fails speaks for all those of its process in the next moments. What is read then is
missing and what is written is lost, which is what a cache may always say. Whoever must not take "missing" for an
answer asks ``strict``, which raises ``CacheAway``.
"""

import logging
import time
from collections.abc import Callable
from functools import cache, partialmethod
from threading import Lock

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError, RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

# A healthy server answers in a millisecond; these are what one request of a process may wait, once in a while.
ANSWER_SECONDS = 0.25
LEFT_ALONE_SECONDS = 2.0


class CacheAway(Exception):
    """The shared cache did not answer, or did not lately."""


class Guard:
    """Whether one server is worth asking, as far as this process knows."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.away = False
        self.ask_again_at = 0.0

    def may_ask(self) -> bool:
        """While the server is away, one thread asks now and then; the others do without at once."""
        if not self.away:
            return True
        with self.lock:
            now = time.monotonic()
            if now < self.ask_again_at:
                return False
            self.ask_again_at = now + LEFT_ALONE_SECONDS
            return True

    def failed(self, error: Exception) -> None:
        with self.lock:
            known, self.away = self.away, True
            self.ask_again_at = time.monotonic() + LEFT_ALONE_SECONDS
        if not known:
            logger.error("The shared cache does not answer, the site goes on without it: %s", error)

    def answered(self) -> None:
        if self.away:
            self.away = False
            logger.warning("The shared cache answers again")


@cache
def guard_of(servers: tuple[str, ...]) -> Guard:
    return Guard()


class GuardedClient(RedisCacheClient):
    """Django's client, quick to give up: its operations raise ``CacheAway``."""

    def __init__(self, servers, **options) -> None:
        # A connection that the server has closed meanwhile is opened again; what hangs is not tried twice.
        patience = {
            "socket_timeout": ANSWER_SECONDS,
            "socket_connect_timeout": ANSWER_SECONDS,
            "retry": Retry(NoBackoff(), 1, supported_errors=(ConnectionError,)),
        }
        super().__init__(servers, **{**patience, **options})
        self.guard = guard_of(tuple(servers))

    def guarded(self, operation: Callable, *arguments, **named):
        if not self.guard.may_ask():
            raise CacheAway
        try:
            result = operation(self, *arguments, **named)
        except (RedisError, OSError) as error:
            self.guard.failed(error)
            raise CacheAway from error
        self.guard.answered()
        return result


OPERATIONS = (
    "add", "get", "set", "touch", "delete", "get_many", "has_key", "incr", "set_many", "delete_many", "clear",
)  # fmt: skip
for name in OPERATIONS:
    setattr(GuardedClient, name, partialmethod(GuardedClient.guarded, getattr(RedisCacheClient, name)))


class StrictRedisCache(RedisCache):
    """For those who must know whether the cache has spoken."""

    def __init__(self, server, params) -> None:
        super().__init__(server, params)
        self._class = GuardedClient


class ForgivingRedisCache(StrictRedisCache):
    """The site's cache: nobody who reads or writes it fails because it is away."""

    def __init__(self, server, params) -> None:
        super().__init__(server, params)
        self.strict = StrictRedisCache(server, params)

    def forgiving(self, operation: Callable, missing: Callable, *arguments, **named):
        try:
            return operation(self, *arguments, **named)
        except CacheAway:
            return missing(*arguments, **named)


def no_such_key(key, *args, **kwargs):
    """As Django's caches say it of a key that they do not hold."""
    raise ValueError(f"Key '{key}' not found.")


MISSING = {
    # Nothing was taken: who counts on being the first is not.
    "add": lambda *args, **kwargs: False,
    "get": lambda key, default=None, version=None: default,
    "set": lambda *args, **kwargs: None,
    "touch": lambda *args, **kwargs: False,
    "delete": lambda *args, **kwargs: False,
    "get_many": lambda *args, **kwargs: {},
    "has_key": lambda *args, **kwargs: False,
    "incr": no_such_key,
    "set_many": lambda data, *args, **kwargs: list(data),
    "delete_many": lambda *args, **kwargs: None,
    "clear": lambda *args, **kwargs: False,
}
for name, missing in MISSING.items():
    operation = partialmethod(ForgivingRedisCache.forgiving, getattr(RedisCache, name), missing)
    setattr(ForgivingRedisCache, name, operation)
