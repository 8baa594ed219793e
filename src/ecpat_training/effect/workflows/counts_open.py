"""Why a report of counts leaves a change open that the people compared show: what a file of counts doesn't tell."""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.sentences.verdicts import is_not_supported
from ecpat_training.words.catalogue.message import Option, phrase, sentences


def find_open_changes(data: EvaluationData, location: Location | None) -> Iterator[Finding]:
    """A note for each change that those compared show (n, means, SDs and correlation suffice for the t test), and that
    would not hold with the worst possible scores of those who missed a wave."""
    missing_by_waves: dict[tuple[str, str], int] = {
        (counted.before, counted.after): sum(side.alone for side in counted.sides) for counted in data.counts
    }
    for comparison in data.comparisons:
        for change in comparison.changes:
            if is_not_supported(change):
                missing_people = missing_by_waves.get((comparison.before, comparison.after), 0)
                message = phrase(
                    "`{scale}` is left open, although the t test of those compared shows a direction: {people:,}"
                    " {people:person|people} missed a wave, of whom the counts tell the number and no score, and with"
                    " the worst scores that they may have, it would not hold.",
                    scale=change.title,
                    people=missing_people,
                )
                hint = sentences(
                    phrase("A file counted with {whole} holds their scores;", whole=Option("--whole")),
                    "it stays in the house.",
                )
                yield Finding("counts.open", Severity.NOTE, message, location, hint)
