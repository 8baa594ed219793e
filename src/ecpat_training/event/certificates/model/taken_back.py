"""The list of numbers that a programme took back, as it is signed: who checks a certificate looks it up there."""

from datetime import date
from typing import NamedTuple

STATES_FILE = "certificate-states.txt"


class TakenBackList(NamedTuple):
    """The numbers of certificates that were taken back, each with its reason, as the programme signed them: the
    `issue` of the list, from 1, and its day."""

    issue: int
    day: date
    reasons: dict[str, str]
