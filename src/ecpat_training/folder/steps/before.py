"""The steps before a training: its date, its seats, its agenda, its invitations."""

from datetime import date, timedelta

from ecpat_training.commands.training_files import AGENDA, APPLICANTS, PARTICIPANTS
from ecpat_training.core.text import count
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.reading.contents import TrainingContents
from ecpat_training.folder.steps.doubts import doubt
from ecpat_training.folder.steps.timing import StepProgress, Window, before, step
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import Command, phrase, sentences

LEAD = 84  # days before a training from which on its seats are filled
SEATS, AGENDA_DUE, INVITED = 28, 28, 21  # days before it by which that is done
_AGENDA_OPENS, _INVITATIONS_OPEN = 56, 42


def date_step(contents: TrainingContents, programme: Programme, on: date) -> BoardStep:
    """Whether there is a date; it is due so early that seats can be filled before the programme's last day."""
    if contents.start:
        return BoardStep("date", "done", f"{contents.start}")
    first, last = _period(programme)
    window = Window(first - timedelta(LEAD) if first else on, last - timedelta(LEAD) if last else None)
    do = phrase(
        "{command:run}, or write its `start` into programme.yaml", command=Command("series plan", "--out series.xlsx")
    )
    return step("date", window, on, StepProgress(False, False, "no date yet", do))


def _period(programme: Programme) -> tuple[date | None, date | None]:
    if period := programme.series.period:
        return period.first, period.last
    if not programme.period:
        return None, None
    first, _, last = programme.period.partition(" to ")
    year, month = map(int, last.split("-"))
    return date.fromisoformat(f"{first}-01"), date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def seats_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the participant list keeps the programme's rules."""
    window = before(contents.start, LEAD, SEATS)
    found_file = contents.files.get(PARTICIPANTS)
    id_ = contents.training.id
    if found_file is None:
        applied = contents.files.get(APPLICANTS)
        if applied is None:
            progress = StepProgress(
                False,
                False,
                "no list",
                sentences("ask the partner for its list;", phrase("{command}", command=Command("roster template"))),
            )
        elif wrong := doubt(APPLICANTS, applied):
            progress = StepProgress(False, True, *wrong)
        else:
            summary = f"{count(applied.facts.people, 'applicant')}, nobody chosen"
            progress = StepProgress(
                False,
                True,
                summary,
                phrase("choose the participants: {command}", command=Command("roster select")),
            )
        return step("seats", window, on, progress)
    if wrong := doubt(PARTICIPANTS, found_file):
        return step("seats", window, on, StepProgress(False, True, *wrong))
    facts = found_file.facts
    people_text = count(facts.people, "person", "people")
    check = Command("roster check", f"--training {id_}")
    if not facts.people:
        return step("seats", window, on, StepProgress(False, True, "nobody is on the list", "ask for the list again"))
    if facts.broken:
        gap = facts.gaps[0].rstrip(".") if facts.gaps else count(facts.broken, "broken rule")
        return step(
            "seats",
            window,
            on,
            StepProgress(False, True, f"{people_text}; {gap}", phrase("recruit: {command}", command=check)),
        )
    if facts.unclear:
        summary = f"{people_text}; {count(facts.unclear, 'cell')} unclear"
        return step(
            "seats", window, on, StepProgress(False, True, summary, phrase("ask the partner: {command}", command=check))
        )
    return step("seats", window, on, StepProgress(True, True, people_text))


def agenda_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the agenda keeps the programme's rules."""
    window, found_file, id_ = (
        before(contents.start, _AGENDA_OPENS, AGENDA_DUE),
        contents.files.get(AGENDA),
        contents.training.id,
    )
    if found_file is None:
        do = phrase(
            "draft it: {command}", command=Command("plan draft", f"--training {id_} --out trainings/{id_}/agenda.yaml")
        )
        return step("agenda", window, on, StepProgress(False, False, "no agenda", do))
    if found_file.facts.code == "agenda.training":
        return step(
            "agenda", window, on, StepProgress(False, True, "an agenda of another training", "put in the right one")
        )
    if wrong := doubt(AGENDA, found_file):
        return step("agenda", window, on, StepProgress(False, True, *wrong))
    check = Command("plan check", f"--training {id_}")
    if found_file.facts.broken:
        summary = f"{count(found_file.facts.broken, 'rule')} broken"
        return step(
            "agenda", window, on, StepProgress(False, True, summary, phrase("correct it: {command}", command=check))
        )
    if found_file.facts.unclear:
        summary = f"{count(found_file.facts.unclear, 'line')} unclear"
        return step(
            "agenda", window, on, StepProgress(False, True, summary, phrase("correct it: {command}", command=check))
        )
    return step("agenda", window, on, StepProgress(True, True, "keeps the rules"))


def invitations_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether everybody on the list is invited, as its column of statuses says."""
    window, found_file = before(contents.start, _INVITATIONS_OPEN, INVITED), contents.files.get(PARTICIPANTS)
    if found_file is None or found_file.facts.code or not found_file.facts.people:
        do = "the list of participants comes first"
        return step("invitations", window, on, StepProgress(False, False, "no list", do))
    facts = found_file.facts
    do = "write Invited or Confirmed into the list's column Status"
    if not facts.stages:
        return step("invitations", window, on, StepProgress(False, False, "the list doesn't say who is invited", do))
    summary = f"{facts.invited} of {facts.people} invited, {facts.confirmed} confirmed"
    done = facts.invited >= facts.people
    return step(
        "invitations", window, on, StepProgress(done, facts.invited > 0, summary, "invite the others, and " + do)
    )
