"""The people of a training from its three lists: who applied, who was chosen, who signed. The same person is known by
the list's own code, the e-mail address, or the same words of the name; names stay here."""

from collections.abc import Iterator, Sequence
from itertools import count as numbers
from pathlib import Path
from typing import NamedTuple

from ecpat_training.attendance.model.half_day import HalfDay
from ecpat_training.attendance.reading.came import who_came
from ecpat_training.attendance.reading.half_days import half_days_in
from ecpat_training.commands.training_files import APPLICANTS, ATTENDANCE, PARTICIPANTS, folder_of, newest
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.folder.model.way import WAY, Person, Stage, TrainingWay
from ecpat_training.folder.reading.readers import AgendasOpened, refuse_answers
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.rule_parts.funnel import funnel
from ecpat_training.values.participant import STAGES, Participant, Roster, Status
from ecpat_training.words.person_name import name_key

_STATUS: tuple[tuple[Stage, Status], ...] = (
    ("invited", Status.INVITED), ("confirmed", Status.CONFIRMED), ("attended", Status.ATTENDED),
)  # fmt: skip


class _Signed(NamedTuple):
    """Somebody of the typed sheets: whether there at all, and whether the training is completed by the programme's
    rule; None where the sheets don't say it."""

    code: str | None
    name: str
    attended: bool | None
    completed: bool | None


class _Known(NamedTuple):
    """One person: as the lists have them, and as the sheets have them, where they do."""

    rows: list[tuple[str, Participant]]
    signed: _Signed | None = None


def way_of(
    programme: Programme, file: Path, training: Training, instrument: Path | None, agendas: AgendasOpened
) -> TrainingWay:
    """The people of a training as its files tell them. A file that can't be read raises no error: it is named among
    `unread`."""
    folder, unread = folder_of(file, training.id), list[tuple[str, str]]()
    lists: dict[str, Roster] = {}
    for wanted in (APPLICANTS, PARTICIPANTS):
        for path in newest(folder, wanted)[:1]:
            try:
                reading = read_roster(ListFile(path))
                refuse_answers(path, reading, instrument)
                lists[wanted.stem] = reading.roster
            except EcpatError as failure:
                unread.append((path.name, failure.findings[0].code))
    signed: Sequence[_Signed] | None = None
    for path in newest(folder, ATTENDANCE)[:1]:
        try:
            halves = half_days_in(folder, file, training, agendas).half_days
            signed = _sheets(path, halves, programme.attendance_of(training))
        except EcpatError as failure:
            unread.append((path.name, failure.findings[0].code))
    known = _joined(lists, signed or ())
    stages = _spoken_of(lists, signed is not None)
    people = tuple(_person(one, lists, stages, signs=signed is not None) for one in known)
    strangers = sum(not one.rows for one in known) if lists else 0
    return TrainingWay(training.id, training.country, people, stages, tuple(unread), strangers)


def _sheets(path: Path, halves: Sequence[HalfDay], spec: AttendanceSpec) -> list[_Signed]:
    """Everybody on the typed sheets.

    Raises:
        InputError, RefusedError: they can't be read.
        ContentError: they can't be understood, or nobody is ticked in any half-day.
    """
    found = who_came(ListFile(path), halves, spec)
    if found.asked:
        raise ContentError(found.asked)
    if not any(found.came):
        raise ContentError.because("certificate.no-signature", "nobody is ticked in any half-day.")
    people = zip(found.sheets.people, found.came, found.completed, strict=True)
    return [_Signed(person.own_code, person.name, came, whole) for person, came, whole in people]


def _spoken_of(lists: dict[str, Roster], signs: bool) -> tuple[Stage, ...]:
    there: set[Stage] = {"registered"} if lists else set()
    for roster in lists.values():
        said = funnel(roster)
        there |= {stage for stage, status in _STATUS if said and status in said.stages}
    if signs:
        there |= {"attended", "completed"}
    return tuple(stage for stage in WAY if stage in there)


def _joined(lists: dict[str, Roster], signed: Sequence[_Signed]) -> list[_Known]:
    """Everybody once: rows that share a code, an address or the words of a name are one person."""
    found: dict[int, _Known] = {}
    by_key: dict[tuple[str, object], int] = {}
    fresh = numbers()

    def at(keys: list[tuple[str, object]], taken: set[int]) -> int:
        place = next((by_key[key] for key in keys if key in by_key and by_key[key] not in taken), None)
        place = next(fresh) if place is None else place
        for key in keys:
            by_key.setdefault(key, place)
        return place

    for stem, roster in lists.items():
        taken: set[int] = set()  # two rows of one list are two people
        for person in roster.participants:
            place = at(list(_keys(person.own_code, person.email, person.name)), taken)
            taken.add(place)
            found.setdefault(place, _Known([])).rows.append((stem, person))
    taken = set()
    for one in signed:
        place = at(list(_keys(one.code, None, one.name)), taken)
        taken.add(place)
        found[place] = found.get(place, _Known([]))._replace(signed=one)
    return list(found.values())


def _keys(code: str | None, email: str | None, name: str) -> Iterator[tuple[str, object]]:
    if code:
        yield "code", code.casefold()
    if email:
        yield "mail", email.casefold()
    if key := name_key(name):
        yield "name", key


def _person(one: _Known, lists: dict[str, Roster], stages: Sequence[Stage], *, signs: bool) -> Person:
    rows = [person for _, person in one.rows]
    chosen = [person for stem, person in one.rows if stem == PARTICIPANTS.stem]
    passed_over = PARTICIPANTS.stem in lists and not chosen and one.signed is None
    far = max((STAGES.index(row.reached) for row in rows if row.reached is not None), default=None)
    reached: dict[Stage, bool | None] = {"registered": True}
    for stage, status in _STATUS:
        if stage not in stages:
            reached[stage] = None
        elif far is None:
            reached[stage] = False if passed_over else None
        else:
            reached[stage] = far >= STAGES.index(status)
    if signs:  # the signed sheets go before what a list says of who came
        reached["attended"] = one.signed.attended if one.signed else False
        reached["completed"] = one.signed.completed if one.signed else False
    else:
        reached["completed"] = None
    return Person(
        next((str(row.stakeholder) for row in rows if row.stakeholder), None),
        next((str(row.role) for row in rows if row.role), None),
        _in_order(reached, stages),
    )


def _in_order(reached: dict[Stage, bool | None], stages: Sequence[Stage]) -> dict[Stage, bool | None]:
    """Whoever reached a stage has reached those before, as far as the files speak of them."""
    later = False
    for stage in reversed(WAY):
        if later and stage in stages:
            reached[stage] = True
        later = later or bool(reached.get(stage))
    return {stage: reached.get(stage) for stage in WAY}
