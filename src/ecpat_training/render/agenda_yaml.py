"""An agenda as a YAML file that people edit by hand and `ecpat plan check` reads again."""

import json
import re
from collections.abc import Sequence

from ecpat_training.core.text import unsafe_characters, visible
from ecpat_training.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.model.programme import Programme
from ecpat_training.model.quantity import clock

HOW_TO_EDIT = """\
# Change what you like and save; then `ecpat plan check` says which rules it keeps.
# A line says when, what, and behind the @ who leads and who is second:
#   - 09:00-09:30 opening @ AL-1 + BE-2
#   - 30 min opening @ AL-1 + BE-2      (starts when the line before it ends)
#   - 10:30-10:50 break                 (or lunch)
#   - {at: 11:00-11:45, title: "Visit to a shelter", method: discussion, practice: 50 %, trainers: [AL-1, BE-2]}
# What stands behind a # is a remark for people and is not read.
"""
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def agenda_yaml(
    agenda: Agenda, programme: Programme, *, programme_file: str | None = None, remarks: Sequence[str] = ()
) -> str:
    """The file's text. Reading it back gives the same agenda.

    Args:
        agenda: what to write.
        programme: its sessions are written by their id, with the title as a remark; others in full.
        programme_file: how the file names its programme, from its own folder on.
        remarks: lines for people at the top.
    """
    lines = [f"# {_remark(text)}" for text in (agenda.title, *remarks)]
    lines += ["#", *HOW_TO_EDIT.splitlines(), "", f"training: {_scalar(agenda.training)}"]
    if programme_file:
        lines.append(f"programme: {_scalar(programme_file)}")
    known = {session.id for session in programme.sessions()}
    lines.append("days:")
    for day in agenda.days:
        lines += _day(day, known)
    return "\n".join(lines) + "\n"


def _day(day: AgendaDay, known: set[str]) -> list[str]:
    head = f"  - date: {day.date.isoformat()}\n    items:" if day.date else "  - items:"
    rows = [_columns(item, known) for item in day.items]
    widths = [max((len(row[column]) for row in rows if row), default=0) for column in (0, 1)]
    lines = [f"  # Day {day.number}", *head.split("\n")]
    if not rows:
        lines[-1] += " []"
    for item, row in zip(day.items, rows, strict=True):
        if row is None:
            lines.append(f"      - {_in_full(item)}")
            continue
        name, trainers, title = row
        text = f"{_times(item)} {name:<{widths[0]}} {trainers:<{widths[1]}}".rstrip()
        width = 12 + widths[0] + 1 + widths[1]
        lines.append(f"      - {text:<{width}}  # {title}" if title else f"      - {text}")
    return lines


def _columns(item: AgendaItem, known: set[str]) -> tuple[str, str, str] | None:
    """Name, trainers and title of an item that a line can say; None where it needs keys."""
    trainers = f"@ {' + '.join(item.trainers)}" if item.trainers else ""
    if item.session is not None and item.session.id in known:
        return item.session.id, trainers, _remark(item.title)
    if item.session is None and item.title == item.kind.capitalize():
        return item.kind, trainers, ""
    return None


def _in_full(item: AgendaItem) -> str:
    pairs = [("at", _times(item)), ("title", _quoted(item.title))]
    if item.session is None:
        pairs.append(("kind", item.kind))
    else:
        session = item.session
        pairs += [("method", session.method), ("practice", f"{session.practice * 100!r} %")]
        pairs += [("care", session.care)] if session.care != "none" else []
        pairs += [("level", session.level)] if session.level != "plain" else []
    if item.trainers:
        pairs.append(("trainers", f"[{', '.join(_scalar(code) for code in item.trainers)}]"))
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def _times(item: AgendaItem) -> str:
    return f"{clock(item.start)}-{clock(item.end)}"


def _remark(text: str) -> str:
    return visible(text).replace("\x85", " ")


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else _quoted(text)


def _quoted(text: str) -> str:
    """A double-quoted scalar in which every character that could steer or hide is escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    for name in unsafe_characters(quoted):
        number = int(name.removeprefix("U+"), 16)
        quoted = quoted.replace(chr(number), f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")
    return quoted
