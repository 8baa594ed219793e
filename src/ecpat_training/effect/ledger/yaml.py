"""The ledger of published reports as a YAML file."""

from collections.abc import Iterator

from ecpat_training.effect.ledger.model import Ledger, Population, Release, Scored
from ecpat_training.files.yaml.text import quoted

_TITLE = "the ledger of published reports"
_HEAD = """\
# What `ecpat evaluate --publish` has written for publication. Please don't edit or delete it: it keeps reports about
# nearly the same people from telling, between them, what a few answered, and two that score the same people otherwise
# from telling single questions. It holds no names, codes or answers, only counts, ids of questions, and sets of people
# sealed with the key in the file of the same name that ends in .key. Keep both with the project; show the key to
# nobody.
"""


def ledger_yaml(ledger: Ledger) -> str:
    """The file's text. Reading it back gives the same ledger."""
    lines = [*_HEAD.splitlines(), "", f"published: {_TITLE}", "releases:"]
    return "\n".join([*lines, *(line for one in ledger.releases for line in _release(one))]) + "\n"


def _release(one: Release) -> Iterator[str]:
    yield f"  - release: {one.release}"
    yield f"    report: {quoted(one.report)}"
    if one.although:
        yield f"    although: {quoted(one.although)}"
    yield f"    mark: {quoted(one.mark)}"
    yield "    populations:"
    for population in one.populations:
        yield from _population(population)


def _population(one: Population) -> Iterator[str]:
    lines = (
        ("people", one.people),
        ("group", "true" if one.group else ""),
        ("column", one.column and quoted(one.column)),
        ("scale", one.scale and quoted(one.scale)),
        ("counts", "true" if one.counts else ""),
        ("waves", one.waves and f"[{', '.join(one.waves)}]"),
        ("codes", one.codes),
        ("answers", one.answers),
        ("by code", one.by_code and f"[{', '.join(map(quoted, one.by_code))}]"),
        ("by answers", one.by_answers and f"[{', '.join(map(quoted, one.by_answers))}]"),
    )
    yield f"      - of: {quoted(one.of)}"
    yield from (f"        {name}: {said}" for name, said in lines if said or name == "people")
    if one.scores:
        yield "        scores:"
    for score in one.scores:
        yield from _score(score)


def _score(one: Scored) -> Iterator[str]:
    yield f"          - wave: {one.wave}"
    yield f"            scale: {quoted(one.scale)}"
    yield f"            questions: [{', '.join(map(quoted, one.questions))}]"
    yield f"            scoring: {quoted(one.scoring)}"
    if one.asked:
        yield "            asked:"
    for question in one.asked:
        said = ", ".join(
            f"{name}: {quoted(value)}"
            for name, value in (("words", question.words), ("answered", question.answered), ("rule", question.rule))
            if value
        )
        yield f"              - {{{said}}}"
