"""Which people are of one organisation: by its name, and by the country where it is a state's."""

import itertools
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecpat_training.roster.reading import organisations
from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.organisations import similar_names
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.report.roster_map import mapping_yaml
from ecpat_training.roster.rule_parts.composition import members, tally
from tests.roster.lists import sheet

TWO = """
Name | Organisation | Sector | Country
Ana Petrova | Ministry of Interior | GO | AL
Kari Nordmann | Ministry of Interior | GO | Albania
Jean Marais | MINISTRY OF INTERIOR | GO | Kosovo
Ivo Babic | UNICEF | IGO | AL
Mila Peric | UNICEF | IGO | XK
Jan Smit | Terre des hommes | NGO | AL
Eva Horvat | Terre des hommes | NGO | XK
"""
SIX = """
Name | Organisation | Sector | Country
Ana Petrova | Ministry of Interior | GO | AL
Kari Nordmann | MoI | GO | AL
Jean Marais | Min. of the Interior | GO | AL
Ivo Babic | MINISTRY OF THE INTERIOR | GO | AL
Mila Peric | Ministry of Interior (MoI) | GO | AL
Jan Smit | Ministy of Interior | GO | AL
Eva Horvat | Ministry of Justice | GO | AL
Pia Lund | MoI | GO | RS
"""


def asked(reading: RosterReading, code: str) -> list[str]:
    return [f"{one.where}: {one.message}" for one in reading.findings if one.code == code]


def test_government_bodies_of_one_name_in_two_countries_are_two_and_it_is_said() -> None:
    reading = roster_from(sheet(TWO))
    assert tally(reading.roster, "organisation").counts == {
        "Ministry of Interior (AL)": 2, "MINISTRY OF INTERIOR (XK)": 1, "Terre des hommes": 2, "UNICEF": 2,
    }  # fmt: skip
    assert len(members(reading.roster.participants, "organisation")) == 4
    (apart,) = asked(reading, "roster.bodies-apart")
    assert "government bodies of AL and XK have one name (rows 2, 3 and 4); each country's is counted" in apart


def test_what_is_no_government_body_is_one_over_countries_and_it_is_said() -> None:
    (as_one,) = asked(roster_from(sheet(TWO)), "roster.body-as-one")
    assert "people from AL and XK are of one organisation by its name (rows 7 and 8)" in as_one


def test_a_government_body_without_a_country_is_asked_where_several_have_its_name() -> None:
    reading = roster_from(sheet(f"{TWO}Pia Lund | Ministry of Interior | GO | \n"))
    (apart,) = asked(reading, "roster.bodies-apart")
    assert "The country of 1 person there isn't known (row 9)." in apart
    assert "Ministry of Interior (country not known)" in tally(reading.roster, "organisation").counts


def test_a_list_without_countries_counts_by_the_name() -> None:
    reading = roster_from(sheet("Name | Organisation | Sector\nAna Novak | MUP | GO\nBen Kovac | mup | GO"))
    assert tally(reading.roster, "organisation").counts == {"MUP": 2}


def test_six_spellings_of_one_body_are_proposed_neither_joined_nor_left_unsaid() -> None:
    reading = roster_from(sheet(SIX))
    (same,) = asked(reading, "roster.same-body")
    assert "names of organisations may be spellings of one" in same
    assert {name for group in reading.bodies for name in group} == {
        "Ministry of Interior", "MoI", "Min. of the Interior", "MINISTRY OF THE INTERIOR", "Ministry of Interior (MoI)",
        "Ministy of Interior",
    }  # fmt: skip
    assert "Ministry" not in same, "the name of a body with one person there is that person's"


def test_a_mapping_file_decides_which_spellings_are_one(tmp_path: Path) -> None:
    made, _ = roster_map(sheet(SIX))
    text = mapping_yaml(made)
    assert '"MoI": Ministry of Interior?' in text
    path = tmp_path / "map.yaml"
    path.write_text(text, encoding="utf-8")
    assert len(tally(roster_from(sheet(SIX), read_mapping(path)).roster, "organisation").counts) > 5, "not decided yet"
    path.write_text(text.replace("Interior?", "Interior"), encoding="utf-8")
    reading = roster_from(sheet(SIX), read_mapping(path))
    assert tally(reading.roster, "organisation").counts == {
        "Ministry of Interior (AL)": 6, "Ministry of Interior (RS)": 1, "Ministry of Justice": 1,
    }  # fmt: skip
    assert asked(reading, "roster.same-body") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("International Organization for Migration", "IOM", True),
        ("Dept. of Social Affairs", "Department for Social Affair", True),
        ("State Agency for Child Protection", "State Agency for Child Protecton", True),
        ("Ministry of Interior", "Ministry of Justice", False),
        ("Police Station 1 Sofia", "Police Station 2 Sofia", False),
        ("Shelter North", "Shelter South", False),
        ("Centre for Social Work Bar", "Centre for Social Work Budva", False),
        ("Alfa", "ALF", False),
        ("Animus Association", "ASTRA", False),
        ("Regional Police Tirana", "Regional Police Tropoja", False),
    ],
)
def test_which_names_may_be_one(one: str, other: str, same: bool) -> None:
    assert bool(similar_names({one: 2, other: 1}, {})) is same


def test_bodies_of_two_countries_are_no_spellings_of_one() -> None:
    assert similar_names({"Ministry of Interior": 2, "MoI": 1}, {"Ministry of Interior": {"AL"}, "MoI": {"RS"}}) == []


@given(st.text("abcdeж", min_size=5, max_size=12), st.text("abcdeж", min_size=5, max_size=12))
@example("foundation", "foundaton")
@example("abcdeabcde", "abcdeabcdд")
def test_a_slip_of_the_pen_is_what_the_whole_comparison_finds_though_few_pairs_are_compared(
    one: str, other: str
) -> None:
    one, other = f"a{one}", f"a{other}"
    matcher = SequenceMatcher(None, other, one, autojunk=False)
    wanted = one == other or matcher.ratio() >= 0.85
    assert bool(similar_names({f"{one} centre": 1, f"{other} centre ": 1}, {})) is wanted


def test_names_of_many_bodies_are_compared_letter_by_letter_for_few_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []

    class Counted(SequenceMatcher[str]):
        def quick_ratio(self) -> float:
            compared.append(1)
            return super().quick_ratio()

    monkeypatch.setattr(organisations, "SequenceMatcher", Counted)
    words = ["".join(letters) for letters in itertools.islice(itertools.permutations("abcdefghij", 6), 0, None, 151)]
    assert len(words) == 1002
    similar_names({f"a{word} Foundation": 1 for word in words}, {})
    assert len(compared) < len(words) ** 2 / 10
