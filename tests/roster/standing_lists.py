"""A small list of people of whom some are out, and what was read of it."""

from ecpat_training.core.finding import Finding
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.values.participant import STATUSES_OUT
from tests.roster.lists import sheet

HEADER = "Name | Organisation | Stakeholder type | Profession | Gender | Country | Remarks | "
INSIDE = (
    "Ana Popa | Border Police | GO | police officer | F | RO | | ",
    "Ben Ilie | Child Helpline | NGO | social worker | M | RO | | ",
)
OUT = (
    "Carla Dinu | Border Police | GO | police officer | F | RO | | ",
    "Dan Enescu | Child Helpline | NGO | teacher | M | RO | | ",
)


def read(*rows: str, title: str = "Sheet1") -> RosterReading:
    return roster_from(sheet("\n".join([HEADER, *rows]), title))


def questions(reading: RosterReading) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == "roster.standing"]


def counted(reading: RosterReading) -> list[str]:
    return [person.name for person in reading.roster.participants if person.status not in STATUSES_OUT]


def remark(name: str, text: str) -> str:
    return f"{name} | Border Police | GO | police officer | F | RO | {text} | "
