"""Agendas: of a training, as YAML, in a workbook or a Word file."""

import shlex
from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import AGENDA, AGENDAS
from ecpat_training.core.finding import errors
from ecpat_training.core.text import count, visible
from ecpat_training.files.mapping_place import mapping_place
from ecpat_training.folder.kind_parts.agenda_signs import signs_of_agenda
from ecpat_training.folder.kind_parts.doubts import find_doubt
from ecpat_training.folder.kind_parts.kind import Column, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import PROOF, YAML, LookedFile, RecognisedFile, TrainingSigns
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import StepProgress, before, step
from ecpat_training.folder.kind_parts.training_signs import MAX_ROWS_ABOVE, find_named_days, texts_of_name
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.words.catalogue.message import Command, phrase

_WORDS = ("agenda.trainer", "agenda.session", "agenda.room")
_OPENS_DAYS_BEFORE, _DUE_DAYS_BEFORE = (
    56,
    28,
)  # days before a training from which on, and by which, its agenda is written


def agenda_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether the agenda keeps the programme's rules."""
    window, found_file, id_ = (
        before(contents.start, _OPENS_DAYS_BEFORE, _DUE_DAYS_BEFORE),
        contents.files.get(AGENDA),
        contents.training.id,
    )
    if found_file is None:
        instruction = phrase(
            "draft it: {command}", command=Command("plan draft", f"--training {id_} --out trainings/{id_}/agenda.yaml")
        )
        return step("agenda", window, board_date, StepProgress(False, False, "no agenda", instruction))
    if found_file.facts.code == "agenda.training":
        return step(
            "agenda",
            window,
            board_date,
            StepProgress(False, True, "an agenda of another training", "put in the right one"),
        )
    if found_file.facts.code in _WORDS:
        file = f"trainings/{id_}/{found_file.name}"
        mapping_path = shlex.quote(str(mapping_place(Path(file))))
        command = Command("plan map", f"{shlex.quote(file)} --training {id_} --out {mapping_path}")
        instruction = phrase("say what they mean: {command}", command=command)
        summary = f"{visible(found_file.name)} holds words that the programme doesn't have"
        return step("agenda", window, board_date, StepProgress(False, True, summary, instruction))
    if problem := find_doubt(AGENDA, found_file):
        return step("agenda", window, board_date, StepProgress(False, True, *problem))
    check = Command("plan check", f"--training {id_}")
    if found_file.facts.broken:
        summary = f"{count(found_file.facts.broken, 'rule')} broken"
        return step(
            "agenda",
            window,
            board_date,
            StepProgress(False, True, summary, phrase("correct it: {command}", command=check)),
        )
    if found_file.facts.unclear:
        summary = f"{count(found_file.facts.unclear, 'line')} unclear"
        return step(
            "agenda",
            window,
            board_date,
            StepProgress(False, True, summary, phrase("correct it: {command}", command=check)),
        )
    return step("agenda", window, board_date, StepProgress(True, True, "keeps the rules"))


class AgendaKind(TrainingFileKind):
    """An agenda, in whatever file its readers know."""

    name = "agenda"
    place = 20
    files = (AGENDA,)
    endings = AGENDAS
    order = 70
    looked_for = "agenda"
    readings = (FileReading(AGENDA),)
    columns = (Column("agenda", 30, "Agenda", agenda_step),)

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """A YAML file with the keys of one; a workbook or a Word file that the readers of agendas find times and
        sessions in."""
        if file.ending in YAML:
            if not {"training", "days"} <= file.keys.keys():
                return None
            reason = "it has the keys of an agenda, `training` and `days`"
            return RecognisedFile("agenda", reason, training=str(file.keys["training"]))
        tables = file.agenda
        if tables is None:
            return None
        agenda_data = tables.head.data
        training = str(agenda_data.get("training") or "") if isinstance(agenda_data, dict) else ""
        weight = PROOF if any(grid.ids for grid in tables.grids) else 0
        signs = signs_of_agenda(tables, file)
        return RecognisedFile(
            "agenda", "a table of times and sessions", training=training, weight=weight, evidence=signs
        )

    def signs(self, file: LookedFile) -> TrainingSigns:
        """Its title, the lines above its tables, and the dates of its days."""
        tables = file.agenda
        if tables is None:
            return super().signs(file)
        first_rows = [text for grid in tables.grids for texts in grid.texts[:MAX_ROWS_ABOVE] for text in texts if text]
        texts = (*texts_of_name(file), *(line.text for line in tables.texts), *first_rows)
        labels = {day.label.on for day in tables.layout.days if day.label.on}
        return TrainingSigns(texts, tuple(sorted({*find_named_days(texts), *labels})))

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """How many rules it breaks, and how many of its lines are unclear."""
        from ecpat_training.agenda.workflows.agenda_file import checked

        check = checked(
            context.agendas(path, context.programme_file, context.training.id if context.training else None)
        )
        broken_rules = sum(not rule.kept and rule.hard for rule in check.rules)
        return FileFacts(broken=broken_rules, unclear=len(errors(check.findings)))


kind = AgendaKind()
