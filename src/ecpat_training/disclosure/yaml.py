"""The ledger of published reports as a YAML file."""

from collections.abc import Iterator

from ecpat_training.disclosure.model import Ledger, Population, Release, Scored
from ecpat_training.files.yaml.text import quoted

_TITLE = "the ledger of published reports"
_HEADER_COMMENT = """\
# What ecpat has written with --publish, reports and networks. Please don't edit or delete it: it keeps reports about
# nearly the same people from telling, between them, what a few answered, and two that score the same people otherwise
# from telling single questions. It holds no names, codes or answers, only counts, ids of questions, and sets of people
# sealed with the key in the file of the same name that ends in .key. Keep both with the project; show the key to
# nobody.
"""


def ledger_yaml(ledger: Ledger) -> str:
    """The file's text. Reading it back gives the same ledger."""
    lines = [*_HEADER_COMMENT.splitlines(), "", f"published: {_TITLE}", "releases:"]
    return "\n".join([*lines, *(line for release in ledger.releases for line in _release(release))]) + "\n"


def _release(release: Release) -> Iterator[str]:
    yield f"  - release: {release.release}"
    yield f"    report: {quoted(release.report)}"
    if release.although:
        yield f"    although: {quoted(release.although)}"
    yield f"    mark: {quoted(release.mark)}"
    yield "    populations:"
    for population in release.populations:
        yield from _population(population)


def _population(population: Population) -> Iterator[str]:
    lines = (
        ("people", population.people),
        ("group", "true" if population.group else ""),
        ("column", population.column and quoted(population.column)),
        ("scale", population.scale and quoted(population.scale)),
        ("counts", "true" if population.counts else ""),
        ("spread", population.spread),
        ("network", population.network and quoted(population.network)),
        ("waves", population.waves and f"[{', '.join(population.waves)}]"),
        ("codes", population.codes),
        ("answers", population.answers),
        ("by code", population.by_code and f"[{', '.join(map(quoted, population.by_code))}]"),
        ("by answers", population.by_answers and f"[{', '.join(map(quoted, population.by_answers))}]"),
    )
    yield f"      - of: {quoted(population.of)}"
    yield from (f"        {name}: {content}" for name, content in lines if content or name == "people")
    if population.scores:
        yield "        scores:"
    for score in population.scores:
        yield from _score(score)


def _score(score: Scored) -> Iterator[str]:
    yield f"          - wave: {score.wave}"
    yield f"            scale: {quoted(score.scale)}"
    yield f"            questions: [{', '.join(map(quoted, score.questions))}]"
    yield f"            scoring: {quoted(score.scoring)}"
    if score.asked:
        yield "            asked:"
    for question in score.asked:
        content = ", ".join(
            f"{name}: {quoted(value)}"
            for name, value in (("words", question.words), ("answered", question.answered), ("rule", question.rule))
            if value
        )
        yield f"              - {{{content}}}"
