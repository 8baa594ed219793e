"""The steps once a training is over: its report, its debrief."""

import shlex
from datetime import date

from ecpat_training.commands.training_files import DEBRIEF, POST, PRE
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.doubts import doubt
from ecpat_training.folder.steps.timing import WEEK, StepProgress, after, step
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_REPORT = 28  # days after a training by which its effect is reported
_WORDS = 20  # fewer are a heading and no debrief


def report_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether there is an effect report that was made from the answers as they are now."""
    window, id_ = after(contents.end, WEEK, _REPORT), contents.training.id
    do: str = phrase(
        "{command:run}",
        command=Command("evaluate", f"--training {id_} --out trainings/{id_}/reports/effect.json --out effect.docx"),
    )
    answers = {found_file.digest for file_kind, found_file in contents.files.items() if file_kind in (PRE, POST)}
    counts = [f"trainings/{id_}/{found_file.name}" for found_file in contents.counts] if not answers else []
    if counts:
        do = phrase(
            "{command:run}",
            command=Command(
                "evaluate", f"{shlex.join(counts)} --out trainings/{id_}/reports/effect.json --out effect.docx"
            ),
        )
        answers = {found_file.digest for found_file in contents.counts}
    read = [found_file for found_file in contents.reports if found_file.facts.inputs]
    if any(answers and answers <= set(found_file.facts.inputs) for found_file in read):
        return step("report", window, on, StepProgress(True, True, "of the answers at hand"))
    if read:
        return step("report", window, on, StepProgress(False, True, "made from other answers than are here now", do))
    if contents.reports or contents.other_reports:
        summary = "files in reports, none of which says what it was made from"
        return step("report", window, on, StepProgress(False, True, summary, do))
    if not counts and (PRE not in contents.files or POST not in contents.files):
        do = "the answers from before and after come first"
    return step("report", window, on, StepProgress(False, False, "no report", do))


def debrief_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the trainers wrote down what they learnt."""
    window, found_file = after(contents.end, 1, WEEK), contents.files.get(DEBRIEF)
    if found_file is None:
        do = sentences("ask the trainers;", phrase("{command} writes the form", command=Command("plan print")))
        return step("debrief", window, on, StepProgress(False, False, "none", do))
    if wrong := doubt(DEBRIEF, found_file):
        return step("debrief", window, on, StepProgress(False, True, *wrong))
    if found_file.facts.people < _WORDS:
        return step("debrief", window, on, StepProgress(False, True, "hardly anything is written", "ask the trainers"))
    return step("debrief", window, on, StepProgress(True, True, "written"))
