"""`ecpat event verify --json`: whether each text is accepted, and what it states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ecpat_training.certificates.model.statement import Kind
from ecpat_training.certificates.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Stated:
    """What a certificate states: `attended` of `held` half-days signed for, `required` make the training completed;
    `minutes` 0 where no hours are stated; `name` empty where the code holds none."""

    kind: Kind
    programme: str
    training: str
    title: str
    first: date | None
    last: date | None
    attended: int
    held: int
    required: int
    minutes: int
    number: str
    issued: date
    name: str


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text: whether it is accepted, else the code of the reason; by which key; whether the name that was given is
    proved (null: none was given); what it states, null where nothing of it can be believed."""

    accepted: bool
    code: str
    key: str
    name_proved: bool | None
    states: Stated | None


@dataclass(frozen=True, slots=True)
class EventVerifyResult:
    """The texts, in the order in which they stand."""

    texts: tuple[CheckedText, ...]


def result(verdicts: Sequence[Verdict]) -> EventVerifyResult:
    """What came of each text."""
    return EventVerifyResult(tuple(map(_checked, verdicts)))


def _checked(one: Verdict) -> CheckedText:
    said = one.statement
    states = None
    if said is not None:
        states = Stated(
            said.kind, said.programme, said.training, said.title, said.first, said.last, said.attended, said.held,
            said.required, said.minutes, said.number, said.issued, said.name,
        )  # fmt: skip
    return CheckedText(one.accepted, one.code, one.key, one.name_proved, states)
