"""Which of two waves was answered first, where no times say it: by scores that all fall. No proof, it is asked."""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.stats import sign_test
from ecpat_training.survey.instrument.instrument import LikertScale
from ecpat_training.words.catalogue.message import phrase

MOST_BY_CHANCE = 0.05
NEARLY_ALL = 0.8
"""Of those whose score changed, so many must be worse: a training that taught nothing makes about half of them so."""


def all_worse(data: EvaluationData) -> Iterator[Finding]:
    """A warning for each test of knowledge in which nearly everybody scored worse after than before, where the files
    don't say which was answered first: they may be swapped. Opinions are left out, as people who learn may trust
    themselves less; so is one file that says which answers are which."""
    for comparison in data.comparisons:
        if (comparison.before, comparison.after) != ("pre", "post") or comparison.unlinked or _said_otherwise(data):
            continue
        tests = {scale.id: scale for scale in data.instrument.scales if not isinstance(scale, LikertScale)}
        for change in comparison.changes:
            pairs = data.pairs.get((comparison.before, comparison.after, change.scale))
            scale = tests.get(change.scale)
            if pairs is None or scale is None or pairs.unusable:
                continue
            up, down = pairs.people(pairs.changes > 0), pairs.people(pairs.changes < 0)
            better, worse = (up, down) if scale.better == "higher" else (down, up)
            p = sign_test.compute(pairs).p
            if p is None or p >= MOST_BY_CHANCE or worse < NEARLY_ALL * (better + worse):
                continue
            yield _swapped_waves_finding(data, scale.title, pairs.n, worse)


def _said_otherwise(data: EvaluationData) -> bool:
    """Whether times say which wave was first, or the file that holds both."""
    first, second = data.wave("pre"), data.wave("post")
    if first is None or second is None:
        return True
    return bool(first.submitted and second.submitted) or (first.file, first.sheet) == (second.file, second.sheet)


def _swapped_waves_finding(data: EvaluationData, title: str, people: int, worse: int) -> Finding:
    before, after = data.wave("pre"), data.wave("post")
    assert before is not None  # they are compared
    assert after is not None
    message = phrase(
        "of {people} people recognised, {worse} know less in `post` than in `pre` (`{scale}`), and no times say which"
        " was answered first. `{earlier_file}` was taken for `pre`, `{later_file}` for `post`: are they swapped?",
        people=people,
        worse=worse,
        scale=title,
        earlier_file=before.file,
        later_file=after.file,
    )
    hint = "If they are, a rise is reported as a fall: give the earlier file as `pre`."
    return Finding("evaluate.swapped", Severity.WARNING, message, Location(before.file, sheet=before.sheet), hint)
