"""Which of two waves was answered first, where no times say it: by scores that all fall. No proof, it is asked."""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.stats import sign_test
from ecpat_training.survey.instrument.instrument import LikertScale
from ecpat_training.words.catalogue.message import phrase

MOST_BY_CHANCE = 0.05
NEARLY_ALL_SHARE = 0.8
"""Of those whose score changed, so many must be worse: a training that taught nothing makes about half of them so."""


def worse_score_findings(data: EvaluationData) -> Iterator[Finding]:
    """A warning for each test of knowledge in which nearly everybody scored worse after than before, where the files
    don't say which was answered first: they may be swapped. Opinions are left out, as people who learn may trust
    themselves less; so is one file that says which answers are which."""
    for comparison in data.comparisons:
        if (comparison.before, comparison.after) != ("pre", "post") or comparison.unlinked or _is_order_known(data):
            continue
        tests = {scale.id: scale for scale in data.instrument.scales if not isinstance(scale, LikertScale)}
        for change in comparison.changes:
            pairs = data.pairs.get((comparison.before, comparison.after, change.scale))
            scale = tests.get(change.scale)
            if pairs is None or scale is None or pairs.unusable:
                continue
            risen_count, fallen_count = pairs.people(pairs.changes > 0), pairs.people(pairs.changes < 0)
            better_count, worse_count = (
                (risen_count, fallen_count) if scale.better == "higher" else (fallen_count, risen_count)
            )
            p = sign_test.compute(pairs).p
            if p is None or p >= MOST_BY_CHANCE or worse_count < NEARLY_ALL_SHARE * (better_count + worse_count):
                continue
            yield _swapped_waves_finding(data, scale.title, pairs.n, worse_count)


def _is_order_known(data: EvaluationData) -> bool:
    """Whether times say which wave was first, or the file that holds both."""
    first_wave, second_wave = data.wave("pre"), data.wave("post")
    if first_wave is None or second_wave is None:
        return True
    return bool(first_wave.submitted and second_wave.submitted) or (first_wave.file, first_wave.sheet) == (
        second_wave.file,
        second_wave.sheet,
    )


def _swapped_waves_finding(data: EvaluationData, title: str, people: int, worse_people: int) -> Finding:
    before, after = data.wave("pre"), data.wave("post")
    assert before is not None  # they are compared
    assert after is not None
    message = phrase(
        "of {people} people recognised, {worse} know less in `post` than in `pre` (`{scale}`), and no times say which"
        " was answered first. `{earlier_file}` was taken for `pre`, `{later_file}` for `post`: are they swapped?",
        people=people,
        worse=worse_people,
        scale=title,
        earlier_file=before.file,
        later_file=after.file,
    )
    hint = "If they are, a rise is reported as a fall: give the earlier file as `pre`."
    return Finding("evaluate.swapped", Severity.WARNING, message, Location(before.file, sheet=before.sheet), hint)
