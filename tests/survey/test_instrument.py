"""Questionnaire files."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.survey.instrument.instrument import LikertScale
from ecpat_training.survey.reading.instrument import read_instrument

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "programmes" / "instruments").glob("*.yaml"))

SHORT = """
instrument: Short form
id: short
code: {columns: [code], text: {en: Your code, no: Koden din}}
not scored: [remarks]
missing: [NA, 99]
scales:
  - id: confidence
    title: Confidence
    kind: likert
    answers: 1-5
    asked: [post, follow-up]
    labels: {Agree: 4, Enig: 4}
    items:
      - {id: s1, text: {en: I know whom to call, no: Jeg vet hvem jeg skal ringe}}
  - id: knowledge
    title: Knowledge
    kind: multiple choice
    items:
      - {id: k1, options: {a: Yes, b: No, dk: I don't know}, key: b}
"""


def test_a_questionnaire_is_read_with_its_words_as_text(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(SHORT, encoding="utf-8")
    instrument, source = read_instrument(path)
    confidence, knowledge = instrument.scales
    assert isinstance(confidence, LikertScale)
    assert confidence.labels == {"Agree": 4.0, "Enig": 4.0}
    assert confidence.asked == ("post", "follow-up")
    assert knowledge.items[0].options == {"a": "Yes", "b": "No", "dk": "I don't know"}
    assert instrument.missing == ("NA", "99")
    assert instrument.code.wordings() == [("code", "Your code", "Koden din")]
    assert source.location_of(("scales", 0, "labels")).line == 13


def test_a_key_that_is_no_option_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(SHORT.replace("key: b", "key: z"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"short\.yaml:1[6-9].*`k1` needs a key that is one of its options"):
        read_instrument(path)


@pytest.mark.parametrize(
    ("wrong", "by", "line", "message"),
    [
        ("Enig: 4", "Enig: 6", 13, "labels.Enig: 6 is outside the scale's `answers` (1-5)."),
        (
            "    asked: [post, follow-up]",
            "    answered: 9",
            12,
            "9 answers are needed for a score, but there are 1 items",
        ),
        ("id: k1", "id: s1", 20, "the item `s1` is there before already"),
        ("id: knowledge", "id: confidence", 16, "the scale `confidence` is there before already"),
    ],
)
def test_what_no_answer_could_fit_is_told_at_its_place_in_the_questionnaire(
    tmp_path: Path, wrong: str, by: str, line: int, message: str
) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(SHORT.replace(wrong, by), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_instrument(path)
    (finding,) = caught.value.findings
    assert finding.where is not None
    assert finding.where.line == line
    assert message in finding.message


def test_a_code_of_several_columns_has_no_single_wording(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(SHORT.replace("columns: [code]", "columns: [c1, c2]"), encoding="utf-8")
    with pytest.raises(ContentError, match="several questions"):
        read_instrument(path)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_questionnaires_are_read_without_remarks(path: Path) -> None:
    instrument, source = read_instrument(path)
    assert instrument.scales
    assert source.findings == ()


def test_a_folder_is_read_as_the_instrument_in_it(tmp_path: Path) -> None:
    (tmp_path / "instrument.yaml").write_bytes(SHIPPED[0].read_bytes())
    assert read_instrument(tmp_path)[0] == read_instrument(SHIPPED[0])[0]
