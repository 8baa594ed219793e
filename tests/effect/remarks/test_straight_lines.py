"""Whoever ticks one answer all the way down is counted, and named by the row."""

from ecpat_training.effect.remarks.straight_lines import straight_lines
from tests.effect.waves import instrument, wave


def scale(name: str, items: int, turned: tuple[int, ...] = ()) -> dict[str, object]:
    given = [{"id": f"{name}{at}", **({"reversed": True} if at in turned else {})} for at in range(items)]
    return {"id": name, "title": name.title(), "kind": "likert", "answers": "1-5", "items": given}


def said(form: dict[str, object] | list[dict[str, object]], rows: list[list[float | None]]) -> list[str]:
    made = instrument(*(form if isinstance(form, list) else [form]))
    ids = [item.id for one in made.scales for item in one.items]
    answers = {id_: [row[at] for row in rows] for at, id_ in enumerate(ids)}
    found = straight_lines(made, wave("post", [f"AA{at}" for at in range(len(rows))], answers))
    return [one.message for one in found]


def test_one_answer_to_statements_that_say_opposite_things() -> None:
    rows: list[list[float | None]] = [[5, 5, 5, 5], [5, 1, 4, 5], [2, 2, None, 2], [3, None, None, None]]
    assert said(scale("team", 4, turned=(1,)), rows) == [
        "wave `post`: 2 of 4 responses give one answer to all 4 statements of `Team`, some of them reversed: line 2 "
        "and line 4."
    ]


def test_the_best_answer_to_a_short_scale_is_no_sign() -> None:
    assert said(scale("sure", 6), [[5] * 6, [4] * 6]) == []


def test_one_answer_to_every_statement_of_a_long_form() -> None:
    form = [scale("sure", 6), scale("team", 6)]
    (message,) = said(form, [[4] * 12, [4] * 11 + [3], [4] * 6 + [None] * 6])
    assert message == "wave `post`: 1 of 3 responses gives one answer to all 12 statements of the form: line 2."


def test_nobody_is_named_twice() -> None:
    form = [scale("team", 4, turned=(0,)), scale("sure", 8)]
    (message,) = said(form, [[5] * 12])
    assert "`Team`" in message
