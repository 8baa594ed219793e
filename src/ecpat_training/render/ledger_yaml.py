"""The ledger of published reports as a YAML file."""

from collections.abc import Iterator

from ecpat_training.model.ledger import Ledger, Release
from ecpat_training.render.yaml_text import quoted

_TITLE = "the ledger of published reports"
_HEAD = """\
# What `ecpat evaluate --publish` has written for publication. Please don't edit or delete it: it keeps two reports
# about nearly the same people from telling the few who are in one of them alone, and two that score the same people
# otherwise from telling single questions. It holds no names, codes or answers, only counts, ids of questions, and
# sketches made with the key in the file of the same name that ends in .key. Keep both with the project; show the key to
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
        yield f"      - of: {quoted(population.of)}"
        yield f"        people: {population.people}"
        if population.group:
            yield "        group: true"
        yield f"        codes: {population.codes}"
        if population.answers:
            yield f"        answers: {population.answers}"
        if population.scores:
            yield "        scores:"
        for score in population.scores:
            yield f"          - wave: {score.wave}"
            yield f"            scale: {quoted(score.scale)}"
            yield f"            questions: [{', '.join(map(quoted, score.questions))}]"
            yield f"            scoring: {quoted(score.scoring)}"
