"""What the ledger of published reports has to say: why it refuses one, what helps, and what it wrote down."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.disclosure.model import Ledger
from ecpat_training.disclosure.sealed import MAX_PEOPLE_KEPT
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP
from ecpat_training.words.catalogue.message import Option, phrase, sentences

REMEDIES = tuple(
    Finding(code, Severity.NOTE, message)
    for code, message in (
        ("publish.again", "Publish the earlier report again, from the files that it was made from."),
        ("publish.wait", phrase("Or wait until {people} people more have answered.", people=SMALLEST_PUBLISHED_GROUP)),
        (
            "publish.although",
            phrase(
                "Or say why it must be published: {although} The reason is kept in the ledger.",
                although=Option("--although", '"The first report was never sent."'),
            ),
        ),
    )
)
"""What helps whoever is refused, the best first."""


def refusals(near_sets: Sequence[str], other_scorings: Sequence[str], ledger: Path) -> Iterator[Finding]:
    """What the earlier reports have against a new one: nearly the same people, or them scored otherwise."""
    location = Location(str(ledger))
    if near_sets:
        message = phrase(
            "nearly the same people are in reports that were published before: {reports}. A reader of these reports"
            " could compute what the few answered; nothing was published.",
            reports=listing(list(near_sets), 3),
        )
        yield Finding("publish.difference", Severity.ERROR, message, location)
    if other_scorings:
        message = phrase(
            "the same people were scored differently in a report that was published before: {reports}. A reader of"
            " both reports could compute how many had a single question right; nothing was published.",
            reports=listing(list(dict.fromkeys(other_scorings)), 3),
        )
        yield Finding("publish.scoring", Severity.ERROR, message, location)


def release_findings(new_ledger: Ledger, before: Ledger, ledger: Path) -> Iterator[Finding]:
    """That a release was written down, in a ledger that may be new, and what can't be compared with it."""
    release = new_ledger.releases[-1]
    hint = "Keep it and its key with the project; don't show the key to anybody."
    if not before.releases:
        hint = sentences(
            hint,
            phrase(
                "It is a new ledger: if a report about these people was published before, take this one back, and"
                " name its ledger with {ledger}.",
                ledger=Option("--ledger"),
            ),
        )
    message = phrase(
        "release {release} ({sets:,} {sets:set|sets} of people) was written into the ledger of published reports.",
        release=release.release,
        sets=len(release.populations),
    )
    yield Finding("publish.ledger", Severity.NOTE, message, Location(str(ledger)), hint)
    if any(
        population.codes
        for population in (population for earlier in before.releases for population in earlier.populations)
    ):
        message = phrase(
            "of some reports published before, by an earlier release of ecpat or of more than {people} people, no"
            " sets of people are kept: a new one is compared with each of them alone.",
            people=MAX_PEOPLE_KEPT,
        )
        yield Finding("publish.pairs", Severity.NOTE, message, Location(str(ledger)))


def withheld_findings(groups: Sequence[str], ledger: Path) -> Iterator[Finding]:
    """Whose figures a report left out on account of earlier ones."""
    if groups:
        message = phrase(
            "figures of {groups} were left out: together with reports that were published before they would show"
            " figures of few people.",
            groups=listing(list(groups), 12),
        )
        yield Finding("publish.groups", Severity.WARNING, message, Location(str(ledger)))
