"""邮件投递 — by the SMTP server of the settings."""

import smtplib
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from shishi.rules.notifications import Fate, Letter, Outcome


def send(letter: Letter, text: str) -> Outcome:
    """One letter to one person. Its Message-ID is made of its name, so that a mail program knows a
    repetition for what it is."""
    message = EmailMessage(
        subject=f"【民生实事】{letter.title}",
        body=text,
        to=[letter.to],
        headers={"Message-ID": _name(letter.once), "Auto-Submitted": "auto-generated"},
    )
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as fault:
        return Outcome(Fate.LATER, f"没有连上邮件服务器（{_plain(fault)}）。")
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused:
        return Outcome(Fate.NEVER, "邮件服务器不接收这个邮箱地址。请核对邮箱。")
    except smtplib.SMTPResponseException as fault:
        fate = Fate.LATER if fault.smtp_code < 500 else Fate.NEVER
        return Outcome(fate, f"邮件服务器没有接收（{fault.smtp_code}）。")
    except (OSError, smtplib.SMTPException):
        return Outcome(
            Fate.UNKNOWN, "与邮件服务器的连接中断，不能确定是否送达。为免重复，不再发送。"
        )
    finally:
        _close(connection)
    return Outcome(Fate.SENT)


def _name(once: str) -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
    return f"<{once}@{domain}>" if once else make_msgid(domain=domain)


def _close(connection: object) -> None:
    try:
        connection.close()  # type: ignore[attr-defined]
    except (OSError, smtplib.SMTPException):
        return  # the letter's fate is known by now


def _plain(fault: Exception) -> str:
    if isinstance(fault, smtplib.SMTPResponseException):
        return str(fault.smtp_code)
    return getattr(fault, "strerror", None) or str(fault)
