"""What is published of precision and of groups follows from the figures printed, and from no answer anew."""

from dataclasses import replace
from typing import Any

import pytest

from ecpat_training.documents.document import ReportTable
from ecpat_training.effect.analyses.groups.result import Groups
from ecpat_training.effect.analyses.groups.section import analysis as groups_section
from ecpat_training.effect.analyses.precision.section import PrecisionResult
from ecpat_training.effect.analyses.precision.section import analysis as precision_section
from ecpat_training.effect.analyses.who_took_part.result import WhoTookPart
from ecpat_training.effect.disclosure.from_printed import spread_of_changes
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.publish import publish
from tests.survey.drawn_surveys import MADE, survey

INSIDE = survey(45, 90).report()
PUBLIC = publish(INSIDE)


def test_precision_is_the_same_whatever_the_answers_were_behind_the_printed_figures() -> None:
    found: Any = INSIDE.analyses["precision"]
    other = PrecisionResult(
        tuple(replace(row, half_width=9.0, detectable=9.0, detectable_d_av=9.0, people_needed=9) for row in found.rows)
    )
    made = precision_section.of_printed(found, PUBLIC)
    assert made is not None
    assert made == precision_section.of_printed(other, PUBLIC) == PUBLIC.analyses["precision"]
    for row, exact in zip(made.rows, found.rows, strict=True):
        assert row.half_width == pytest.approx(exact.half_width, abs=0.1)
        assert row.detectable == pytest.approx(exact.detectable, abs=0.2)


def test_the_difference_of_groups_is_that_of_their_printed_changes() -> None:
    made: Any = PUBLIC.analyses["groups"]
    assert isinstance(made, Groups)
    told: Any = PUBLIC.analyses["who_took_part"]
    assert isinstance(told, WhoTookPart)
    for column in made.columns:
        for scale in column.scales:
            means = {one.group: one for one in told.means if (one.column, one.scale) == (column.column, scale.of.scale)}
            (pair,) = scale.pairs
            between = (means[pair.first].change or 0.0) - (means[pair.second].change or 0.0)
            assert pair.difference.value == pytest.approx(between, abs=0.051)
            assert pair.superiority.value is pair.baseline.value is None
    assert groups_section.of_printed(made, PUBLIC) == made
    names = [block.name for block in effect_document(PUBLIC, MADE).blocks if isinstance(block, ReportTable)]
    assert len(names) == len(set(names))


def test_an_interval_gives_its_spread_back() -> None:
    assert spread_of_changes(1.0 - 2.0, 1.0 + 2.0, 25) == pytest.approx(2.0 * 5 / 2.0638985616280205)
    assert spread_of_changes(None, None, 25) is spread_of_changes(1.0, 1.0, 25) is spread_of_changes(0, 1, None) is None
