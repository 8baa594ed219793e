"""The steps of an expert meeting that its minutes tell: who was there, and whether what was decided is done in time."""

from datetime import date

from ecpat_training.commands.training_files import ATTENDANCE, DECISIONS
from ecpat_training.core.text import count
from ecpat_training.event.meetings.judgement import SOON
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.around import attendance_step
from ecpat_training.folder.steps.doubts import doubt
from ecpat_training.folder.steps.timing import WEEK, StepProgress, after, step
from ecpat_training.words.catalogue.message import Command, phrase, sentences

NAME = "decisions"


def decisions_step(contents: TrainingContents, on: date) -> BoardStep:
    """The minutes first, a week after the meeting; once they are read without a question, the days of what was
    decided. Minutes that were prepared before the meeting are nothing to be asked yet."""
    window, found_file, id_ = after(contents.end, 1, WEEK), contents.files.get(DECISIONS), contents.training.id
    if found_file is None:
        do: str = phrase("fill in the workbook that {command} writes", command=Command("event minutes", id_))
        return step(NAME, window, on, StepProgress(False, False, "no decisions", do))
    if wrong := doubt(DECISIONS, found_file):
        return step(NAME, window, on, StepProgress(False, True, *wrong))
    facts = found_file.facts
    summary = count(facts.people, "decision")
    if facts.unclear or not facts.people:
        if window.opens is not None and on < window.opens:
            return step(NAME, window, on, StepProgress(False, False, "", ""))
        question_text = f"; {count(facts.unclear, 'question')}" if facts.unclear else ""
        do = (
            phrase("answer what {command} asks", command=Command("event minutes", id_))
            if facts.unclear
            else "write down what was decided"
        )
        return step(NAME, window, on, StepProgress(False, True, summary + question_text, do))
    days = sorted(date.fromisoformat(day) for _, day in facts.due if day)
    late, soon = sum(day < on for day in days), sum(on <= day <= on + SOON for day in days)
    do = phrase(
        "ask the owners whom {command} names, and correct the status in {file}",
        command=Command("event minutes", id_),
        file=found_file.name,
    )
    if late:
        return BoardStep(NAME, "late", f"{late} of {summary} late", do, days[0])
    if soon:
        return BoardStep(NAME, "partly", f"{soon} of {summary} due", do, days[0])
    open_text = f", {len(facts.due)} open" if facts.due else ""
    open_text += f", {facts.broken} without effect" if facts.broken else ""
    coming = f"; next by {days[0]}" if days else ""
    return BoardStep(NAME, "done", f"{summary}{open_text}{coming}")


def presence_step(contents: TrainingContents, on: date) -> BoardStep:
    """Who was there stands in the minutes; sheets that were signed besides are read as a training's are."""
    found_file = contents.files.get(DECISIONS)
    if ATTENDANCE in contents.files:
        return attendance_step(contents, on)
    window = after(contents.end, 1, WEEK)
    if found_file is not None and found_file.facts.readable and found_file.facts.attended:
        return step(
            "attendance", window, on, StepProgress(True, True, f"{count(found_file.facts.attended, 'partner')} came")
        )
    do = sentences(
        "fill in who was there:",
        phrase("{command} has a sheet for it", command=Command("event minutes", contents.training.id)),
    )
    return step("attendance", window, on, StepProgress(False, False, "nobody is ticked off", do))
