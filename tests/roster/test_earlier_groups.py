"""Earlier groups: our own files read back, tables like them, and what is asked where one isn't understood."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.roster.reading.earlier_groups import earlier_groups

WIDE = """Groups of the pilot
Person,Type,Round 1,Round 2
R2,GO,1,2
R3,NGO,1,1
r4,GO,2,2
R5,IGO,2,
"""
LONG = """Round,Group,Person,Name
1,A,R2,Ana
1,A,R3,Besa
Round 2,B,R2,Ana
2,C,R3,Besa
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "earlier.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_column_for_each_round(tmp_path: Path) -> None:
    found = earlier_groups(_written(tmp_path, WIDE))
    assert found.rounds == ((("R2", "R3"), ("R4", "R5")), (("R3",), ("R2", "R4")))


def test_groups_keep_their_numbers(tmp_path: Path) -> None:
    tables = "Person,Round 1,Round 2\nR2,Table 10,red\nR3,Table 2,blue\nR4,Table 1,red\n"
    found = earlier_groups(_written(tmp_path, tables))
    assert found.rounds == ((("R4",), ("R3",), ("R2",)), (("R2", "R4"), ("R3",)))


def test_a_row_for_each_seat(tmp_path: Path) -> None:
    assert earlier_groups(_written(tmp_path, LONG)).rounds == ((("R2", "R3"),), (("R2",), ("R3",)))


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Name,Group\nAna,1\n", "groups.earlier", "line 1"),
        ("Person,Round 1\nR2,1\nAna Hoxha,1\n", "groups.code", "line 3"),
        ("Round,Group,Person\nmorning,1,R2\n", "groups.round", "line 2"),
    ],
)
def test_what_is_not_understood_is_said_with_its_place_and_without_a_name(
    tmp_path: Path, text: str, code: str, place: str
) -> None:
    with pytest.raises(ContentError) as caught:
        earlier_groups(_written(tmp_path, text))
    (finding,) = caught.value.findings
    assert (finding.code, finding.where.place_in_file if finding.where else "") == (code, place)
    assert "Ana" not in str(finding)
    assert finding.hint
