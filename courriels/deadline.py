"""A limit of time for what waits on the network, however slowly the other side drips its answers."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` in the block after so many seconds; outside of the main thread, do nothing.

    The time-out of a socket begins again with each byte; an alarm does not.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum, frame) -> None:
        raise TimeoutError(f"plus de {seconds:g} secondes")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
