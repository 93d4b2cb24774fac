"""投递 — a letter goes out by its channel, with the link to its page."""

from datetime import datetime

from django.conf import settings

from shishi.couriers import mail, posting, vendors
from shishi.rules.notifications import Channel, Letter, Outcome, fitted
from shishi.rules.robots import VENDORS, answered


def send(letter: Letter, at: datetime) -> Outcome:
    """Send the letter, once."""
    link = f"{settings.SITE_ADDRESS}{letter.path}" if settings.SITE_ADDRESS else "请登录系统查看。"
    lines = (letter.title, *letter.lines)
    if letter.channel is Channel.MAIL:
        return mail.send(letter, "\n".join((*letter.lines, "", link)) + "\n")
    text = fitted(lines, VENDORS[letter.channel].bytes, link)
    address, body = vendors.request(letter.channel, letter.to, letter.secret, text, at)
    back = posting.post(address, body)
    return back if isinstance(back, Outcome) else answered(letter.channel, *vendors.answer(back))
