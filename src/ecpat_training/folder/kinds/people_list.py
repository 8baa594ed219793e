"""Lists of people: of applicants, and of participants."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import APPLICANTS, CERTIFICATES, LISTS, PARTICIPANTS, TrainingFile
from ecpat_training.core.finding import errors
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.cells import quoted
from ecpat_training.folder.kind_parts.doubts import doubt
from ecpat_training.folder.kind_parts.kind import Against, Column, Dated, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.lists import (
    days_to_sign,
    fields_of,
    half_days_to_sign,
    list_in,
    marked_days,
    refuse_answers,
    roster_facts,
    signed_columns,
    signs_of_list,
    unread_sheets,
    why_no_list,
)
from ecpat_training.folder.kind_parts.looked_file import PROOF, Evidence, LookedFile, RecognisedFile, TrainingSigns
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import LEAD, StepProgress, before, step
from ecpat_training.folder.kind_parts.training_signs import signs_of_table
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.roster.reading.standing_words import is_out, standing_in
from ecpat_training.values.participant import OUTSIDE
from ecpat_training.words.catalogue.english import WORDS
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.header_fields import field_of

_SEATS, _INVITED = 28, 21  # days before it by which that is done
_INVITATIONS_OPEN = 42
_APPLICANTS = 1.25  # of the seats: a longer list is one of applicants
_WORD = re.compile(r"[^\W\d_]{3,}")
_ATTENDEES = {"attendee", "attendees", "delegates"}


def seats_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the participant list keeps the programme's rules."""
    window = before(contents.start, LEAD, _SEATS)
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
    if facts.gaps:  # the rules are kept so far, and perhaps not
        summary = f"{people_text}; {facts.gaps[0].rstrip('.')}"
        return step(
            "seats", window, on, StepProgress(False, True, summary, phrase("ask the partner: {command}", command=check))
        )
    return step("seats", window, on, StepProgress(True, True, people_text))


def invitations_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether everybody on the list is invited, as its column of statuses says."""
    window, found_file = before(contents.start, _INVITATIONS_OPEN, _INVITED), contents.files.get(PARTICIPANTS)
    if found_file is None or found_file.facts.code or not found_file.facts.people:
        do = "the list of participants comes first"
        return step("invitations", window, on, StepProgress(False, False, "no list", do))
    facts = contents.people
    do = "write Invited or Confirmed into the list's column Status"
    if not facts.stages:
        return step("invitations", window, on, StepProgress(False, False, "the list doesn't say who is invited", do))
    summary = f"{facts.invited} of {facts.invitees} invited, {facts.confirmed} confirmed"
    done = facts.invited >= facts.invitees
    return step(
        "invitations", window, on, StepProgress(done, facts.invited > 0, summary, "invite the others, and " + do)
    )


class PeopleList(TrainingFileKind):
    """A list whose people are ticked off for nothing."""

    name = "list"
    place = 10
    files = (APPLICANTS, PARTICIPANTS)
    endings = LISTS
    order = 60
    choices = (PARTICIPANTS, APPLICANTS, CERTIFICATES)
    readings = (FileReading(APPLICANTS), FileReading(PARTICIPANTS, is_unique=True))
    columns = (
        Column("seats", 20, "Seats", seats_step),
        Column("invitations", 40, "Invitations", invitations_step, "all", "Invited"),
    )
    are_lists = True

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """A table with columns of a list, such as a name."""
        reading = list_in(file)
        if reading is None:
            return None
        people, fields = len(reading.roster.participants), fields_of(reading)
        named = f"{count(people, 'person', 'people')} under {count(len(fields), 'column')} of a list"
        because = "; ".join((named, *unread_sheets(file, reading)))
        evidence = signs_of_list(file, reading)
        if half_days_to_sign(reading):
            evidence.append(Evidence(-PROOF, "its people are ticked off by half-days"))
        elif days := marked_days(file, reading):
            evidence.append(Evidence(-5, f"marks under {quoted(days)}, as for days on which people came"))
        elif days := days_to_sign(file, reading) or signed_columns(file, reading):
            evidence.append(Evidence(-8, f"nothing under {quoted(days)}, as where people sign"))
        return RecognisedFile("list", because, people=people, weight=0, evidence=tuple(evidence))

    def against(self, file: LookedFile) -> Against | None:
        """What a list has and the table lacks."""
        reason = why_no_list(file)
        return Against(f"no list of people ({reason})") if reason else None

    def signs(self, file: LookedFile) -> TrainingSigns:
        """The lines above it, and its people."""
        return signs_of_table(file, file.roster)

    def target(self, file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
        """The list of applicants, by its name or its length, or that of participants; asked where its name says that
        these are others, or contradicts its length."""
        name = file.stem.casefold()
        if "applicant" in name or "application" in name:
            return APPLICANTS, "its name says applicants"
        if "certificate" in name:
            return None, "whether it is the list of participants or of certificates isn't known"
        if standing := _standing_in_name(file.stem):
            return None, f"whether its people take part isn't known: its name says `{standing}`"
        if recognised.people > dated.seats * _APPLICANTS and _says_participants(file.stem):
            return None, (
                f"whether these are participants or applicants isn't known: its name says participants, and they are "
                f"more than the {dated.seats} seats"
            )
        if recognised.people > dated.seats * _APPLICANTS:
            return APPLICANTS, f"more people than the {dated.seats} seats"
        return PARTICIPANTS, ""

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """Who is on the list, and which of the programme's rules it breaks."""
        from ecpat_training.roster.reading.file import ListFile, read_roster
        from ecpat_training.roster.workflows.check import judge, roster_rules_of

        reading = read_roster(ListFile(path))
        refuse_answers(path, reading, context.instrument)
        rules, _ = roster_rules_of(context.programme, context.source, context.training)
        check = judge(reading, context.programme.programme, rules)
        broken = sum(not rule.kept and rule.hard for rule in check.rules)
        is_open = any(rule.verdict != "kept" and rule.hard for rule in check.rules)
        return replace(
            roster_facts(reading.roster),
            unclear=len(errors(reading.findings)),
            broken=broken,
            gaps=tuple(gap for gap in check.recruit if gap != WORDS["nobody missing"]) if is_open else (),
        )


def _standing_in_name(stem: str) -> str:
    """What a file's name says of people who are out, as a whole, or in a word beside a place, an id or a version; ""
    where it says nothing. A word for a part in the training says nothing by itself: `Trainers' course`."""
    standing_words = standing_in(re.sub(r"[_-]+", " ", stem))
    if standing_words is not None and standing_words.meaning is not None and is_out(standing_words.meaning):
        return standing_words.written
    standings = filter(None, map(standing_in, _WORD.findall(stem)))
    return next((standing.written for standing in standings if standing.meaning in OUTSIDE), "")


def _says_participants(stem: str) -> bool:
    """Whether a word of a file's name is one for participants, in any language of lists."""
    words = re.findall(r"[^\W\d_]+", stem)
    return any(word.casefold() in _ATTENDEES or field_of(word) == "full name" for word in words)


kind = PeopleList()
