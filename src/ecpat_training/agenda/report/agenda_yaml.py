"""An agenda as a YAML file that people edit by hand and `ecpat plan check` reads again."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.core.text import listing
from ecpat_training.files.yaml.text import quoted, remark, scalar
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.quantity import clock

HOW_TO_EDIT = """\
# Change what you like and save; then `ecpat plan check` says which rules it keeps.
# A line says when, what, and behind the @ who leads and who is second:
#   - 09:00-09:30 opening @ AL-1 + BE-2
#   - 30 min opening @ AL-1 + BE-2      (starts when the line before it ends)
#   - 10:30-10:50 break                 (or lunch)
#   - 11:00-12:00 opening @ AL-1 + BE-2 [Blue room]
#   - 11:00-12:00 opening @ AL-1 + BE-2 (pinned)     (stays when `ecpat plan --keep` plans again)
#   - {at: 11:00-11:45, title: "Visit to a shelter", method: discussion, practice: 50 %, trainers: [AL-1, BE-2]}
# Before you send a change out, write `version: 2` above `days:`, then 3, and the day as `changed: 2005-06-01`:
# calendars that have the agenda follow then.
# What stands behind a # is a remark for people and is not read.
"""
_CELLS = 4  # of a line: name, trainers, room, pin
_IN_A_LINE = re.compile(r"[A-Za-z0-9][\w ./-]*")
"""A room's name that needs no quotes around the line in which it stands."""


def agenda_yaml(
    agenda: Agenda, programme: Programme, *, programme_file: str | None = None, remarks: Sequence[str] = ()
) -> str:
    """The file's text. Reading it back gives the same agenda.

    Args:
        agenda: what to write.
        programme: its sessions are written by their id, with the title as a remark; others in full. Who of its trainers
            is not confirmed yet is a remark as well.
        programme_file: how the file names its programme, from its own folder on.
        remarks: lines for people at the top.
    """
    lines = [f"# {remark(text)}" for text in (agenda.title, *remarks)]
    lines += ["#", *HOW_TO_EDIT.splitlines(), "", f"training: {scalar(agenda.training)}"]
    if programme_file:
        lines.append(f"programme: {scalar(programme_file)}")
    if agenda.version > 1:
        lines.append(f"version: {agenda.version}")
    if agenda.changed:
        lines.append(f"changed: {agenda.changed.isoformat()}")
    known_ids = {session.id for session in programme.sessions()}
    unconfirmed_codes = {trainer.id for trainer in programme.trainers if not trainer.confirmed}
    lines.append("days:")
    for day in agenda.days:
        lines += _day(day, known_ids, unconfirmed_codes)
    lines += gone_lines(agenda)
    return "\n".join(lines) + "\n"


def gone_lines(agenda: Agenda) -> list[str]:
    """What earlier versions held, as lines at the end of the file."""
    lines = ["# Sessions of earlier versions, which calendars will remove.", "gone:"] if agenda.gone else []
    for gone_item in agenda.gone:
        key_texts = (
            f"uid: {gone_item.uid}, date: {gone_item.date.isoformat()}, at: {gone_item.at}, title:"
            f" {quoted(gone_item.title)}"
        )
        lines.append(f"  - {{{key_texts}}}")
    return lines


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as a line of the file: what is read of it, and the remark for people that stands behind the `#`, both
    without their signs; `column` is where the remarks of the day stand below each other."""

    text: str
    remark: str
    column: int

    @property
    def line(self) -> str:
        """All of it, behind its dash."""
        entry = f"- {self.text}"
        return f"{entry:<{self.column}}  # {self.remark}" if self.remark else entry


def write_items(day: AgendaDay, known_ids: Collection[str], unconfirmed_codes: Collection[str]) -> list[ItemLine]:
    """The items of a day as lines of the file, their parts below each other.

    Args:
        day: the day.
        known_ids: the ids of the programme's sessions, which a line need only name.
        unconfirmed_codes: the codes of trainers who are not confirmed yet, which is remarked.
    """
    rows = [_columns(item, known_ids) for item in day.items]
    column_widths = [max((len(row[column]) for row in rows if row), default=0) for column in range(_CELLS)]
    return [_item_line(item, row, column_widths, unconfirmed_codes) for item, row in zip(day.items, rows, strict=True)]


def _item_line(
    item: AgendaItem, row: tuple[str, ...] | None, column_widths: Sequence[int], unconfirmed_codes: Collection[str]
) -> ItemLine:
    if row is None:
        return ItemLine(_write_full_item(item), _remarked(_write_unconfirmed(item, unconfirmed_codes)), 0)
    padded_cells = [
        f"{cell_text:<{cell_width}}" for cell_text, cell_width in zip(row, column_widths, strict=True) if cell_width
    ]
    text = " ".join([_times(item), *padded_cells])
    line = text.rstrip() if not item.room or _IN_A_LINE.fullmatch(item.room) else quoted(text.rstrip())
    title = item.title if item.session else ""
    return ItemLine(line, _remarked(title, _write_unconfirmed(item, unconfirmed_codes)), 2 + len(text))


def _day(day: AgendaDay, known_ids: Collection[str], unconfirmed_codes: Collection[str]) -> list[str]:
    day_head = f"  - date: {day.date.isoformat()}\n    items:" if day.date else "  - items:"
    lines = [f"  # Day {day.number}", *day_head.split("\n")]
    if not day.items:
        lines[-1] += " []"
    return [*lines, *(f"      {written_item.line}" for written_item in write_items(day, known_ids, unconfirmed_codes))]


def _columns(item: AgendaItem, known_ids: Collection[str]) -> tuple[str, ...] | None:
    """Name, trainers, room and pin of an item that a line can say; None where it needs keys."""
    trainers = f"@ {' + '.join(item.trainers)}" if item.trainers else ""
    trailing_cells = (trainers, f"[{item.room}]" if item.room else "", "(pinned)" if item.pinned else "")
    if item.session is not None and item.session.id in known_ids:
        return item.session.id, *trailing_cells
    if item.session is None and item.title == item.kind.capitalize():
        return item.kind, *trailing_cells
    return None


def _write_unconfirmed(item: AgendaItem, unconfirmed_codes: Collection[str]) -> str:
    codes = [code for code in item.trainers if code in unconfirmed_codes]
    return f"{listing(codes)} to be confirmed" if codes else ""


def _remarked(*remarks: str) -> str:
    """What people want to know of a line."""
    return "; ".join(remark(text) for text in remarks if text)


def _write_full_item(item: AgendaItem) -> str:
    pairs = [("at", _times(item)), ("title", quoted(item.title))]
    if item.session is None:
        pairs.append(("kind", item.kind))
    else:
        session = item.session
        pairs += [("method", scalar(session.method))]
        pairs += [("counts as", session.counts_as)] if session.counts_as else []
        pairs += [("practice", f"{session.practice * 100!r} %")]
        pairs += [("care", session.care)] if session.care != "none" else []
        pairs += [("level", session.level)] if session.level != "plain" else []
        pairs += [("track", session.track)] if session.track != "together" else []
    if item.trainers:
        pairs.append(("trainers", f"[{', '.join(scalar(code) for code in item.trainers)}]"))
    pairs += [("room", quoted(item.room))] if item.room else []
    pairs += [("pinned", "yes")] if item.pinned else []
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def _times(item: AgendaItem) -> str:
    return f"{clock(item.start)}-{clock(item.end)}"
