"""`ecpat survey map` beside the other wave's file: which columns hold the same people's codes, and which codes are
nearly the same (decisions 0139 and 0150)."""

import re
from pathlib import Path

import pytest

from tests.commands.running import run_here
from tests.survey.drawn_codes import DECOYS, QUESTIONS, drawn_pair

SIGNS = [f"{word}{number}" for word in ("sun", "Moon ", "lion") for number in range(60, 10, -8)]
FORM = """\
instrument: A form
id: form
scales:
  - {id: s, title: Confidence, kind: likert, answers: 1-5, items: [{id: q1}, {id: q2}]}
"""


def _file(folder: Path, name: str, header: str, codes: list[str], *further: str) -> None:
    rows = [
        f"{code},{2 + (name == 'post.csv')},3,{beside}" for code, beside in zip(codes, further or codes, strict=False)
    ]
    (folder / name).write_text("\n".join([f"{header},q1,q2,Town", *rows]) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("header", "other_header"),
    [("My sign", "The same sign"), ("Votre pseudonyme", "Pseudonyme"), ("Знак", "Тот же знак")],
)
def test_both_columns_are_proposed_and_link_once_they_are_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, header: str, other_header: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "instrument.yaml").write_text(FORM, encoding="utf-8")
    towns = ["Tirana", "Sofia", "Riga"] * 8
    _file(tmp_path, "pre.csv", header, SIGNS, *towns)
    typed = [sign.replace("o", "о") if number % 3 == 0 else sign for number, sign in enumerate(SIGNS[4:])]
    _file(tmp_path, "post.csv", other_header, typed, *towns)
    ran = run_here(["survey", "map", "pre.csv", "post.csv", "--out", "map.yaml"])
    text = (tmp_path / "map.yaml").read_text(encoding="utf-8")
    assert f'"{header}": code?' in text
    assert f'"{other_header}": code?' in text
    assert re.search(r"# column 1; \d+ of 17 values of column 1 of post.csv .* are in column 1 of pre.csv", text)
    assert '"Town": ' in text
    assert '"Town": code' not in text
    assert " in post.csv; letters of another alphabet" in text
    assert ran.exit_code == 0
    (tmp_path / "map.yaml").write_text(re.sub(r"\?(\s+#)", r"\1", text), encoding="utf-8")
    told = run_here(["evaluate", "pre.csv", "post.csv", "--mapping", "map.yaml"])
    assert "17 people compared" in " ".join(told.stdout.split())
    run_here(["survey", "map", "pre.csv", "post.csv", "--mapping", "map.yaml", "--out", "again.yaml"])
    again = (tmp_path / "again.yaml").read_text(encoding="utf-8")
    assert "code?" not in again
    assert "?  " not in again.split("codes:")[1]


def test_a_questionnaire_without_a_code_is_said_to_lack_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "instrument.yaml").write_text(FORM.replace("scales:", "code: none\nscales:"), encoding="utf-8")
    _file(tmp_path, "pre.csv", "My sign", SIGNS)
    _file(tmp_path, "post.csv", "Sign", SIGNS[3:])
    ran = run_here(["survey", "map", "pre.csv", "post.csv"])
    assert "warning: 18 of 18 values of column 1 of post.csv (`Sign`)" in ran.stderr
    assert 'write in the instrument, under `code`: `columns: ["My sign"]` and `text: "Sign"`' in " ".join(
        ran.stderr.split()
    )


def test_codes_beside_points_are_proposed_without_a_questionnaire(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, header, codes in (("pre.csv", "Sign", SIGNS), ("post.csv", "Your sign", SIGNS[3:])):
        rows = [f"{number % 20},{code}" for number, code in enumerate(codes)]
        (tmp_path / name).write_text("\n".join([f"Score,{header}", *rows]) + "\n", encoding="utf-8")
    run_here(["survey", "map", "pre.csv", "post.csv", "--out", "map.yaml"])
    text = (tmp_path / "map.yaml").read_text(encoding="utf-8")
    assert '"Sign": code?' in text
    assert '"Your sign": code?' in text


@pytest.mark.parametrize("seed", range(60, 75))
def test_drawn_pairs_are_found_and_decoys_never_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.chdir(tmp_path)
    items = ", ".join(f"{{id: q{number}, text: {text}}}" for number, text in enumerate(QUESTIONS))
    labels = "{Strongly disagree: 1, Disagree: 2, Neutral: 3, Agree: 4, Strongly agree: 5}"
    scale = f"{{id: s, title: S, kind: likert, answers: 1-5, labels: {labels}, items: [{items}]}}"
    (tmp_path / "instrument.yaml").write_text(f"instrument: F\nid: f\nscales:\n  - {scale}\n", encoding="utf-8")
    pair = drawn_pair(tmp_path, seed)
    run_here(["survey", "map", pair.before.name, pair.after.name, "--out", "map.yaml"])
    text = (tmp_path / "map.yaml").read_text(encoding="utf-8")
    coded = set(re.findall(r'^  "(.*)": code\??\s', text, flags=re.MULTILINE))
    assert pair.headers[0] in coded
    assert not coded & {*DECOYS, *QUESTIONS}
