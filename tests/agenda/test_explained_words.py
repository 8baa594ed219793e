"""What an explanation says of prices that aren't proven, and how much it says of one."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ecpat_training.agenda.model.plan import Explanation, PlanOption
from ecpat_training.agenda.report.explain import cost_differences, explain_document, write_headline
from ecpat_training.agenda.workflows.plan_explain import explain_item
from ecpat_training.documents.document import ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.programme.rules.check import RuleResult

PROGRAMME = """\
programme: Half a day
id: half
events:
  - {id: first, title: Half, country: BG, days: 1, participants: 9, hours: 09:00-13:00}
manual:
  - chapter: One
    sessions:
      - {id: law, title: The law, minutes: 60, method: lecture}
      - {id: roles, title: Roles, minutes: 90, method: exercise}
"""


@pytest.fixture(scope="module")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Explanation:
    path = tmp_path_factory.mktemp("half") / "programme.yaml"
    path.write_text(PROGRAMME, encoding="utf-8")
    return explain_item(path, "first", "law", seconds=20)


def with_places(explained: Explanation, *places: tuple[int | None, int | None]) -> Explanation:
    options = [PlanOption(f"place {at}", False, more, least, "") for at, (more, least) in enumerate(places)]
    return replace(explained, places=tuple(options))


def prices(explained: Explanation) -> list[str]:
    tables = [one for one in explain_document(explained, PROVENANCE).blocks if isinstance(one, ReportTable)]
    return [str(row[1]) for row in tables[0].rows]


PROVENANCE = Provenance("0.1.0", "ecpat plan", (), seed=1)


def test_a_price_that_is_not_proven_is_said_as_at_most(explained: Explanation) -> None:
    asked = with_places(explained, (12, 12), (131, 0), (53, 40), (-187, 0))
    assert prices(asked) == ["12", "at most 131", "40 to 53", "at least 187 less"]


def test_what_is_dearer_is_said_by_what_is_proven(explained: Explanation) -> None:
    assert write_headline(with_places(explained, (53, 40), (60, 60))) == "2 other places cost at least 40 more."
    assert (
        write_headline(with_places(explained, (131, 0))) == "1 other place costs more in the agendas that were found."
    )


def test_an_agenda_that_costs_less_says_that_the_plan_is_not_the_best(explained: Explanation) -> None:
    said = write_headline(with_places(explained, (-187, 0)))
    assert said.startswith(
        "An agenda that costs less was found with it on place 0. The agenda as planned isn't the best"
    )
    assert "-187" not in said


def results(*costs: int) -> Sequence[RuleResult]:
    return [RuleResult(f"rule {at}", "", False, False, cost=cost) for at, cost in enumerate(costs)]


def test_what_costs_most_comes_first_and_the_little_is_told_together() -> None:
    said = cost_differences(results(5, 40, 6, 1, 0, 0, 0), results(0, 0, 0, 0, 2, 3, 4))
    assert (
        said == "`rule 1` costs 40 more; `rule 2` costs 6 more; 2 other rules cost 6 more; 3 other rules cost 9 less."
    )
