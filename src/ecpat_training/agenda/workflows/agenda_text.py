"""An agenda with the text of its file: changed so that every line and every remark of a person stays that can."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.reading.tables import is_tables
from ecpat_training.agenda.report.agenda_file_edits import EditedFile
from ecpat_training.agenda.report.agenda_yaml import HOW_TO_EDIT, agenda_yaml
from ecpat_training.agenda.workflows.agenda_file import AgendaProgramme, OpenedAgenda, open_agenda, opened_text
from ecpat_training.agenda.workflows.agenda_report import programme_path
from ecpat_training.agenda.workflows.agenda_version import next_version
from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.files.yaml.file import yaml_text
from ecpat_training.files.yaml.text import scalar
from ecpat_training.programme.reading.programme import programme_file

_OURS = frozenset(line.removeprefix("#").strip() for line in HOW_TO_EDIT.splitlines())
_PROGRAMME = re.compile(r"""^(programme:[ \t]*)("[^"\n]*"|'[^'\n]*'|[^#\n]*[^#\s])""", re.MULTILINE)
_DAY = re.compile(r"Day \d+")


@dataclass(frozen=True, slots=True)
class AgendaText:
    """An agenda as it was opened from a path, and its file's text; empty where it is no YAML file."""

    opened: OpenedAgenda
    text: str
    path: Path

    def changed_to(self, changed_agenda: Agenda, target: Path) -> tuple[str, bool]:
        """Returns the file's new text, and whether it keeps all other lines as they are.

        The items may be in another order and have other content. A text that is written anew names its programme from
        `target`, where it will stand. It is read again before anybody relies on it: a line such as `30 min opening`
        takes another time when what stands above it changes, and then gets a time of its own.
        """
        opened_agenda, file = self.opened, self._file()
        changed_agenda = with_locations(changed_agenda, opened_agenda.agenda)
        old_items = {item.where: item for day in opened_agenda.agenda.days for item in day.items}
        rewritten_lines = {
            (day, index)
            for day, changed_day in enumerate(changed_agenda.days)
            for index, item in enumerate(changed_day.items)
            if item.where is None or item != old_items[item.where]
        }
        while file is not None and (text := file.with_changes(changed_agenda, rewritten_lines)) is not None:
            wrong_lines = _read_otherwise(text, opened_agenda, changed_agenda)
            if wrong_lines is None or (wrong_lines and wrong_lines <= rewritten_lines):
                break
            if not wrong_lines:
                return self._from(text, target), True
            rewritten_lines.add(min(wrong_lines - rewritten_lines))  # what follows it may read well again
        remarks = (
            [remark for remark in file.remarks() if remark not in _OURS and not _DAY.fullmatch(remark)] if file else []
        )
        relative = programme_path(target, programme_file(opened_agenda.programme_file))
        return agenda_yaml(
            changed_agenda, opened_agenda.context.programme, programme_file=relative, remarks=remarks
        ), False

    def put_back(self, earlier_text: str) -> str:
        """Returns an earlier text of the file as the version that follows this one; unchanged where the programme no
        longer fits it."""
        try:
            earlier = replace(self, opened=opened_text(earlier_text, self.opened), text=earlier_text)
        except ContentError:
            return earlier_text
        agenda = next_version(self.opened.context, self.opened.agenda, earlier.opened.agenda)
        return earlier.changed_to(agenda, self.path)[0]

    def _from(self, text: str, target: Path) -> str:
        """The text as it stands in another folder, from where another way leads to its programme."""
        relative = programme_path(target, programme_file(self.opened.programme_file))
        if relative is None or target.resolve().parent == self.path.resolve().parent:
            return text
        return _PROGRAMME.sub(lambda line: f"{line[1]}{scalar(relative)}", text, count=1)

    def _file(self) -> EditedFile | None:
        return EditedFile(self.text, self.opened.agenda, self.opened.context.programme) if self.text else None


def agenda_text(
    agenda_path: Path | str,
    programme_path: Path | str | None = None,
    training_id: str | None = None,
    *,
    agenda_programme: AgendaProgramme | None = None,
) -> AgendaText:
    """Opens an agenda to be changed; see `open_agenda` for the arguments and for what is raised."""
    if is_tables(agenda_path):
        return AgendaText(
            open_agenda(agenda_path, programme_path, training_id, agenda_programme=agenda_programme),
            "",
            Path(agenda_path),
        )
    text = yaml_text(agenda_path)
    opened_agenda = open_agenda(agenda_path, programme_path, training_id, agenda_programme=agenda_programme, text=text)
    return AgendaText(opened_agenda, text, Path(agenda_path))


def with_locations(agenda: Agenda, old_agenda: Agenda) -> Agenda:
    """The agenda, with the place in the file of every item that it has in common with the one that was read there: the
    one that an item has already; else that of the same session or break, of several the one of the same day, in their
    order."""
    used_locations = {item.where for day in agenda.days for item in day.items if item.where}
    unplaced = [(day.number, item) for day in old_agenda.days for item in day.items if item.where not in used_locations]

    def take_location(number: int, item: AgendaItem, *, same_day: bool) -> Location | None:
        for index, (day, candidate) in enumerate(unplaced):
            if _kind_and_title(candidate) == _kind_and_title(item) and (day == number or not same_day):
                del unplaced[index]
                return candidate.where
        return None

    location_by_item = {id(item): item.where for day in agenda.days for item in day.items}
    for only_same_day in (True, False):
        for day in agenda.days:
            for item in day.items:
                if location_by_item.get(id(item)) is None:
                    location_by_item[id(item)] = take_location(day.number, item, same_day=only_same_day)
    days = (
        day.model_copy(
            update={"items": tuple(item.model_copy(update={"where": location_by_item[id(item)]}) for item in day.items)}
        )
        for day in agenda.days
    )
    return agenda.model_copy(update={"days": tuple(days)})


def _kind_and_title(item: AgendaItem) -> tuple[str, str]:
    return item.kind, item.title


def _read_otherwise(text: str, opened_agenda: OpenedAgenda, changed_agenda: Agenda) -> set[tuple[int, int]] | None:
    """The items that a text says otherwise than they are meant; None where it can't be read, or says of the whole
    something else."""
    try:
        read_agenda = opened_text(text, opened_agenda).agenda
    except ContentError:
        return None
    outlines = [
        (agenda.version, agenda.changed, agenda.gone, [len(day.items) for day in agenda.days])
        for agenda in (read_agenda, changed_agenda)
    ]
    if outlines[0] != outlines[1]:
        return None
    return {
        (day, index)
        for day, (read_day, changed_day) in enumerate(zip(read_agenda.days, changed_agenda.days, strict=True))
        for index, (read_item, changed_item) in enumerate(zip(read_day.items, changed_day.items, strict=True))
        if _item_content(read_item) != _item_content(changed_item)
    }


def _item_content(item: AgendaItem) -> tuple[object, ...]:
    session = item.session and item.session.model_copy(update={"id": ""})  # of one's own it says where it stands
    return item.start, item.end, item.kind, item.title, session, item.trainers, item.room, item.pinned
