"""What a statement says, in plain English, and what it doesn't."""

from collections.abc import Iterator

from ecpat_training.core.text import count
from ecpat_training.event.certificates.model.statement import WORDS, Statement
from ecpat_training.event.certificates.report.page import hours

DISCLAIMER_TEXT = (
    "It doesn't say that the person was examined, and gives no licence to question children, to investigate or to "
    "treat."
)


def statement_facts(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yields label and value of everything that a statement says."""
    yield "Certificate of", statement.kind
    yield "Training", f"{statement.title} ({statement.training})"
    yield "Programme", statement.programme
    if statement.first and statement.last:
        yield (
            "Dates",
            str(statement.first) if statement.first == statement.last else f"{statement.first} to {statement.last}",
        )
    yield "Attended", f"{statement.attended} of {count(statement.held, 'half-day')}, each signed for"
    yield "Rule", f"whoever signs for {statement.required} of {statement.held} has completed it"
    if statement.minutes:
        yield "Hours attended", hours(statement.minutes)
    yield "Number", statement.number
    yield "Issued on", str(statement.issued)
    yield "Name", statement.name or ("not in the code" if statement.fingerprint else "not stated")


def format_statement_line(statement: Statement) -> str:
    """The whole in a sentence."""
    return (
        f"Somebody {WORDS[statement.kind]} {statement.title}: {statement.attended} of"
        f" {count(statement.held, 'half-day')}."
    )
