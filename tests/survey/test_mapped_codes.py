"""Each line of `codes` in a mapping file makes one person of two codes, or is refused or doubted with its place."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.survey.reading.mapping import SurveyMapping
from ecpat_training.survey.reading.mapping_file import read_survey_mapping
from tests.effect.waves import instrument, number_scale


def mapping(folder: Path, *lines: str) -> SurveyMapping:
    path = folder / "map.yaml"
    path.write_text("\n".join(["survey: pre.csv", "codes:", *(f"  {line}" for line in lines)]), encoding="utf-8")
    return read_survey_mapping(path, instrument(number_scale()))


def remarks(mapping: SurveyMapping) -> list[tuple[str, int | None]]:
    return [(remark.code, remark.where.line if remark.where else None) for remark in mapping.remarks()]


@pytest.mark.parametrize(
    ("lines", "at_fault"),
    [
        (["AN07: BA08", "BA08: AN07"], [3, 4]),
        (["AN07: BA08", "BA08: CE09"], [3]),
        (["AN07: an-07"], [3]),
        (["ВА51: ва 51"], [3]),
    ],
)
def test_circles_are_refused_with_their_lines(tmp_path: Path, lines: list[str], at_fault: list[int]) -> None:
    with pytest.raises(ContentError) as refused:
        mapping(tmp_path, *lines)
    assert [finding.where.line for finding in refused.value.findings if finding.where] == at_fault


def test_what_is_right_is_read_without_a_word(tmp_path: Path) -> None:
    decided = mapping(tmp_path, "AN07: BA08", "A7: BA08")
    assert decided.meant_codes(["AN07", "", "XX1"]) == ["BA08", "", "XX1"]
    assert decided.meant_codes(["BA08"]) == ["BA08"]
    assert decided.meant_codes(["A7"]) == ["BA08"]  # three waves, never two of the codes in one
    assert remarks(decided) == []


def test_two_codes_of_one_wave_that_become_one_are_told(tmp_path: Path) -> None:
    decided = mapping(tmp_path, "AN07: BA08", "CE09: DI10")
    decided.meant_codes(["AN07", "BA08", "CE09"])
    decided.meant_codes(["BA08", "DI10"])
    assert remarks(decided) == [("mapping.two-codes", 3)]


def test_codes_that_no_answers_have_are_told(tmp_path: Path) -> None:
    decided = mapping(tmp_path, "AN07: BA08", "CE09: DI11")
    decided.meant_codes(["AN07", "CE09"])
    assert remarks(decided) == []  # the other wave isn't read
    decided.meant_codes(["BA08", "DI10"])
    assert remarks(decided) == [("mapping.not-in-file", 4)]
