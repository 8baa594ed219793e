"""The step of commitments: whether they are typed, and what became of them 3, 6 and 12 months later."""

from datetime import date

from ecpat_training.commands.training_files import COMMITMENTS, MONTHS
from ecpat_training.core.text import count
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.doubts import doubt
from ecpat_training.folder.steps.timing import WEEK, StepProgress, after, months_after, most_urgent, step
from ecpat_training.followup.model.due import ENOUGH
from ecpat_training.words.catalogue.message import Command, phrase, sentences

NAME = "commitments"


def commitments_step(contents: TrainingContents, on: date) -> BoardStep:
    """The forms first; once they are read without a question, the month that needs somebody most."""
    typed = step(NAME, after(contents.end, 1, WEEK), on, _typed(contents))
    if typed.state != "done":
        return typed
    return most_urgent([typed, *(_became(contents, month, on) for month in MONTHS)])


def _typed(contents: TrainingContents) -> StepProgress:
    found_file, id_ = contents.files.get(COMMITMENTS), contents.training.id
    if found_file is None:
        do = phrase(
            "type the forms into the workbook of {command}",
            command=Command("follow-up form", f"{id_} --out commitments.xlsx"),
        )
        return StepProgress(False, False, "no forms typed", do)
    if wrong := doubt(COMMITMENTS, found_file):
        return StepProgress(False, True, *wrong)
    people, unclear = found_file.facts.people, found_file.facts.unclear
    summary = f"{count(people, 'person', 'people')} committed"
    if unclear:
        do = phrase("answer what {command} asks", command=Command("follow-up check", f"--training {id_}"))
        return StepProgress(False, True, f"{summary}; {count(unclear, 'question')}", do)
    return StepProgress(people > 0, True, summary, "type the forms")


def _became(contents: TrainingContents, month: int, on: date) -> BoardStep:
    facts = contents.files[COMMITMENTS].facts
    answered = dict(facts.answered).get(str(month), 0)
    do = sentences(
        phrase("ask them, and type what they say into commitments-{month}-months.csv;", month=month),
        phrase("{command} has a text", command=Command("follow-up due")),
    )
    enough = answered >= ENOUGH * facts.people
    progress = StepProgress(enough, answered > 0, f"{month} months: {answered} of {facts.people}", do)
    return step(NAME, months_after(contents.end, month), on, progress)
