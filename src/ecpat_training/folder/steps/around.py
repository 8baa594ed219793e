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
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.doubts import doubt, wrong_days
from ecpat_training.folder.steps.timing import WEEK, StepProgress, after, before, months_after, most_urgent, step
from ecpat_training.followup.model.due import ENOUGH
from ecpat_training.words.catalogue.message import Command, phrase, sentences

TOO_MANY = 1.25  # of the people: more answers are of another training too, or of people who answered twice
_PRE_OPENS, _CERTIFICATES = 14, 14


def attendance_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the signed sheets are typed in, half-day by half-day."""
    window, found_file = after(contents.end, 1, WEEK), contents.files.get(ATTENDANCE)
    if found_file is None:
        place = f"trainings/{contents.training.id}/attendance.xlsx"
        do: str = sentences(
            phrase("type the signed sheets into {place}:", place=place),
            phrase("{command} writes it", command=Command("event attendance", contents.training.id)),
        )
        return step("attendance", window, on, StepProgress(False, False, "no signed sheets", do))
    if wrong := doubt(ATTENDANCE, found_file):
        return step("attendance", window, on, StepProgress(False, True, *wrong))
    facts = found_file.facts
    if not facts.attended:
        return step(
            "attendance",
            window,
            on,
            StepProgress(False, True, "nobody is ticked off", sentences("tick who signed;", _asks(contents))),
        )
    summary = f"{facts.attended} came"
    if facts.half_days:
        summary += f", {count(facts.half_days, 'half-day')}"
    if facts.unclear:
        do = _asks(contents)
        return step(
            "attendance",
            window,
            on,
            StepProgress(False, True, f"{summary}; {count(facts.unclear, 'cell')} unclear", do),
        )
    return step("attendance", window, on, StepProgress(True, True, summary))


def _asks(contents: TrainingContents) -> str:
    return phrase(
        "{command} asks what is doubtful", command=Command("event attendance", f"{contents.training.id} --check")
    )


def before_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the answers from before have come."""
    return step("before", before(contents.start, _PRE_OPENS, 0), on, _answers(contents, PRE, "pre"))


def after_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the answers from after have come."""
    return step("after", after(contents.end, 0, WEEK), on, _answers(contents, POST, "post"))


def follow_up_step(contents: TrainingContents, on: date) -> BoardStep:
    """The follow-ups together: the one that needs somebody most."""
    steps = []
    for months, file_kind in FOLLOW_UPS.items():
        follow_up = step(
            "follow-up", months_after(contents.end, months), on, _answers(contents, file_kind, "follow-up")
        )
        steps.append(
            BoardStep(
                follow_up.name,
                follow_up.state,
                f"{months} months: {follow_up.what}" if follow_up.what else "",
                follow_up.do,
                follow_up.by,
            )
        )
    return most_urgent(steps)


def expected(contents: TrainingContents) -> int:
    """How many answers there should be: as many as came; else as are on the list; else as the training has seats."""
    signed, listed = contents.files.get(ATTENDANCE), contents.files.get(PARTICIPANTS)
    if signed and signed.facts.readable and signed.facts.attended:
        return signed.facts.attended
    if listed and listed.facts.readable and listed.facts.people:
        return listed.facts.people
    return contents.training.participants


def _answers(contents: TrainingContents, file_kind: TrainingFile, wave: str) -> StepProgress:
    found_file = contents.files.get(file_kind)
    if found_file is None and wave in {
        counted_wave for count_file in contents.counts for counted_wave, _ in count_file.facts.counted
    }:
        return _home_count_progress(contents, wave)
    if found_file is None:
        do = phrase(
            "export the answers and {command:run}",
            command=Command("add", f"FILE --training {contents.training.id} --as {file_kind.stem}"),
        )
        return StepProgress(False, False, "no answers", do)
    if wrong := doubt(file_kind, found_file) or wrong_days(found_file, contents, wave):
        return StepProgress(False, True, *wrong)
    people, facts = expected(contents), found_file.facts
    summary = f"{facts.people} of {people}"
    if facts.people > people * TOO_MANY:
        return StepProgress(
            False, True, f"{facts.people} answers of {people} people", "look whether others' are among them"
        )
    if facts.people < people * ENOUGH:
        return StepProgress(False, True, summary, "remind those who haven't answered")
    return StepProgress(True, True, summary)


def _home_count_progress(contents: TrainingContents, wave: str) -> StepProgress:
    """Answers that partners counted at home."""
    people, answered = (
        expected(contents),
        sum(dict(count_file.facts.counted).get(wave, 0) for count_file in contents.counts),
    )
    summary = f"{answered} of {people}, counted at home"
    if answered > people * TOO_MANY:
        return StepProgress(False, True, summary, "look whether two files count the same people")
    if answered < people * ENOUGH:
        return StepProgress(False, True, summary, "remind those who haven't answered; then the partner counts again")
    return StepProgress(True, True, summary)


def certificates_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the list of certificates holds as many people as came."""
    window, found_file = after(contents.end, 1, _CERTIFICATES), contents.files.get(CERTIFICATES)
    if found_file is None:
        do: str = sentences(
            "issue them and their list:",
            phrase("{command}", command=Command("event certificates", contents.training.id)),
        )
        return step("certificates", window, on, StepProgress(False, False, "none", do))
    if wrong := doubt(CERTIFICATES, found_file):
        return step("certificates", window, on, StepProgress(False, True, *wrong))
    signed = contents.files.get(ATTENDANCE)
    people = found_file.facts.people
    if not signed or not signed.facts.readable or not signed.facts.attended:
        do = "the signed sheets come first: nobody gets one without a signature"
        return step("certificates", window, on, StepProgress(False, True, f"{people} issued, nobody signed", do))
    summary = f"{people} of {signed.facts.attended}"
    if people > signed.facts.attended:
        return step(
            "certificates", window, on, StepProgress(False, True, f"{summary} who came", "take back those too many")
        )
    return step("certificates", window, on, StepProgress(people > 0, True, summary, "issue them"))
