"""The steps of the days of a training: who signed, who answered before and after, and months later."""

from datetime import date

from ecpat_training.commands.training_files import (
    ATTENDANCE,
    CERTIFICATES,
    FOLLOW_UPS,
    PARTICIPANTS,
    POST,
    PRE,
    TrainingFile,
)
from ecpat_training.core.text import count
from ecpat_training.folder.model.board import Step
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.doubts import doubt, wrong_days
from ecpat_training.folder.steps.timing import WEEK, Progress, after, before, months_after, most_urgent, step
from ecpat_training.followup.model.due import ENOUGH

TOO_MANY = 1.25  # of the people: more answers are of another training too, or of people who answered twice
_PRE_OPENS, _CERTIFICATES = 14, 14


def attendance_step(one: TrainingContents, on: date) -> Step:
    """Whether the signed sheets are typed in, half-day by half-day."""
    window, found = after(one.end, 1, WEEK), one.files.get(ATTENDANCE)
    if found is None:
        where = f"trainings/{one.training.id}/attendance.xlsx"
        do = f"type the signed sheets into {where}: `ecpat event attendance {one.training.id}` writes it"
        return step("attendance", window, on, Progress(False, False, "no signed sheets", do))
    if wrong := doubt(ATTENDANCE, found):
        return step("attendance", window, on, Progress(False, True, *wrong))
    facts = found.facts
    if not facts.attended:
        return step(
            "attendance", window, on, Progress(False, True, "nobody is ticked off", f"tick who signed; {_asks(one)}")
        )
    what = f"{facts.attended} came"
    if facts.half_days:
        what += f", {count(facts.half_days, 'half-day')}"
    if facts.unclear:
        do = _asks(one)
        return step(
            "attendance", window, on, Progress(False, True, f"{what}; {count(facts.unclear, 'cell')} unclear", do)
        )
    return step("attendance", window, on, Progress(True, True, what))


def _asks(one: TrainingContents) -> str:
    return f"`ecpat event attendance {one.training.id} --check` asks what is doubtful"


def before_step(one: TrainingContents, on: date) -> Step:
    """Whether the answers from before have come."""
    return step("before", before(one.start, _PRE_OPENS, 0), on, _answers(one, PRE, "pre"))


def after_step(one: TrainingContents, on: date) -> Step:
    """Whether the answers from after have come."""
    return step("after", after(one.end, 0, WEEK), on, _answers(one, POST, "post"))


def follow_up_step(one: TrainingContents, on: date) -> Step:
    """The follow-ups together: the one that needs somebody most."""
    steps = []
    for months, wanted in FOLLOW_UPS.items():
        at = step("follow-up", months_after(one.end, months), on, _answers(one, wanted, "follow-up"))
        steps.append(Step(at.name, at.state, f"{months} months: {at.what}" if at.what else "", at.do, at.by))
    return most_urgent(steps)


def expected(one: TrainingContents) -> int:
    """How many answers there should be: as many as came; else as are on the list; else as the training has seats."""
    signed, listed = one.files.get(ATTENDANCE), one.files.get(PARTICIPANTS)
    if signed and signed.facts.readable and signed.facts.attended:
        return signed.facts.attended
    if listed and listed.facts.readable and listed.facts.people:
        return listed.facts.people
    return one.training.participants


def _answers(one: TrainingContents, wanted: TrainingFile, wave: str) -> Progress:
    found = one.files.get(wanted)
    if found is None and wave in {said for of in one.counts for said, _ in of.facts.counted}:
        return _counted(one, wave)
    if found is None:
        do = f"export the answers and run `ecpat add FILE --training {one.training.id} --as {wanted.stem}`"
        return Progress(False, False, "no answers", do)
    if wrong := doubt(wanted, found) or wrong_days(found, one, wave):
        return Progress(False, True, *wrong)
    people, facts = expected(one), found.facts
    what = f"{facts.people} of {people}"
    if facts.people > people * TOO_MANY:
        return Progress(
            False, True, f"{facts.people} answers of {people} people", "look whether others' are among them"
        )
    if facts.people < people * ENOUGH:
        return Progress(False, True, what, "remind those who haven't answered")
    return Progress(True, True, what)


def _counted(one: TrainingContents, wave: str) -> Progress:
    """Answers that partners counted at home."""
    people, there = expected(one), sum(dict(of.facts.counted).get(wave, 0) for of in one.counts)
    what = f"{there} of {people}, counted at home"
    if there > people * TOO_MANY:
        return Progress(False, True, what, "look whether two files count the same people")
    if there < people * ENOUGH:
        return Progress(False, True, what, "remind those who haven't answered; then the partner counts again")
    return Progress(True, True, what)


def certificates_step(one: TrainingContents, on: date) -> Step:
    """Whether the list of certificates holds as many people as came."""
    window, found = after(one.end, 1, _CERTIFICATES), one.files.get(CERTIFICATES)
    if found is None:
        do = f"issue them and their list: `ecpat event certificates {one.training.id}`"
        return step("certificates", window, on, Progress(False, False, "none", do))
    if wrong := doubt(CERTIFICATES, found):
        return step("certificates", window, on, Progress(False, True, *wrong))
    signed = one.files.get(ATTENDANCE)
    people = found.facts.people
    if not signed or not signed.facts.readable or not signed.facts.attended:
        do = "the signed sheets come first: nobody gets one without a signature"
        return step("certificates", window, on, Progress(False, True, f"{people} issued, nobody signed", do))
    what = f"{people} of {signed.facts.attended}"
    if people > signed.facts.attended:
        return step("certificates", window, on, Progress(False, True, f"{what} who came", "take back those too many"))
    return step("certificates", window, on, Progress(people > 0, True, what, "issue them"))
