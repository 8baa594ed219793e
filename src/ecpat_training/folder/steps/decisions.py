"""The steps of an expert meeting that its minutes tell: who was there, and whether what was decided is done in time."""

from datetime import date

from ecpat_training.commands.training_files import ATTENDANCE, DECISIONS
from ecpat_training.core.text import count
from ecpat_training.folder.model.board import Step
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.around import attendance_step
from ecpat_training.folder.steps.doubts import doubt
from ecpat_training.folder.steps.timing import WEEK, Progress, after, step
from ecpat_training.meetings.judging import SOON

NAME = "decisions"


def decisions_step(one: TrainingContents, on: date) -> Step:
    """The minutes first, a week after the meeting; once they are read without a question, the days of what was
    decided. Minutes that were prepared before the meeting are nothing to be asked yet."""
    window, found, id_ = after(one.end, 1, WEEK), one.files.get(DECISIONS), one.training.id
    if found is None:
        do = f"fill in the workbook that `ecpat event decisions {id_}` writes"
        return step(NAME, window, on, Progress(False, False, "no decisions", do))
    if wrong := doubt(DECISIONS, found):
        return step(NAME, window, on, Progress(False, True, *wrong))
    facts = found.facts
    what = count(facts.people, "decision")
    if facts.unclear or not facts.people:
        if window.opens is not None and on < window.opens:
            return step(NAME, window, on, Progress(False, False, "", ""))
        asked = f"; {count(facts.unclear, 'question')}" if facts.unclear else ""
        do = f"answer what `ecpat event decisions {id_}` asks" if facts.unclear else "write down what was decided"
        return step(NAME, window, on, Progress(False, True, what + asked, do))
    days = sorted(date.fromisoformat(day) for _, day in facts.due if day)
    late, soon = sum(day < on for day in days), sum(on <= day <= on + SOON for day in days)
    do = f"ask the owners whom `ecpat event decisions {id_}` names, and correct the status in {found.name}"
    if late:
        return Step(NAME, "late", f"{late} of {what} late", do, days[0])
    if soon:
        return Step(NAME, "partly", f"{soon} of {what} due", do, days[0])
    left = f", {len(facts.due)} open" if facts.due else ""
    left += f", {facts.broken} without effect" if facts.broken else ""
    coming = f"; next by {days[0]}" if days else ""
    return Step(NAME, "done", f"{what}{left}{coming}")


def presence_step(one: TrainingContents, on: date) -> Step:
    """Who was there stands in the minutes; sheets that were signed besides are read as a training's are."""
    found = one.files.get(DECISIONS)
    if ATTENDANCE in one.files:
        return attendance_step(one, on)
    window = after(one.end, 1, WEEK)
    if found is not None and found.facts.readable and found.facts.attended:
        return step("attendance", window, on, Progress(True, True, f"{count(found.facts.attended, 'partner')} came"))
    do = f"fill in who was there: `ecpat event decisions {one.training.id}` has a sheet for it"
    return step("attendance", window, on, Progress(False, False, "nobody is ticked off", do))
