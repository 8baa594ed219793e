"""Columns of one name whose answers hardly overlap from wave to wave may be two questions (decision 0140)."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.request import GivenTable, Request
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.unlike_answers import are_unlike
from tests.survey.drafting import asked, completed, decided, drafted, table

LAYOUTS = [
    ("q4", ["Smuggling", "Trafficking", "Both"], ["24 hours", "30 days", "3 months"]),
    ("Welche Antwort ist richtig?", ["Polizei", "Jugendamt", "Gericht"], ["16 Jahre", "18 Jahre", "21 Jahre"]),
    ("Вопрос 4", ["да, всегда", "нет", "иногда"], ["паспорт", "виза", "согласие"]),
    ("Question 4", ["Yes", "No"], ["Oui", "Non"]),
]


def _waves(folder: Path, name: str, before: list[str], after: list[str]) -> list[Path]:
    """Two files of 12 people with a question of this name, and another that is the same in both."""
    same = ["Court", "Police", "Shelter"]
    return [
        table(
            folder, f"{wave}.csv", ["code", name, "q5"],
            *([f"AB{row:02d}x", answers[row % len(answers)], same[row // 4]] for row in range(12)),
        )
        for wave, answers in (("pre", before), ("post", after))
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), LAYOUTS)
def test_one_name_with_other_answers_is_asked_and_decided_in_the_instrument(
    tmp_path: Path, name: str, before: list[str], after: list[str]
) -> None:
    """R1: the draft quotes both; `same` keeps the question, `other` takes it out of the scores."""
    text = drafted(_waves(tmp_path, name, before, after), tmp_path)
    assert f'"{name}": same?' in text
    assert all(f"`{answer}`" in " ".join(text.replace("#", "").split()) for answer in (*before, *after))
    assert any("is the question" in finding.message for finding in asked(text, tmp_path))
    kept = completed(text, tmp_path)
    assert [item.texts()[0] for scale in kept.scales for item in scale.items] == [name, "q5"]
    path = tmp_path / "other.yaml"
    path.write_text(decided(text).replace(f'"{name}": same', f'"{name}": other'), encoding="utf-8")
    assert [item.texts() for scale in read_instrument(path)[0].scales for item in scale.items] == [["q5"]]


def test_a_question_whose_answers_overlap_is_not_asked_about(tmp_path: Path) -> None:
    """R2: after a training people choose others of the same answers; ratings needn't meet at all."""
    files = _waves(tmp_path, "q4", ["Smuggling", "Both", "Trafficking"], ["Trafficking", "Both"])
    assert "same?" not in drafted(files, tmp_path)
    assert "same?" not in drafted(_waves(tmp_path, "q4", ["1", "2"], ["4", "5"]), tmp_path)
    assert "same?" not in drafted(
        _waves(tmp_path, "q4", ["Disagree", "Neutral"], ["Agree", "Strongly agree"]), tmp_path
    )


@pytest.mark.parametrize(
    ("first", "second", "unlike"),
    [
        ({"a": 10, "b": 5}, {"c": 8, "d": 7}, True),
        ({"a": 10, "b": 5}, {"c": 15}, False),  # all know it now
        ({"a": 10, "b": 5, "I don't know": 9}, {"c": 8, "d": 7, "I don't know": 1}, True),
        ({"a": 2, "b": 2}, {"c": 2, "d": 2}, False),  # too few to say
        ({"A. Police": 6, "b": 4}, {"a police": 1, "d": 9}, False),
    ],
)
def test_answers_hardly_overlap(first: dict[str, int], second: dict[str, int], unlike: bool) -> None:
    """R2: by the answers of two waves."""
    assert are_unlike(first, second) is unlike


def test_evaluating_stops_at_such_a_question_until_it_is_decided(tmp_path: Path) -> None:
    """R3: an instrument that somebody wrote, in which the answers of both questions stand below one."""
    files = _waves(tmp_path, *LAYOUTS[0])
    text = decided(drafted(files, tmp_path))
    path = tmp_path / "short.yaml"
    tables = [GivenTable(wave, file, None, trained=True) for wave, file in zip(("pre", "post"), files, strict=True)]  # type: ignore[arg-type]
    path.write_text(text.replace("        also:\n", "").replace('          "q4": same\n', ""), encoding="utf-8")
    with pytest.raises(ContentError, match="the answers to `q4` hardly overlap from wave to wave"):
        read_files(Request(), path, tables, None)
    path.write_text(text, encoding="utf-8")
    assert len(read_files(Request(), path, tables, None).waves) == 2


def test_answers_in_two_languages_that_are_said_to_be_one_question_are_doubted_until_options_hold_both(
    tmp_path: Path,
) -> None:
    """R3: English before, French after: an answer and its translation are two options, of which the key is one."""
    english, french = ["Police", "Shelter", "Embassy"], ["La police", "Le foyer", "L'ambassade"]
    files = _waves(tmp_path, "q4", english, french)
    path = tmp_path / "quiz.yaml"
    tables = [GivenTable(wave, file, None, trained=True) for wave, file in zip(("pre", "post"), files, strict=True)]  # type: ignore[arg-type]

    def doubts(options: str) -> list[str]:
        item = f"{{id: q4, key: a, also: {{q4: same}}, options: {{{options}}}}}"
        scale = f"{{id: s, title: Test, kind: multiple choice, items: [{item}]}}"
        path.write_text(f"instrument: Q\nid: q\ncode: {{columns: [code]}}\nscales: [{scale}]\n", encoding="utf-8")
        findings = read_files(Request(), path, tables, None).findings
        return [finding.message for finding in findings if finding.code == "survey.unlike-answers"]

    both = zip("abcdef", [*english, *french], strict=True)
    (message,) = doubts(", ".join(f'{option}: "{text}"' for option, text in both))
    assert "`q4` is said to be one question in both waves, and their answers hardly overlap" in message
    assert "An answer and its translation count as two" in message
    pairs = zip("abc", english, french, strict=True)
    assert doubts(", ".join(f'{option}: {{en: "{en}", fr: "{fr}"}}' for option, en, fr in pairs)) == []
