"""Whose change is reliable, by which reliability, and where nobody's is counted."""

from collections.abc import Sequence
from typing import Any

import pytest

from ecpat_training.documents.document import Bullets, Paragraph, ReportTable
from ecpat_training.effect.analyses.reliable_change.section import ReliableChangeResult
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.scoring.item_answers import MISSING_ANSWER, item_answers
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.stats import alpha
from tests.effect.analyses.changes import EIGHT, LIKERT, found, part, rated, said
from tests.effect.waves import instrument, wave


def test_alpha_is_that_of_the_items_turned_round() -> None:
    """0.9437... by R's psych::alpha (raw) of the same eight people."""
    table = {name: [row[at] if at < 2 else 6 - row[at] for row in EIGHT] for at, name in enumerate(("a1", "a2", "a3"))}
    answers = item_answers(instrument(LIKERT).scales[0], wave("pre", list("ABCDEFGH"), table).answers)
    assert answers is not None
    items = answers.table.astype(float)
    assert alpha.compute(items).raw.value == pytest.approx(0.9437428243398392, rel=1e-9)
    assert alpha.compute(items[:1]).raw.undefined
    assert alpha.compute(items[:, :1]).raw.undefined
    assert alpha.compute(items[[0, 0, 0]]).raw.undefined


def test_questions_with_a_key_are_right_or_wrong() -> None:
    form = instrument(
        {
            "id": "quiz",
            "title": "Quiz",
            "kind": "multiple choice",
            "items": [{"id": "q1", "key": "a"}, {"id": "q2", "key": "b"}],
        }
    )
    answers = wave("pre", list("ABC"), {"q1": ["a", "c", None], "q2": [None, "b", None]}).answers
    found = item_answers(form.scales[0], answers)
    assert found is not None
    assert found.table[:2].tolist() == [[1, 0], [0, 1]]
    assert (found.table[2] == MISSING_ANSWER).all()


def test_reliable_change_is_counted_from_twenty_people_on_and_says_by_which_reliability() -> None:
    assert "reliable_change" not in rated(19).analyses
    (row,) = found(rated(24), "reliable_change", ReliableChangeResult).rows
    assert (row.by, row.people) == ("alpha", 24)
    assert row.improved + row.same + row.worsened == row.n == 24
    (sentence,) = said("reliable_change", rated(24))
    assert "is Cronbach's alpha of 24 people before" in sentence
    (known,) = found(rated(24, retest=0.7), "reliable_change", ReliableChangeResult).rows
    assert (known.by, known.reliability, known.people) == ("retest", 0.7, None)
    assert known.threshold > row.threshold


def not_counted(report: EffectReport) -> tuple[list[str], str]:
    """The reasons, and what the section says without a single count."""
    result = found(report, "reliable_change", ReliableChangeResult)
    assert not result.rows
    blocks = part("reliable_change", result, report)
    assert not [block for block in blocks if isinstance(block, ReportTable | Bullets)]
    return [one.why for one in result.not_counted], " ".join(b.text for b in blocks if isinstance(b, Paragraph))


def knowing(right: Sequence[Sequence[bool]], **scale: Any) -> EffectReport:
    """People who answer four questions of knowledge, before as given, after all right but the last."""
    quiz = {
        "id": "quiz", "title": "Quiz", "kind": "multiple choice", **scale,
        "items": [{"id": f"q{at}", "key": "a"} for at in range(4)],
    }  # fmt: skip
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(len(right))]
    first = {f"q{at}": ["a" if one[at] else "b" for one in right] for at in range(4)}
    later = {**{f"q{at}": ["a"] * len(right) for at in range(3)}, "q3": first["q3"]}
    return evaluate_waves(instrument(quiz), [wave("pre", codes, first), wave("post", codes, later)])


APART = [[bool(person >> at & 1) for at in range(4)] for person in range(16)] * 2


def test_a_knowledge_tests_alpha_calls_no_change_reliable_where_its_questions_need_not_hang_together() -> None:
    """All that alpha says there is that different things were asked, on purpose."""
    assert not_counted(knowing([row if at else [True] * 4 for at, row in enumerate(APART)]))[0] == ["knowledge"]
    (why,), text = not_counted(knowing(APART[:20]))
    assert why == "knowledge"
    assert "asks about different things on purpose, so that alpha is not its reliability: Quiz." in text
    assert "`retest`" in text
    (row,) = found(knowing(APART[:20], retest=0.8), "reliable_change", ReliableChangeResult).rows
    assert (row.by, row.reliability) == ("retest", 0.8)


def test_a_knowledge_tests_alpha_is_taken_where_its_questions_do_hang_together() -> None:
    rows = [[person % 2 == 0] * 4 if person % 10 else [True, True, False, True] for person in range(100)]
    (row,) = found(knowing(rows), "reliable_change", ReliableChangeResult).rows
    assert row.by == "alpha"
    assert row.reliability > 0.9


def test_an_alpha_below_a_half_calls_no_change_reliable() -> None:
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(24)]
    answers = {name: [1 + (at * step) % 5 for at in range(24)] for name, step in (("a1", 1), ("a2", 2), ("a3", 3))}
    later = {name: [min(5, one + 1) for one in column] for name, column in answers.items()}
    waves = [wave("pre", codes, answers), wave("post", codes, later)]
    (why,), text = not_counted(evaluate_waves(instrument(LIKERT), waves))
    assert why == "loose"
    assert "alpha before is below 0.50" in text
    assert found(
        evaluate_waves(instrument({**LIKERT, "retest": 0.6}), waves), "reliable_change", ReliableChangeResult
    ).rows


def test_a_scale_is_not_counted_in_one_comparison_and_is_in_another() -> None:
    """Of 24 people six left a question out before, so that alpha is known from 18 there and from all of them after."""
    codes = [f"{chr(65 + person) * 3}{person:04d}" for person in range(24)]

    def answered(name: Any, shift: int, left_out: int) -> Any:
        rows = [EIGHT[(person + shift * person // 3) % 8] for person in range(24)]
        third = [None] * left_out + [6 - c for _, _, c in rows[left_out:]]
        return wave(name, codes, {"a1": [a for a, _, _ in rows], "a2": [b for _, b, _ in rows], "a3": third})

    waves = [answered("pre", 0, 6), answered("post", 1, 0), answered("follow-up", 2, 0)]
    report = evaluate_waves(instrument({**LIKERT, "answered": 2}), waves)
    (row,) = found(report, "reliable_change", ReliableChangeResult).rows
    assert (row.before, row.after, row.people) == ("post", "follow-up", 24)
    blocks = part("reliable_change", report.analyses["reliable_change"], report)
    (told,) = [block.text for block in blocks if isinstance(block, Paragraph) and "Not counted" in block.text]
    assert "answered all questions at the earlier time" in told
    assert "(before - after) and" in told
    assert "(before - follow-up)." in told
