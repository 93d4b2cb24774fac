"""名录表 — the register leaves the house as a sheet and comes back, whole or not at all."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from shishi.actions.base import change
from shishi.papers import register, xlsx
from shishi.queries import door, parties
from shishi.reading.files import register_sheet
from shishi.reading.source import Unreadable
from shishi.records.models import Person, Post, Territory, Unit
from shishi.records.register import units_of
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.parties import UnitRole
from shishi.rules.plans import UnitName
from shishi.rules.register import RegisterRow, checked
from shishi.rules.register import SheetError as SheetError

Checked = tuple[tuple[RegisterRow, ...], tuple[SheetError, ...]]


@dataclass(frozen=True, slots=True)
class Imported:
    """导入结果 — how many are new; nothing is stored while there are `errors`."""

    units: int
    people: int
    posts: int
    errors: tuple[SheetError, ...] = ()


def import_register(*, actor: Actor, content: bytes, on: date, at: datetime) -> Imported:
    """导入名录 (.xlsx) — all rows or none; every fault with its row."""
    territory = door.thing(actor, Territory, actor.territory or 0)
    with change(actor, "register.import", territory, at=at, prepare=lambda: _read(content)) as log:
        rows, faults = log.prepared
        people = _People(territory)
        faults = (*faults, *(fault for row in rows if (fault := people.fault(row, actor))))
        if faults:
            log.note(errors=len(faults))
            return Imported(0, 0, 0, tuple(sorted(faults, key=lambda fault: fault.row)))
        done = _store(territory, rows, people, on)
        log.note(units=done.units, people=done.people, posts=done.posts)
        return done


def export_register(*, actor: Actor, on: date, at: datetime) -> bytes:
    """导出名录 (.xlsx) — the sheet that can be imported again."""
    territory = door.thing(actor, Territory, actor.territory or 0)
    with change(actor, "register.export", territory, at=at) as log:
        rows = parties.register_rows(actor, on=on)
        log.note(rows=len(rows))
        return xlsx.write(register.draw(rows, territory.name))


def _read(content: bytes) -> Checked:
    try:
        return checked(register_sheet.rows(content))
    except Unreadable as unreadable:
        raise Refused(no(str(unreadable), "file")) from unreadable


class _People:
    """The people of the territory, found by login, else by name."""

    def __init__(self, territory: Territory) -> None:
        rows = list(Person.objects.filter(territory=territory).order_by("pk"))
        self.territory = territory
        self.by_login = {person.login: person for person in rows if person.login}
        self.by_name: dict[str, list[Person]] = {}
        for person in rows:
            self.by_name.setdefault(person.name, []).append(person)

    def find(self, row: RegisterRow) -> Person | None:
        """Who the row speaks of; one without a login may be given the login of the row."""
        if row.login in self.by_login:
            return self.by_login[row.login]
        same = self.by_name.get(row.name, [])
        free = [one for one in same if not row.login or not one.login]
        return free[0] if free else None

    def fault(self, row: RegisterRow, actor: Actor) -> SheetError | None:
        """What is wrong with the row, held against the register."""
        found = self.find(row)
        says = ""
        if row.login and found and found.login == row.login and found.name != row.name:
            says = f"账号“{row.login}”在名录中属于{found.name}，请核对姓名。"
        elif row.name and not row.login and len(self.by_name.get(row.name, [])) > 1:
            says = f"名录中有 {len(self.by_name[row.name])} 位{row.name}，请填写账号。"
        elif row.login and found is None and self._elsewhere(row.login):
            says = f"账号“{row.login}”已被使用，请换一个。"
        elif row.role and found and found.pk == actor.person and row.role not in actor.roles:
            says = "不能给自己任职，请由另一名系统管理员办理。"
        return SheetError(row.row, says) if says else None

    def _elsewhere(self, login: str) -> bool:
        """Logins are unique over all territories."""
        return Person.objects.filter(login=login).exclude(territory=self.territory).exists()

    def keep(self, row: RegisterRow) -> tuple[Person, bool]:
        """The person of the row, entered when there is none; whether they are new."""
        found = self.find(row)
        if found is None:
            found = Person.objects.create(
                territory=self.territory,
                name=row.name,
                login=row.login or None,
                password=make_password(None),
            )
            self.by_name.setdefault(row.name, []).append(found)
        elif row.login and not found.login:
            found.login = row.login
            found.save(update_fields=["login"])
        else:
            return found, False
        if found.login:
            self.by_login[found.login] = found
        return found, True


def _store(
    territory: Territory, rows: tuple[RegisterRow, ...], people: _People, on: date
) -> Imported:
    before = Unit.objects.filter(territory=territory).count()
    named = [UnitName(row.unit, UnitRole.RESPONSIBLE) for row in rows if row.unit]
    units = units_of(territory, named)
    new_people = posts = 0
    for row in rows:
        if not row.name:
            continue
        person, is_new = people.keep(row)
        new_people += is_new
        if row.role or row.title:
            posts += _post(person, row, units.get(row.unit), on)
    return Imported(Unit.objects.filter(territory=territory).count() - before, new_people, posts)


def _post(person: Person, row: RegisterRow, unit: Unit | None, on: date) -> bool:
    """Enter the post unless it is held; a new title of a post that is held is taken over."""
    held = Post.objects.filter(person=person, role=row.role or "", unit=unit, ends_before=None)
    if not row.role:
        held = held.filter(title=row.title)
    if held.exists():
        held.update(title=row.title)
        return False
    Post.objects.create(
        person=person, role=row.role or "", unit=unit, title=row.title, starts_on=on
    )
    return True
