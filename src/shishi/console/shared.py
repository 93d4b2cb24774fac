"""共用 — what the processes of a server have in common: the pages loaded, and what today's pages
show worked out before the first is asked for. Each process begins as a copy of the one that did
it, so it is done and held once; what comes to be true later, each works out as always."""

import gc
import logging

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from django.utils.module_loading import import_string

from shishi import clock
from shishi.queries import door, ledgers, programmes, roundups
from shishi.queries.ledgers import Sieve

_log = logging.getLogger(__name__)


def load() -> None:
    """Have the application and its pages at hand."""
    import_string(settings.WSGI_APPLICATION)
    _ = get_resolver().url_patterns
    _settle()


def work_out() -> None:
    """Have the ledger of each running programme with its lights of today at hand, and the checks
    of the reports that wait for the offices. Where that fails, the page that needs it says so."""
    on = clock.today()
    try:
        for actor in door.hosts():
            for card in programmes.programmes(actor):
                if card.started_on is not None and card.closing is None:
                    ledgers.ledger(actor, card.pk, Sieve(), on)
            roundups.latest(actor, on)
    except Exception:
        _log.exception("今天的亮灯未能预先算好，打开页面时再算。")
    _settle()


def _settle() -> None:
    """Ready to be copied: a connection is nobody else's, and a collector that goes through what
    stays would make each copy a memory of its own."""
    connections.close_all()
    gc.collect()
    gc.freeze()
