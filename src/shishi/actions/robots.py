"""群机器人 — set one up, try it, switch it on and off. Addresses are kept sealed."""

from datetime import datetime

from django.db import IntegrityError, transaction

from shishi.actions.base import change
from shishi.actions.notifications import LEDGER, Send
from shishi.queries import door
from shishi.records.models import Robot, Territory
from shishi.records.sealing import Unreadable, seal, unseal
from shishi.rules import robots
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.notifications import GROUPS, Channel, Fate, Letter

LONGEST_NAME = 100
_TRIAL = "民生实事提醒：测试消息"
_TRIAL_SAYS = "收到本条即表示设定成功。每个工作日至多一条，只写实事序号和灯。"


def set_robot(
    *,
    actor: Actor,
    robot: int | None,
    channel: Channel,
    name: str,
    address: str,
    secret: str,
    send: Send | None,
    at: datetime,
) -> int:
    """设定群机器人 — a new one where `robot` is None; its key. An empty address keeps the address
    and the secret there are. With `send` a trial message goes out first, and what its vendor
    does not take is not kept."""
    row = door.thing(actor, Robot, robot) if robot else None
    territory = door.thing(actor, Territory, actor.territory or 0)
    words = " ".join(name.split())
    held = Robot(territory=territory) if row is None else row

    def tried() -> None:
        _fill(held, channel, address.strip(), secret.strip())
        if not words or len(words) > LONGEST_NAME:
            raise Refused(no(f"请写明群的名称，不超过 {LONGEST_NAME} 个字。", "name"))
        if send is not None:
            _try(held, send, at)

    with change(actor, "robot.set", row or territory, at=at, prepare=tried) as log:
        held.name, held.set_by_id, held.set_at = words, actor.key, at
        _save(held)
        log.about(held)
        log.note(name=words, channel=held.channel.label, address=f"……{held.shown}")
        return held.pk


def trial(*, actor: Actor, robot: int, send: Send, at: datetime) -> None:
    """发测试消息 — `Refused` with the reason of the vendor."""
    row = door.thing(actor, Robot, robot)
    with change(actor, "robot.set", row, at=at, prepare=lambda: _try(row, send, at)) as log:
        log.note(name=row.name, trial=True)


def switch(*, actor: Actor, robot: int, active: bool, at: datetime) -> None:
    """启停 — a robot that is off gets no messages; done twice, it is done once."""
    row = door.thing(actor, Robot, robot)
    with change(actor, "robot.switch", row, at=at) as log:
        Robot.objects.filter(pk=row.pk).update(is_active=active)
        log.note(name=row.name, active=active)


def _fill(row: Robot, channel: Channel, address: str, secret: str) -> None:
    """Put what was typed into the row, sealed."""
    if channel not in GROUPS:
        raise Refused(no("请从所列机器人中选择。", "channel"))
    if not address and row.address_sealed and channel is row.channel:
        if secret:
            row.secret_sealed = seal(secret)
        return
    verdict = robots.may_use(channel, address, secret)
    if not verdict:
        raise Refused(verdict)
    row.channel, row.shown = channel, robots.shown(channel, address)
    row.address_sealed, row.secret_sealed = seal(address), seal(secret)


def _save(row: Robot) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        says = f"已有名为“{row.name}”的机器人，请换一个名称。"
        raise Refused(no(says, "name")) from None


def _try(row: Robot, send: Send, at: datetime) -> None:
    """One trial message; `Refused` with what the vendor says."""
    try:
        to, secret = unseal(row.address_sealed), unseal(row.secret_sealed)
    except Unreadable:
        says = "地址已不能读取（密钥文件换过），请重新填写地址。"
        raise Refused(no(says, "address")) from None
    letter = Letter(row.channel, to, secret, _TRIAL, (_TRIAL_SAYS,), LEDGER, "")
    outcome = send(letter, at)
    if outcome.fate is not Fate.SENT:
        raise Refused(no(f"测试消息没有发到群里：{outcome.says}", "address"))
