"""The finished files of published reports, attacked by integer programming; 1,000 of them by `benchmarks.attacking`."""

import random
import zipfile
from pathlib import Path

import pytest

from ecpat_training.effect.report.json import effect_json
from tests.draws import some_of
from tests.effect.disclosure.attacks import SURE, TEST, attack, figures, scores_recovered, table_recovered
from tests.survey.drawn_surveys import MADE, as_read, published_files, survey


@pytest.mark.parametrize("seed", some_of(range(5), 2, long=(0, 2)))
@pytest.mark.attack("a published report")
def test_no_number_of_people_is_recovered_from_the_files(seed: int, tmp_path: Path) -> None:
    people = random.Random(seed).randint(5, 60)
    files = published_files(survey(1000 + seed, people).report(), tmp_path)
    found = attack(files, as_read(files))
    assert found.nothing, found


def test_the_attack_finds_what_can_be_found() -> None:
    """The internal report of six people leaves one set of scores, or nearly."""
    report = effect_json(survey(3, 6).report(), MADE)
    told = [figures(report, scale)[0] for scale in ("test", "sure")]
    assert any(scores_recovered(one, scores) for one, scores in zip(told, (TEST, SURE), strict=True))
    alone = {"cells": [[58, 61], ["·", 7], [36, "·"]], "row_totals": [119, 12, 69], "column_totals": [99, 101]}
    assert table_recovered(alone, 10) == [(1, 0), (2, 1)]


@pytest.mark.parametrize(("seed", "people"), [(1, 100), (7, 150)])
def test_a_table_by_two_columns_has_the_same_cells_hidden_in_every_format(
    seed: int, people: int, tmp_path: Path
) -> None:
    files = published_files(survey(seed, people).report(), tmp_path)
    cross = as_read(files)["analyses"]["who_took_part"]["cross"]
    assert cross is not None
    hidden = sum(cell == "·" for row in cross["cells"] for cell in row)
    assert hidden
    assert table_recovered(cross, 10) == []
    text = files["txt"].read_text("utf-8")
    table = text[text.index("sector and work") : text.index("is withheld")]
    assert table.count("·") == hidden + 1, "and the line that explains it"


def test_office_files_name_no_author_and_hold_no_hidden_sheet(tmp_path: Path) -> None:
    files = published_files(survey(1, 40).report(), tmp_path)
    for ending in ("docx", "xlsx"):
        with zipfile.ZipFile(files[ending]) as archive:
            core = archive.read("docProps/core.xml").decode()
            assert 'state="hidden"' not in "".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith(".xml")
            )
            assert not [name for name in archive.namelist() if "pivot" in name]
        assert str(Path.home().name) not in core
    assert "<script" not in files["html"].read_text("utf-8")
