"""What a statement says, in plain English, and what it doesn't."""

from collections.abc import Iterator

from ecpat_training.certificates.model.statement import WORDS, Statement
from ecpat_training.certificates.report.page import hours
from ecpat_training.core.text import count

NOT_SAID = (
    "It doesn't say that the person was examined, and gives no licence to question children, to investigate or to "
    "treat."
)


def said_of(said: Statement) -> Iterator[tuple[str, str]]:
    """Yields label and value of everything that a statement says."""
    yield "Certificate of", said.kind
    yield "Training", f"{said.title} ({said.training})"
    yield "Programme", said.programme
    if said.first and said.last:
        yield "Dates", str(said.first) if said.first == said.last else f"{said.first} to {said.last}"
    yield "Attended", f"{said.attended} of {count(said.held, 'half-day')}, each signed for"
    yield "Rule", f"whoever signs for {said.required} of {said.held} has completed it"
    if said.minutes:
        yield "Hours attended", hours(said.minutes)
    yield "Number", said.number
    yield "Issued on", str(said.issued)
    yield "Name", said.name or ("not in the code" if said.fingerprint else "not stated")


def in_one_line(said: Statement) -> str:
    """The whole in a sentence."""
    return f"Somebody {WORDS[said.kind]} {said.title}: {said.attended} of {count(said.held, 'half-day')}."
