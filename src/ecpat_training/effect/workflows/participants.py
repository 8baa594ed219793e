"""How many people were there: a number, or counted in the participants' list, of which nothing else is used."""

from pathlib import Path

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.table_file import read_table
from ecpat_training.words.catalogue.message import Option, phrase


def participants_path(participants_text: str) -> Path | None:
    """The list that `--participants` names, if it is no number.

    Raises:
        UsageError: what is written is a number, but not one of people: below 1, or not whole.
    """
    text = participants_text.strip()
    if not text or (text.isdecimal() and len(text) < 10 and int(text) > 0):
        return None
    if text.lstrip("+-").replace(".", "").replace(",", "").isdecimal():
        raise UsageError.because(
            "usage.participants",
            phrase(
                "{participants} {text} is no number of people.",
                participants=Option("--participants"),
                text=visible(text)[:40],
            ),
            hint=phrase(
                "Write how many were there, such as {participants}, or name the participants' list.",
                participants=Option("--participants", "24"),
            ),
        )
    return Path(text)


def read_participant_count(participants_text: str) -> tuple[int | None, list[Finding]]:
    """(how many people were there, None where it isn't said; a finding on how a list was counted).

    Of a list, people count who attended; where it says so of nobody, all who didn't decline, withdraw, wait or stay
    away.

    Raises:
        UsageError, InputError, RefusedError: what is named is neither a number nor a list that can be read.
        ContentError: the list has nobody who was there.
    """
    path = participants_path(participants_text)
    if path is None:
        return (int(participants_text) if participants_text.strip() else None), []
    from ecpat_training.roster.reading.roster import roster_from  # a number needs no reader of lists
    from ecpat_training.roster.rule_parts.training_people import training_people

    people = training_people(roster_from(read_table(path)).roster)
    attended_count = people.reached("attended")
    present_count = attended_count or people.coming
    location = Location(path.name)
    if not present_count:
        message = "the participants' list has nobody who was there."
        hint = phrase(
            "Give a list with a row for each person, or the number: {participants}.",
            participants=Option("--participants", "24"),
        )
        raise ContentError.because("evaluate.nobody-there", message, location=location, hint=hint)
    message = phrase(
        "{people:,} {people:person|people} who attended: the response rate is of them.", people=present_count
    )
    if not attended_count:
        message = phrase(
            "the list says of nobody that they attended. So all {people} on it count, without those who declined,"
            " withdrew, wait or were absent: the response rate is of them.",
            people=present_count,
        )
    return present_count, [Finding("evaluate.participants-list", Severity.NOTE, message, location)]
