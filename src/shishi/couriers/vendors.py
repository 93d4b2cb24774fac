"""群机器人的请求 — the address, the signature and the body that each vendor takes.

Signatures: DingTalk signs with the secret what stands in the address, in milliseconds; Feishu signs
nothing with a key made of both, in seconds, within the body (standards paper §6.4, MSG-01).
"""

import base64
import hashlib
import hmac
from datetime import datetime
from urllib.parse import urlencode

from shishi.rules.notifications import Channel

Body = dict[str, object]


def request(
    channel: Channel, address: str, secret: str, text: str, at: datetime
) -> tuple[str, Body]:
    """The address and the body of one text message."""
    if channel is Channel.FEISHU:
        signed: Body = {}
        if secret:
            seconds = str(int(at.timestamp()))
            signed = {"timestamp": seconds, "sign": feishu_sign(seconds, secret)}
        return address, {**signed, "msg_type": "text", "content": {"text": text}}
    if channel is Channel.DINGTALK and secret:
        millis = str(int(at.timestamp() * 1000))
        sign = urlencode({"timestamp": millis, "sign": dingtalk_sign(millis, secret)})
        address = f"{address}&{sign}"
    return address, {"msgtype": "text", "text": {"content": text}}


def dingtalk_sign(millis: str, secret: str) -> str:
    """The signature, not yet escaped for an address."""
    return _signed(secret.encode(), f"{millis}\n{secret}".encode())


def feishu_sign(seconds: str, secret: str) -> str:
    """The signature of an empty text."""
    return _signed(f"{seconds}\n{secret}".encode(), b"")


def answer(body: object) -> tuple[object, object]:
    """Code and words of the vendor's answer; Feishu has two ways to write them."""
    if not isinstance(body, dict):
        return None, ""
    code = next((body[name] for name in ("errcode", "code", "StatusCode") if name in body), None)
    words = next((body[name] for name in ("errmsg", "msg", "StatusMessage") if name in body), "")
    return code, words


def _signed(key: bytes, text: bytes) -> str:
    return base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
