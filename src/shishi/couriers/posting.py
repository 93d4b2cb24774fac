"""网络投递 — one POST with JSON, and what can be said of its fate when something goes wrong.

As long as the request has not left, nothing was told and it may be tried again. Once it has left
and no answer came, nobody knows.
"""

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from shishi.rules.notifications import Fate, Outcome

_WAIT = 10  # seconds
_MOST = 64 * 1024  # bytes of an answer
_BUSY = (429, 503)


class _Stay(HTTPRedirectHandler):
    """A robot's address is not sent on to another one."""

    def redirect_request(self, *_: Any) -> None:
        return None


_opener = build_opener(_Stay)


def post(address: str, body: dict[str, object]) -> object | Outcome:
    """The answer, read from JSON (None where it is none), or what became of the attempt."""
    content = json.dumps(body, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json; charset=utf-8"}
    try:
        request = Request(address, content, headers, method="POST")  # noqa: S310  http(s) by rule
        with _opener.open(request, timeout=_WAIT) as response:
            return _read(response.read(_MOST))
    except HTTPError as refused:
        with refused:
            return _refused(refused.code)
    except URLError as fault:
        return Outcome(Fate.LATER, f"没有连上对方服务器（{_plain(fault.reason)}）。")
    except (OSError, HTTPException):
        says = "已发出但没有收到回答，不能确定是否送达。为免重复，不再发送。"
        return Outcome(Fate.UNKNOWN, says)


def _read(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError:
        return None


def _refused(code: int) -> Outcome:
    if code in _BUSY:
        return Outcome(Fate.LATER, f"对方服务器繁忙（{code}）。")
    if code >= 500:
        says = f"对方服务器出错（{code}），不能确定是否送达。为免重复，不再发送。"
        return Outcome(Fate.UNKNOWN, says)
    return Outcome(Fate.NEVER, f"对方服务器不接收（{code}）。请核对地址。")


def _plain(reason: object) -> str:
    return getattr(reason, "strerror", None) or str(reason)
