"""A changed agenda in the file that a person wrote: lines that say the same stay as they are, with every remark."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.report.agenda_yaml import ItemLine, gone_lines, write_items
from ecpat_training.files.yaml.entries import YamlEntry, read_entries, read_remarks
from ecpat_training.programme.model.programme import Programme

_VERSION = re.compile(r"^version:[ \t]*\d+", re.MULTILINE)
_DAYS = re.compile(r"^days:", re.MULTILINE)
_GONE_SESSIONS_PATTERN = re.compile(
    r"^(?:# Sessions of earlier versions[^\n]*\n)?gone:[^\n]*\n?(?:[ \t]*- [^\n]*\n?)*", re.MULTILINE
)
_ENDINGS = ("\n", "\r")


@dataclass(frozen=True, slots=True)
class _Line:
    """An item with its lines in the file, and how we would have written it there."""

    item: AgendaItem
    entry: YamlEntry
    ours: ItemLine


class EditedFile:
    """The text of an agenda's file, in which items change."""

    def __init__(self, text: str, agenda: Agenda, programme: Programme) -> None:
        self._agenda = agenda
        self._lines = text.splitlines(keepends=True)
        self._ending = "\r\n" if text.count("\r\n") * 2 > len(self._lines) else "\n"
        self._known = {session.id for session in programme.sessions()}
        self._unconfirmed = {trainer.id for trainer in programme.trainers if not trainer.confirmed}
        self._days = [self._lines_of(day) for day in agenda.days]

    def with_changes(self, agenda: Agenda, rewritten: Collection[tuple[int, int]]) -> str | None:
        """The text of a changed agenda, whose items are those of the file, in whatever order. The items of `rewritten`,
        by the index of their day and of themselves, are written anew, the others as they stand. None where the file
        can't be kept: it isn't written a line an item, or a day has no items yet."""
        days: list[list[_Line]] = [day for day in self._days if day]
        if len(days) < len(self._days) or not all(day.items for day in agenda.days):
            return None
        texts: list[str] = []
        next_line = 0
        lines = [line for day in days for line in day]
        for index, (day, changed_day) in enumerate(zip(days, agenda.days, strict=True)):
            rewritten_lines = {line for number, line in rewritten if number == index}
            texts += self._lines[next_line : day[0].entry.remark_start]
            texts += self._day(changed_day, day[0].entry.indent_width, lines, rewritten_lines)
            next_line = day[-1].entry.end
        return self._with_version("".join([*texts, *self._lines[next_line:]]), agenda)

    def _with_version(self, text: str, agenda: Agenda) -> str:
        """The text with the version of an agenda, and with what that says has gone."""
        if agenda.version != self._agenda.version:
            text, replacement_count = _VERSION.subn(f"version: {agenda.version}", text)
            line = f"version: {agenda.version}{self._ending}days:"
            text = text if replacement_count else _DAYS.sub(line, text, count=1)
        if agenda.gone == self._agenda.gone:
            return text
        lines = "".join(f"{line}{self._ending}" for line in gone_lines(agenda))
        if self._agenda.gone:
            return _GONE_SESSIONS_PATTERN.sub(lambda _: lines, text, count=1)
        return f"{text}{'' if text.endswith(_ENDINGS) else self._ending}{lines}"

    def remarks(self) -> Iterator[str]:
        """Every remark of a person, for where the file can't be kept; what we remark ourselves is written again
        anyhow."""
        days = [write_items(day, self._known, self._unconfirmed) for day in self._agenda.days]
        generated_remarks = {self._agenda.title, *(written_item.remark for day in days for written_item in day)}
        yield from (remark for remark in read_remarks("".join(self._lines)) if remark not in generated_remarks)

    def _lines_of(self, day: AgendaDay) -> list[_Line] | None:
        places = [item.where.line - 1 for item in day.items if item.where is not None and item.where.line]
        entries = read_entries(self._lines, places) if len(places) == len(day.items) else None
        if not entries:
            return None
        generated_lines = write_items(day, self._known, self._unconfirmed)
        return [_Line(*line_parts) for line_parts in zip(day.items, entries, generated_lines, strict=True)]

    def _day(
        self, day: AgendaDay, indent_width: int, old_lines: Sequence[_Line], rewritten_indices: Collection[int]
    ) -> Iterator[str]:
        new_items = write_items(day, self._known, self._unconfirmed)
        for index, (item, new_line) in enumerate(zip(day.items, new_items, strict=True)):
            old_line = next((line for line in old_lines if line.item.where == item.where), None)
            if old_line is None:
                yield f"{' ' * indent_width}{new_line.line}{self._ending}"
                continue
            yield from self._lines[old_line.entry.remark_start : old_line.entry.start_line]
            own_lines = self._lines[old_line.entry.start_line : old_line.entry.end]
            if index in rewritten_indices or (old_line.entry.indent_width != indent_width and len(own_lines) > 1):
                yield from self._anew(old_line, new_line, "".join(own_lines), indent_width)
            else:
                yield from self._whole(
                    f"{' ' * indent_width}{line.lstrip()}" if len(own_lines) == 1 else line for line in own_lines
                )

    def _anew(self, old_line: _Line, item_line: ItemLine, text: str, indent_width: int) -> Iterator[str]:
        """A changed line with what the person remarked on it; our own remark follows the change."""
        first_remark, *further_remarks = [
            remark for remark in read_remarks(text) if remark != old_line.ours.remark
        ] or [item_line.remark]
        blanks = " " * indent_width
        yield from (f"{blanks}# {remark}{self._ending}" for remark in further_remarks)
        yield f"{blanks}{ItemLine(item_line.text, first_remark, item_line.column).line}{self._ending}"

    def _whole(self, lines: Iterator[str]) -> Iterator[str]:
        """Lines that all end: the last one of a file may not."""
        for line in lines:
            yield line if line.endswith(_ENDINGS) else f"{line}{self._ending}"
