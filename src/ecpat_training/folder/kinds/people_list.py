"""Lists of people: of applicants, and of participants."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import APPLICANTS, CERTIFICATES, LISTS, PARTICIPANTS, TrainingFile
from ecpat_training.core.finding import errors
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.cells import quote_headers
from ecpat_training.folder.kind_parts.doubts import find_doubt
from ecpat_training.folder.kind_parts.kind import Against, Column, Dated, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.lists import (
    days_to_sign,
    explain_no_list,
    fields_of,
    find_signed_columns,
    half_days_to_sign,
    marked_days,
    read_people_list,
    refuse_answers,
    roster_facts,
    signs_of_list,
    unread_sheets,
)
from ecpat_training.folder.kind_parts.looked_file import PROOF, Evidence, LookedFile, RecognisedFile, TrainingSigns
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import LEAD_DAYS, StepProgress, before, step
from ecpat_training.folder.kind_parts.training_signs import signs_of_table
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.roster.reading.standing_words import is_out, standing_in
from ecpat_training.values.participant import STATUSES_OUT
from ecpat_training.words.catalogue.english import WORDS
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.header_fields import field_of

_SEATS, _INVITED = 28, 21  # days before it by which that is done
_INVITATIONS_OPEN = 42
_APPLICANTS = 1.25  # of the seats: a longer list is one of applicants
_WORD = re.compile(r"[^\W\d_]{3,}")
_ATTENDEES = {"attendee", "attendees", "delegates"}


def seats_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether the participant list keeps the programme's rules."""
    window = before(contents.start, LEAD_DAYS, _SEATS)
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
        elif problem := find_doubt(APPLICANTS, applied):
            progress = StepProgress(False, True, *problem)
        else:
            summary = f"{count(applied.facts.people, 'applicant')}, nobody chosen"
            progress = StepProgress(
                False,
                True,
                summary,
                phrase("choose the participants: {command}", command=Command("roster select")),
            )
        return step("seats", window, board_date, progress)
    if problem := find_doubt(PARTICIPANTS, found_file):
        return step("seats", window, board_date, StepProgress(False, True, *problem))
    facts = found_file.facts
    people_text = count(facts.people, "person", "people")
    check = Command("roster check", f"--training {id_}")
    if not facts.people:
        return step(
            "seats", window, board_date, StepProgress(False, True, "nobody is on the list", "ask for the list again")
        )
    if facts.broken:
        gap = facts.gaps[0].rstrip(".") if facts.gaps else count(facts.broken, "broken rule")
        return step(
            "seats",
            window,
            board_date,
            StepProgress(False, True, f"{people_text}; {gap}", phrase("recruit: {command}", command=check)),
        )
    if facts.unclear:
        summary = f"{people_text}; {count(facts.unclear, 'cell')} unclear"
        return step(
            "seats",
            window,
            board_date,
            StepProgress(False, True, summary, phrase("ask the partner: {command}", command=check)),
        )
    if facts.gaps:  # the rules are kept so far, and perhaps not
        summary = f"{people_text}; {facts.gaps[0].rstrip('.')}"
        return step(
            "seats",
            window,
            board_date,
            StepProgress(False, True, summary, phrase("ask the partner: {command}", command=check)),
        )
    return step("seats", window, board_date, StepProgress(True, True, people_text))


def invitations_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether everybody on the list is invited, as its column of statuses says."""
    window, found_file = before(contents.start, _INVITATIONS_OPEN, _INVITED), contents.files.get(PARTICIPANTS)
    if found_file is None or found_file.facts.code or not found_file.facts.people:
        instruction = "the list of participants comes first"
        return step("invitations", window, board_date, StepProgress(False, False, "no list", instruction))
    facts = contents.people
    instruction = "write Invited or Confirmed into the list's column Status"
    if not facts.stages:
        return step(
            "invitations",
            window,
            board_date,
            StepProgress(False, False, "the list doesn't say who is invited", instruction),
        )
    summary = f"{facts.invited} of {facts.invitees} invited, {facts.confirmed} confirmed"
    all_invited = facts.invited >= facts.invitees
    return step(
        "invitations",
        window,
        board_date,
        StepProgress(all_invited, facts.invited > 0, summary, "invite the others, and " + instruction),
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
        reading = read_people_list(file)
        if reading is None:
            return None
        people, fields = len(reading.roster.participants), fields_of(reading)
        people_summary = f"{count(people, 'person', 'people')} under {count(len(fields), 'column')} of a list"
        reason = "; ".join((people_summary, *unread_sheets(file, reading)))
        evidence = signs_of_list(file, reading)
        if half_days_to_sign(reading):
            evidence.append(Evidence(-PROOF, "its people are ticked off by half-days"))
        elif days := marked_days(file, reading):
            evidence.append(Evidence(-5, f"marks under {quote_headers(days)}, as for days on which people came"))
        elif days := days_to_sign(file, reading) or find_signed_columns(file, reading):
            evidence.append(Evidence(-8, f"nothing under {quote_headers(days)}, as where people sign"))
        return RecognisedFile("list", reason, people=people, weight=0, evidence=tuple(evidence))

    def against(self, file: LookedFile) -> Against | None:
        """What a list has and the table lacks."""
        reason = explain_no_list(file)
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
        if recognised.people > dated.seats * _APPLICANTS and _is_participant_file(file.stem):
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
        broken_rules = sum(not rule.kept and rule.hard for rule in check.rules)
        has_open_rules = any(rule.verdict != "kept" and rule.hard for rule in check.rules)
        return replace(
            roster_facts(reading.roster),
            unclear=len(errors(reading.findings)),
            broken=broken_rules,
            gaps=tuple(gap for gap in check.recruit if gap != WORDS["nobody missing"]) if has_open_rules else (),
        )


def _standing_in_name(stem: str) -> str:
    """What a file's name says of people who are out, as a whole, or in a word beside a place, an id or a version; ""
    where it says nothing. A word for a part in the training says nothing by itself: `Trainers' course`."""
    standing_words = standing_in(re.sub(r"[_-]+", " ", stem))
    if standing_words is not None and standing_words.meaning is not None and is_out(standing_words.meaning):
        return standing_words.written
    standings = filter(None, map(standing_in, _WORD.findall(stem)))
    return next((standing.written for standing in standings if standing.meaning in STATUSES_OUT), "")


def _is_participant_file(stem: str) -> bool:
    """Whether a word of a file's name is one for participants, in any language of lists."""
    words = re.findall(r"[^\W\d_]+", stem)
    return any(word.casefold() in _ATTENDEES or field_of(word) == "full name" for word in words)


kind = PeopleList()
