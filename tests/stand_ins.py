"""Stand-ins — servers on this machine that take what goes out: the vendors of group robots, who
check signature, size and rate by their own rules, and a mail server."""

import base64
import hashlib
import hmac
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from shishi import clock

SECRET = "SECtest"
WECOM, DINGTALK, FEISHU = (
    "/cgi-bin/webhook/send",
    "/robot/send",
    "/open-apis/bot/v2/hook/",
)


@dataclass
class Groups:
    """What the three vendors have taken: texts by the key of their robot. `next` holds what they
    answer first: a code, a status of HTTP above 200 as `-503`, or None to hang up."""

    home: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    came: list[str] = field(default_factory=list)
    next: list[tuple[str, int | None]] = field(default_factory=list)

    def address(self, channel: str, key: str) -> str:
        return (
            self.home
            + {
                "wecom": f"{WECOM}?key={key}",
                "dingtalk": f"{DINGTALK}?access_token={key}",
                "feishu": f"{FEISHU}{key}",
            }[channel]
        )


def _signed(key: str, text: str) -> str:
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), hashlib.sha256)).decode()


def judged(groups: Groups, path: str, body: dict) -> dict:
    """The answer of the vendor that the path belongs to."""
    address, asked = urlsplit(path), parse_qs(urlsplit(path).query)
    if address.path == WECOM:
        text = body["text"]["content"] if body.get("msgtype") == "text" else None
        if text is None or len(text.encode()) > 2048:
            return {"errcode": 40058, "errmsg": "content exceed max length"}
        return _taken(groups, asked["key"][0], text, "errcode", "errmsg", 45009, 20)
    if address.path == DINGTALK:
        stamp = asked.get("timestamp", ["0"])[0]
        fresh = abs(clock.now().timestamp() * 1000 - int(stamp)) < 3_600_000
        if not fresh or asked.get("sign") != [_signed(SECRET, f"{stamp}\n{SECRET}")]:
            return {"errcode": 310000, "errmsg": "sign not match"}
        text = body["text"]["content"]
        return _taken(groups, asked["access_token"][0], text, "errcode", "errmsg", 410100, 20)
    stamp = body.get("timestamp", "0")
    if abs(clock.now().timestamp() - int(stamp)) > 3600 or body.get("sign") != _signed(
        f"{stamp}\n{SECRET}", ""
    ):
        return {"code": 19021, "msg": "sign match fail or timestamp is not within one hour"}
    key, text = address.path.removeprefix(FEISHU), body["content"]["text"]
    return _taken(groups, key, text, "code", "msg", 11232, 100)


def _taken(groups: Groups, key: str, text: str, code: str, says: str, full: int, most: int) -> dict:
    if len(groups.texts.get(key, ())) >= most:
        return {code: full, says: "too many requests"}
    groups.texts.setdefault(key, []).append(text)
    return {code: 0, says: "ok"}


@contextmanager
def groups() -> Iterator[Groups]:
    """The three vendors behind one address; a test lasts less than the minute they count by."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            held.came.append(self.path)
            name, code = held.next.pop(0) if held.next else ("", 0)
            if code is None:
                self.close_connection = True
                return
            answer = {name: code} if code > 0 or name else judged(held, self.path, body)
            content = json.dumps(answer).encode()
            self.send_response(-code if code < -1 else 200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held = Groups(f"http://127.0.0.1:{server.server_address[1]}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield held
        finally:
            server.shutdown()


@dataclass
class Post:
    """What the mail server has taken: addressee and letter. `next` holds what it answers first to a
    letter's text (None to hang up); `unknown` addresses it does not take."""

    port: int
    letters: list[tuple[str, str]] = field(default_factory=list)
    next: list[str | None] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)


@contextmanager
def post() -> Iterator[Post]:
    """A mail server that speaks as much SMTP as is needed."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 post")
            to = ""
            while line := self.rfile.readline().decode().strip():
                word = line.upper()
                if word.startswith("RCPT TO:"):
                    to = line[8:].strip("<> ")
                    self.say("550 no such mailbox" if to in held.unknown else "250 ok")
                elif word == "DATA":
                    self.say("354 go on")
                    if not self.taken(to):
                        return
                elif word == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

        def taken(self, to: str) -> bool:
            lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
            text = "\n".join(lines)
            answer = held.next.pop(0) if held.next else "250 ok"
            if answer is None:
                return False
            if answer.startswith("250"):
                held.letters.append((to, text))
            self.say(answer)
            return True

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address, daemon_threads = True, True

    with Server(("127.0.0.1", 0), Handler) as server:
        held = Post(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield held
        finally:
            server.shutdown()
