"""单位子方案 — how a unit means to go about its project (路线图、时间表、责任人), and whom to ask.

Each unit writes one of its own (domain paper §11 no. 36); a file may come without a contact and a
contact without a file.
"""

import re
import unicodedata

from shishi.rules.lifecycle import Verdict, no

LONGEST_CONTACT, LONGEST_PHONE = 100, 32  # characters
_PHONE = re.compile(r"[+(]?\d[\d\s()+-]{4,}(?:转\d+)?")


def unfit(contact: str, phone: str, *, filed: bool) -> tuple[Verdict, ...]:
    """What a sub-plan cannot be filed with; `filed` where there is a file, of now or of before."""
    found = []
    if not filed and not contact:
        found.append(no("没有附文件，也没有填联系人。请至少填写一项。", "contact"))
    if phone and not contact:
        found.append(no("填了电话，没有填联系人。请填写联系人。", "contact"))
    if len(contact) > LONGEST_CONTACT:
        found.append(no(f"联系人不超过 {LONGEST_CONTACT} 个字。", "contact"))
    if phone and (len(phone) > LONGEST_PHONE or not _PHONE.fullmatch(phone)):
        found.append(
            no("电话不能识别。请填写号码，如 0997-6621234 或 0997-6621234转801。", "phone")
        )
    return tuple(found)


def tidy(words: str) -> str:
    """What was typed in a line, without spaces around it and in half-width digits."""
    return " ".join(unicodedata.normalize("NFKC", words).split())
