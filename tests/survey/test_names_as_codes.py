"""Where people are known by their names, none of these is ever shown, however short it is."""

import pytest

from ecpat_training.effect.linking.linking import link
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, graded


@pytest.mark.parametrize(
    ("header", "codes", "named"),
    [
        ("Name", ["Bo Li", "JD", "Ng"], True),
        ("Participant", ["Anna Berg", "Carl Moss", "Bo Li"], True),
        ("E-mail", ["a@b.org", "c@d.org", "e@f.org"], True),
        ("code", ["AN07MO", "BO11LI", "CA02ER"], False),
        ("code", ["AN07MO", "BO11LI", "Anna Berg"], False),
    ],
)
def test_a_column_of_names_is_known_by_its_header_or_by_most_of_its_cells(
    header: str, codes: list[str], named: bool
) -> None:
    form = graded("q1", code={"columns": [header]})
    rows = "\n".join(f"{code},3" for code in codes)
    (before,), _ = survey_of(csv_table(f"{header},q1\n{rows}\n"), form, "pre")
    assert before.named is named
    (after,), _ = survey_of(csv_table(f"{header},q1\nsomebody else,4\n"), form, "post")
    shown = [one.named for one in link(before, after).only_before]
    assert all(shown) is named


def test_a_name_that_stands_twice_is_not_quoted() -> None:
    form = graded("q1", code={"columns": ["Name"]})
    (before,), _ = survey_of(csv_table("Name,q1\nBo Li,3\nBo Li,4\nJD,1\n"), form, "pre")
    (after,), _ = survey_of(csv_table("Name,q1\nBo Li,3\nJD,1\n"), form, "post")
    linking = link(before, after)
    said = " ".join(one.reason for one in (*linking.left_out_before, *linking.left_out_after))
    assert "its code" in said
    assert "Bo Li" not in said
