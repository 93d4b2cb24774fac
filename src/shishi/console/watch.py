"""值守 — the daily duty of a serving command: a process beside the server, which ends with it.

At the start and once every day the whole duty; every few minutes what waits is delivered. A process
and not a thread, since the server forks its workers. It waits on a pipe from the server: when
the server is gone, whatever became of it, the pipe is closed and the watch ends.
"""

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection

PAUSE = 180  # seconds between two deliveries; minutes :00 and :30 are never hit twice in a row
BEGINS = 6  # the hour of the daily duty, before any office opens
PATIENCE = 20  # seconds that the server waits for the step at hand
Duty = Callable[[date, datetime], Iterator[str]]
Post = Callable[[datetime], Iterator[str]]

_log = logging.getLogger(__name__)


@contextmanager
def beside() -> Iterator[None]:
    """Keep watch while the body runs."""
    context = get_context()
    heard, kept = context.Pipe(duplex=False)
    process = context.Process(target=_keep, args=(heard, kept), daemon=True)
    process.start()
    heard.close()
    try:
        yield
    finally:
        kept.close()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()


def _keep(heard: Connection, server: Connection) -> None:
    """The process: Django over the data folder that the server uses, then round and round."""
    server.close()  # its end of the pipe came along
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, who tells us
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shishi.config.settings")
    import django  # slow import: the serving process has done this for itself
    from django.db import connections  # slow import: as above

    django.setup()
    from shishi import clock  # slow import: after Django is set up
    from shishi.console import duty  # slow import: as above
    from shishi.queries import kept  # slow import: as above

    while True:
        once(clock.now(), duty.run, duty.deliver, lambda: _gone(heard, 0))
        connections.close_all()
        kept.clear()
        if _gone(heard, PAUSE):
            return


def once(at: datetime, run: Duty, deliver: Post, ended: Callable[[], bool]) -> None:
    """One turn: the whole duty where no run has come to its end since it was last due, else only
    the deliveries. A fault is logged, the next turn tries again; between two steps it is asked
    whether to end."""
    from shishi.queries import ticks  # slow import: after Django is set up

    try:
        done = ticks.done_since(due(at), at)
        for _ in deliver(at) if done else run(at.date(), at):
            if ended():
                return
    except Exception:
        _log.exception("每日值班中断，下次继续。")


def due(at: datetime) -> datetime:
    """When the whole duty was last due."""
    return (at - timedelta(hours=BEGINS)).replace(hour=BEGINS, minute=0, second=0, microsecond=0)


def _gone(heard: Connection, seconds: float) -> bool:
    """Whether the server has ended, waiting so long for it: nothing is ever sent, so that
    something to read is the end."""
    return heard.poll(seconds)
