"""What one thing more would buy, drawn programmes beside the formulas, and what is said of it all."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ecpat_training.core.errors import UsageError
from ecpat_training.documents.document import Document, FactList, KeyFigure, Paragraph, ReportTable
from ecpat_training.documents.evaluation_charts import CurvesChart
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.design import outlook as room
from ecpat_training.effect.design.model.outlook import Outlook
from ecpat_training.effect.design.model.planned import PlannedProgramme
from ecpat_training.effect.design.outlook import designs, outlook, replace_country_count
from ecpat_training.effect.design.report.design import design_document, headline_sentence
from ecpat_training.effect.design.report.for_machines import DesignResult
from ecpat_training.effect.design.report.plan_yaml import insert_plan
from ecpat_training.effect.design.workflows.design import Declaring, DesignSizes, _chosen, _find_late_declaration, sized
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.stats import power
from tests.commands.material import DESIGN, SERIES

TEN = PlannedProgramme((2,) * 10, waves=(2,) * 5)
MADE = Provenance("1.0", "ecpat design power", ())


def document(found: Outlook) -> Document:
    return design_document(found, MADE)


def table(made: Document, name: str) -> ReportTable:
    (one,) = [block for block in made.blocks if isinstance(block, ReportTable) and block.name == name]
    return one


def paragraphs(made: Document) -> str:
    return " ".join(block.text for block in made.blocks if isinstance(block, Paragraph))


def test_designs_stand_from_the_simplest_to_the_one_that_takes_most() -> None:
    assert [*designs()] == ["before_after", "delayed_start", "untaught_questions", "stepped_wedge"]
    assert [one.name for one in outlook(TEN).designs] == [*designs()]


def test_a_module_without_a_design_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = type("Module", (), {"design": type("No design", (), {"order": 1})()})
    load = room.registry.load
    monkeypatch.setattr(
        room.registry, "load", lambda where, name: broken if name == "delayed_start" else load(where, name)
    )
    with pytest.raises(TypeError, match="`design` is no StudyDesign in: delayed_start"):
        designs.__wrapped__()


def test_the_chance_of_a_change_is_that_of_its_own_error() -> None:
    for one in outlook(TEN, 0.3).designs:
        assert one.exactness is not None
        assert one.chance == power.chance(0.3 / one.exactness.error, one.exactness.df)
    assert {one.chance for one in outlook(TEN).designs} == {None}


def test_each_thing_more_is_planned_with_that_alone() -> None:
    found = {line.otherwise: line.smallest for line in outlook(TEN).what_if}
    more = {
        "one more country": replace_country_count(TEN, 11),
        "one more training in each country": replace(TEN, trainings=(3,) * 10),
        "five more people in each training": replace(TEN, people=25),
        "80 % linked from before to after": replace(TEN, answering=0.7 + 0.1),
        "asked once more before the training": replace(TEN, baselines=2),
    }
    assert [*found] == [*more]
    for said, planned in more.items():
        assert found[said] == {one.name: one.smallest for one in outlook(planned).designs}, said


@pytest.mark.parametrize(("answering", "said"), [(0.95, "100 % linked"), (0.4, "50 % linked"), (1.0, None)])
def test_more_than_everybody_is_never_linked(answering: float, said: str | None) -> None:
    lines = [
        line.otherwise for line in outlook(replace(TEN, answering=answering)).what_if if "linked" in line.otherwise
    ]
    assert lines == ([f"{said} from before to after"] if said else [])


def test_countries_more_are_like_the_usual_one_and_those_at_the_end_go() -> None:
    uneven = PlannedProgramme((1, 4, 2, 3), waves=(2, 2))
    assert replace_country_count(uneven, 6).trainings == (1, 4, 2, 3, 2, 2)
    assert replace_country_count(uneven, 2).trainings == (1, 4)
    assert replace_country_count(uneven, 5).waves == (3, 2)
    assert replace_country_count(uneven, 1).waves == (1,)
    assert replace_country_count(replace(uneven, waves=()), 5).waves == ()


@pytest.mark.parametrize(("countries", "last"), [(10, 20), (25, 25)])
def test_the_picture_goes_from_four_countries_to_twenty_or_as_many_as_there_are(countries: int, last: int) -> None:
    planned = PlannedProgramme((2,) * countries)
    found = outlook(planned)
    assert set(found.smallest_by_countries) == {"before_after", "delayed_start", "untaught_questions"}, (
        "one wave is no wedge"
    )
    for one in found.designs:
        curve = dict(found.smallest_by_countries.get(one.name, ()))
        assert [*curve] == ([*range(4, last + 1)] if curve else [])
        assert not curve or curve[countries] == one.smallest
        assert sorted(curve.values(), reverse=True) == [*curve.values()], "more countries find smaller changes"


def test_drawn_programmes_find_the_smallest_change_as_often_as_wanted() -> None:
    """1,200 of each: within four standard errors; 1,200 are drawn in three parts."""
    found = outlook(TEN, draws=1_200, seed=3)
    assert found.seed == 3
    for one in found.designs:
        assert one.drawn is not None
        assert one.drawn.programmes == 1_200
        assert one.drawn.found / 1_200 == pytest.approx(0.8, abs=4 * (0.8 * 0.2 / 1_200) ** 0.5)
        assert one.drawn.found_without / 1_200 == pytest.approx(0.05, abs=4 * (0.05 * 0.95 / 1_200) ** 0.5)
    assert outlook(TEN, seed=3).seed is None, "nothing is drawn"


# -- what is said --


def test_the_simplest_design_comes_first_in_words_and_in_points() -> None:
    smallest = outlook(TEN).designs[0].smallest or 0.0
    said = headline_sentence(outlook(TEN, standard_deviation=20.0))
    points = f"{smallest * 20:.1f}"
    assert said == (
        f"Before and after: a true change of {smallest:.2f} SD ({points} points) is found with a chance of 80 %."
    )
    (figure,) = [block for block in document(outlook(TEN)).blocks if isinstance(block, KeyFigure)]
    assert figure.figure == f"{smallest:.2f} SD"
    assert "10 countries, 20 trainings and 14 people linked in each" in " ".join(figure.notes)


def test_one_country_can_show_nothing_and_is_told_so() -> None:
    found = outlook(PlannedProgramme((2,)))
    assert headline_sentence(found) == "With 1 country no design can show an effect."
    made = document(found)
    assert headline_sentence(found) in paragraphs(made)
    assert not [block for block in made.blocks if isinstance(block, (KeyFigure, CurvesChart))]
    assert [block.name for block in made.blocks if isinstance(block, ReportTable)] == ["Designs"]


@pytest.mark.parametrize(("countries", "told"), [(3, True), (4, False)])
def test_fewer_countries_than_evaluating_gives_an_interval_for_are_told(countries: int, *, told: bool) -> None:
    said = paragraphs(document(outlook(PlannedProgramme((2,) * countries))))
    assert ("can't be tested" in said) is told


def test_a_change_larger_than_trainings_make_is_told() -> None:
    few = PlannedProgramme((1,) * 4, people=2, alike=0.4, countries_apart=0.3)
    assert (outlook(few).designs[0].smallest or 0.0) > 0.8
    assert "That is a very large change" in paragraphs(document(outlook(few)))
    assert "That is a very large change" not in paragraphs(document(outlook(TEN)))


def test_the_table_of_designs_has_each_figure_and_why_there_is_none() -> None:
    found = outlook(replace(TEN, waves=()), 0.25, 18.0)
    made = table(document(found), "Designs")
    titles = [column.title for column in made.columns]
    assert titles == [
        "Design", "Smallest change (SD)", "in points", "Standard error", "df", "Chance to find 0.25 SD",
        "A rise then shows",
    ]  # fmt: skip
    for one, row in zip(found.designs, made.rows, strict=True):
        if one.smallest is None or one.exactness is None:
            assert row == (one.design.title, "-", "-", "-", "-", "-", f"not here: {one.why_not}")
        else:
            figures = (one.smallest, one.smallest * 18.0, one.exactness.error, one.exactness.df, one.chance)
            assert row == (one.design.title, *figures, one.design.evidence_shown)
    assert [row[1] for row in made.rows].count("-") == 1
    plain = table(document(outlook(TEN)), "Designs")
    assert [column.title for column in plain.columns] == [*titles[:2], *titles[3:5], titles[-1]]


def test_one_thing_more_stands_below_what_is_planned() -> None:
    found = outlook(replace(TEN, waves=()))
    made = table(document(found), "One thing more")
    there = [one for one in found.designs if one.smallest is not None]
    assert made.rows[0] == ("as planned", *(one.smallest for one in there))
    assert [row[0] for row in made.rows[1:]] == [line.otherwise for line in found.what_if]
    assert len(made.columns) == 1 + len(there) == 4


def test_shares_of_drawn_programmes_are_shown_where_some_were_drawn() -> None:
    found = outlook(TEN, draws=50, seed=8)
    made = table(document(found), "Drawn")
    assert "seed 8" in made.caption
    for one, row in zip(found.designs, made.rows, strict=True):
        assert one.drawn is not None
        assert row == (one.design.title, 50, one.drawn.found / 50, one.drawn.found_without / 50)
    assert not [b for b in document(outlook(TEN)).blocks if isinstance(b, ReportTable) and b.name == "Drawn"]


@pytest.mark.parametrize(
    ("trainings", "said"),
    [
        ((1,) * 4, "4, with 1 training each"),
        ((2,) * 4, "4, with 2 trainings each"),
        ((1, 3), "2, with 1 to 3 trainings each"),
    ],
)
def test_what_it_rests_on_is_said(trainings: tuple[int, ...], said: str) -> None:
    planned = PlannedProgramme(trainings, waves=(1, 1))
    (facts,) = [block for block in document(outlook(planned)).blocks if isinstance(block, FactList)]
    told = dict(facts.pairs)
    assert told["Countries"] == said
    assert told["People in a training"] == "20, of whom 14 are linked from before to after"
    assert told["Waves of countries"] == "1 + 1"
    assert told["Asked before the training"] == "1 time"


def test_programs_read_the_same_figures() -> None:
    found = outlook(replace(TEN, waves=()), 0.3, draws=40, seed=1)
    data: Any = DesignResult(found).record()
    assert (data.trainings, data.people, data.linked, data.power, data.alpha) == ((2,) * 10, 20, 14, 0.8, 0.05)
    assert data.effect == 0.3
    for one, told in zip(found.designs, data.designs, strict=True):
        assert (told.name, told.title, told.why_not) == (one.name, one.design.title, one.why_not)
        assert (told.smallest_change, told.chance) == (one.smallest, one.chance)
        exact, drawn = one.exactness, one.drawn
        assert (told.standard_error, told.df) == ((exact.error, exact.df) if exact else (None, None))
        assert (told.programmes, told.drawn, told.drawn_without) == (
            (drawn.programmes, drawn.found, drawn.found_without) if drawn else (None, None, None)
        )
    assert [(one.otherwise, one.smallest_change) for one in data.what_if] == [
        (line.otherwise, line.smallest) for line in found.what_if
    ]


# -- the plan, and what it is made of --


@pytest.mark.parametrize("name", ["before_after", "delayed_start"])
def test_the_plan_is_yaml_below_the_questionnaire_and_says_what_it_rests_on(name: str) -> None:
    found = outlook(TEN)
    chosen = next(one for one in found.designs if one.name == name)
    text = insert_plan("instrument: Ours  # kept\nid: ours\n\n\n", found, chosen, "knowledge", date(2026, 3, 1))
    assert text.startswith("instrument: Ours  # kept\nid: ours\n\nplan:\n")
    plan = yaml.safe_load(text)["plan"]
    assert (plan["primary"], plan["comparisons"], plan["declared"]) == ("knowledge", ["pre-post"], date(2026, 3, 1))
    assert ("comparison group" in plan) is (name == "delayed_start")
    assert plan["because"].startswith(f"{chosen.design.title}: 10 countries, 20 trainings, 20 people each, 14 of them")
    assert f"A true change of {chosen.smallest:.2f} SD is found with a chance of 80 %" in plan["because"]


def test_sizes_are_those_of_the_line_before_those_of_the_programme(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text(SERIES, encoding="utf-8")
    programme = read_programme(tmp_path / "programme.yaml")[0]
    assert sized(DesignSizes(), programme) == ((2, 2), (1, 1)), "the pilot counts for nobody"
    assert sized(DesignSizes(trainings=3), programme) == ((3, 3), (1, 1))
    assert sized(DesignSizes(countries=5, waves=2), programme) == ((2,) * 5, (3, 2))
    assert sized(DesignSizes(countries=7, trainings=1), None) == ((1,) * 7, (2, 2, 1, 1, 1))
    with pytest.raises(UsageError, match="how many countries there are isn't said"):
        sized(DesignSizes(trainings=2), None)


def test_waves_are_those_of_the_programmes_draw_where_they_fit(tmp_path: Path) -> None:
    text = DESIGN.replace("waves: 5, of: 1", "waves: 2, of: 2").replace("  - {country: AL, twin: BE}\n", "")
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    programme = read_programme(tmp_path / "programme.yaml")[0]
    assert sized(DesignSizes(), programme) == ((2,) * 4, (2, 2))
    assert sized(DesignSizes(countries=5), programme) == ((2,) * 5, (3, 2)), "as many waves, of other sizes"
    assert sized(DesignSizes(waves=4), programme) == ((2,) * 4, (1, 1, 1, 1))


@pytest.mark.parametrize(("day", "late"), [("2026-02-04", False), ("2026-02-05", False), ("2026-02-06", True)])
def test_a_plan_after_the_first_training_began_is_told(tmp_path: Path, day: str, *, late: bool) -> None:
    path = tmp_path / "programme.yaml"
    path.write_text(SERIES, encoding="utf-8")
    programme = read_programme(path)[0]
    findings = _find_late_declaration(programme, Declaring(on=date.fromisoformat(day)), path)
    assert [one.code for one in findings] == (["design.late"] if late else [])
    assert _find_late_declaration(None, Declaring(on=date(2030, 1, 1)), path) == []


def test_a_design_that_cant_be_had_is_not_declared() -> None:
    found = outlook(PlannedProgramme((1, 1, 1, 1))).designs
    assert _chosen(found, "before_after").smallest is not None
    with pytest.raises(UsageError, match="delayed start: each country needs a second training"):
        _chosen(found, "delayed_start")
