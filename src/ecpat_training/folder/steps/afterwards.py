"""The steps once a training is over: its report, its debrief."""

import shlex
from datetime import date

from ecpat_training.commands.training_files import DEBRIEF, POST, PRE
from ecpat_training.folder.model.board import Step
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.doubts import doubt
from ecpat_training.folder.steps.timing import WEEK, Progress, after, step

_REPORT = 28  # days after a training by which its effect is reported
_WORDS = 20  # fewer are a heading and no debrief


def report_step(one: TrainingContents, on: date) -> Step:
    """Whether there is an effect report that was made from the answers as they are now."""
    window, id_ = after(one.end, WEEK, _REPORT), one.training.id
    do = f"run `ecpat evaluate --training {id_} --out trainings/{id_}/reports/effect.json --out effect.docx`"
    answers = {found.digest for wanted, found in one.files.items() if wanted in (PRE, POST)}
    counts = [f"trainings/{id_}/{found.name}" for found in one.counts] if not answers else []
    if counts:
        do = f"run `ecpat evaluate {shlex.join(counts)} --out trainings/{id_}/reports/effect.json --out effect.docx`"
        answers = {found.digest for found in one.counts}
    read = [found for found in one.reports if found.facts.inputs]
    if any(answers and answers <= set(found.facts.inputs) for found in read):
        return step("report", window, on, Progress(True, True, "of the answers at hand"))
    if read:
        return step("report", window, on, Progress(False, True, "made from other answers than are here now", do))
    if one.reports or one.other_reports:
        what = "files in reports, none of which says what it was made from"
        return step("report", window, on, Progress(False, True, what, do))
    if not counts and (PRE not in one.files or POST not in one.files):
        do = "the answers from before and after come first"
    return step("report", window, on, Progress(False, False, "no report", do))


def debrief_step(one: TrainingContents, on: date) -> Step:
    """Whether the trainers wrote down what they learnt."""
    window, found = after(one.end, 1, WEEK), one.files.get(DEBRIEF)
    if found is None:
        do = "ask the trainers; `ecpat plan print` writes the form"
        return step("debrief", window, on, Progress(False, False, "none", do))
    if wrong := doubt(DEBRIEF, found):
        return step("debrief", window, on, Progress(False, True, *wrong))
    if found.facts.people < _WORDS:
        return step("debrief", window, on, Progress(False, True, "hardly anything is written", "ask the trainers"))
    return step("debrief", window, on, Progress(True, True, "written"))
