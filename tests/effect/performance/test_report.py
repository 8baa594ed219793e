"""What the report says of agreement, of the change beside the smallest that matters, and of halves of other sizes."""

from dataclasses import replace

import pytest

from ecpat_training.core.text import fold
from ecpat_training.documents.document import Document, FactList, KeyFigure, Paragraph, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.performance.judging.assessing import assess
from ecpat_training.effect.performance.model.ratings import Ratings
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.effect.performance.report.check import check_document
from ecpat_training.stats.intraclass import compute
from tests.effect.performance.material import KEY, RUBRIC
from tests.effect.performance.test_judging import given

MADE = Provenance("0", "ecpat performance check", (), None)


def document(scores: Ratings, rubric: Rubric = RUBRIC) -> Document:
    return check_document(assess(scores, KEY, rubric), rubric, MADE)


def said(of: Document) -> str:
    return "\n".join(block.text for block in of.blocks if isinstance(block, Paragraph))


def test_agreement_is_absolute_so_that_a_stricter_rater_counts_as_error() -> None:
    both = given(second=len(KEY.answers))
    found = assess(both, KEY, RUBRIC)
    totals = [[sum(both.first[code].values()), sum(both.second[code].values())] for code in both.first]
    single = compute(totals).single
    assert single
    assert found.agreement.icc == single[1] != single[2]
    assert "rater-2 gives every answer 1.0 points less than rater-1." in said(document(both))
    assert "rater-2 is stricter than rater-1 (rater-2 minus rater-1: -0.4 points" in said(document(given(second=7)))


def test_one_level_apart_is_nothing_to_talk_over() -> None:
    found = assess(given(second=5), KEY, RUBRIC)
    assert found.agreement.apart == ()
    assert [(one.same, one.one_apart, one.further) for one in found.agreement.criteria] == [(16, 0, 0), (11, 5, 0)]


@pytest.mark.parametrize(("smallest", "words"), [(1, "surely as large as"), (2, "not surely as large"), (4, "below")])
def test_the_change_stands_beside_the_smallest_that_matters(smallest: float, words: str) -> None:
    wanted = RUBRIC.model_copy(update={"smallest_change": smallest})
    (figure,) = [block for block in document(given(second=3), wanted).blocks if isinstance(block, KeyFigure)]
    assert figure.notes[-1].startswith(words if smallest != 4 else f"surely {words}")


def test_halves_of_other_sizes_are_said_where_they_move_the_plain_mean() -> None:
    both = given(harder=1, second=3)
    gone = {fold(one.blind) for one in KEY.answers if one.half == 2} - {
        fold(one.blind) for one in [one for one in KEY.answers if one.half == 2][:4]
    }
    left = {code: of for code, of in both.first.items() if code not in gone}
    fewer = document(replace(both, first=left, second={code: both.second[code] for code in left}))
    assert "The halves differ in size" in said(fewer)
    assert "The halves differ in size" not in said(document(both))
    (facts,) = [block for block in fewer.blocks if isinstance(block, FactList)]
    assert [label for label, _ in facts.pairs] == ["Scored by neither rater"]


def test_without_pooling_there_is_neither_figure_nor_mean() -> None:
    both = given()
    turned = {code: {"signs": 2 - of["signs"], "safety": 3 - of["safety"]} for code, of in both.first.items()}
    blocks = document(replace(both, second=turned)).blocks
    assert not [block for block in blocks if isinstance(block, KeyFigure)]
    assert [block.name for block in blocks if isinstance(block, ReportTable)][:2] == ["Whole answers", "Criteria"]
