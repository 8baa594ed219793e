"""One body under names in several languages is asked, never joined; two bodies of one kind in two places are not."""

from pathlib import Path

import pytest

from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.organisations import similar_names
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.report.roster_map import mapping_yaml
from ecpat_training.roster.rule_parts.rule import RosterRule
from tests.roster.lists import sheet
from tests.roster.rooms import rules

INTERIOR = (
    "Ministry of Interior", "Ministarstvo unutrašnjih poslova", "Министарство унутрашњих послова", "MUP", "МУП", "MoI",
    "MIA", "Ministère de l'Intérieur", "BMI", "Ministerul Afacerilor Interne", "Міністерство внутрішніх справ",
    "Министерство на вътрешните работи", "Ministria e Punëve të Brendshme", "Siseministeerium", "Ministerstvo vnitra",
    "Ministerie van Binnenlandse Zaken", "Belügyminisztérium", "Υπουργείο Εσωτερικών", "İçişleri Bakanlığı",
    "وزارة الداخلية", "შინაგან საქმეთა სამინისტრო", "Ներքին գործերի նախարարություն", "Home Office",
)  # fmt: skip


def reading_of(*people: tuple[str, str]) -> RosterReading:
    lines = [
        f"Ana{chr(98 + index)} Popa{chr(98 + index)} | {name} | {land}" for index, (name, land) in enumerate(people)
    ]
    return roster_from(sheet("\n".join(["Name | Organisation | Country", *lines])))


def verdict(reading: RosterReading, most: int) -> tuple[str, list[int]]:
    (rule,) = rules({"at most of one": {"organisation": most}})
    assert isinstance(rule, RosterRule)
    result = rule.check(reading.roster)
    return result.verdict, [counted.highest for counted in result.counts]


@pytest.mark.parametrize("name", INTERIOR[1:])
def test_a_ministry_of_the_interior_may_be_one_in_every_language_of_lists(name: str) -> None:
    (group,) = similar_names({INTERIOR[0]: 2, name: 1}, {})
    assert set(group) == {INTERIOR[0], name}


@pytest.mark.parametrize(
    ("name", "translation"),
    [
        ("Ministry of Labour and Social Policy", "Ministarstvo rada i socijalne politike"),
        ("Centre for Social Work Novi Sad", "Центар за социјални рад Нови Сад"),
        ("Public Prosecutor's Office", "Javno tužilaštvo"),
        ("State Agency for Child Protection", "Държавна агенция за закрила на детето"),
        ("Border Police", "Granična policija"),
        ("Municipality of Tirana", "Bashkia Tirana"),
        ("Ombudsperson", "Zaštitnik građana"),
        ("Ministry of Justice of the Republic of Serbia", "Ministarstvo pravde Republike Srbije"),
        ("MUP RS", "Ministry of Interior of Serbia"),
        ("Customs Administration", "Uprava carina"),
    ],
)
def test_names_that_say_the_same_may_be_one(name: str, translation: str) -> None:
    assert len(similar_names({name: 2, translation: 1}, {})) == 1


@pytest.mark.parametrize(
    ("name", "neighbour"),
    [
        ("Ministry of Interior", "Ministarstvo pravde"),
        ("MoI", "MoJ"),
        ("Ministry of Interior", "Policija"),
        ("Ministarstvo unutrašnjih poslova", "Ministry of Interior - Border Police"),
        ("Police of Novi Sad", "Policija Niš"),
        ("Police", "Policija Niš"),
        ("Centar za socijalni rad Bar", "Centre for Social Work Budva"),
        ("Ministry of Interior of Albania", "MUP Srbije"),
        ("Embassy of Belgium", "Ambassade de France"),
        ("Higher Public Prosecutor's Office", "Osnovno javno tužilaštvo"),
        ("Police Station 1", "Полицейский участок 2"),
        ("Novi Sad Court", "Novi Sad Police"),
        ("UNICEF Serbia", "UNICEF Albania"),
    ],
)
def test_two_bodies_of_a_kind_are_not_asked(name: str, neighbour: str) -> None:
    assert similar_names({name: 2, neighbour: 1}, {}) == []


def test_an_abbreviation_is_that_of_a_name_in_any_language_of_the_list() -> None:
    names = ("Ministria e Mjedisit", "MM", "Ministarstvo zaštite prirode", "МЗП")
    assert sorted(map(sorted, similar_names(dict.fromkeys(names, 1), {}))) == [
        ["MM", "Ministria e Mjedisit"],
        ["Ministarstvo zaštite prirode", "МЗП"],
    ]


def test_one_question_for_all_names_and_the_cap_says_what_it_perhaps_is() -> None:
    names = ("Ministry of Interior", "Ministarstvo unutrašnjih poslova", "МУП", "Ministère de l'Intérieur")
    reading = reading_of(*((names[index % 4], "RS") for index in range(7)))
    assert [finding.code for finding in reading.findings].count("roster.same-body") == 1
    assert verdict(reading, 3) == ("not known", [7])
    assert verdict(reading, 7) == ("kept", [])


def test_ministries_of_two_countries_stay_two_and_each_has_its_own_bound() -> None:
    albania = [("Ministry of Interior", "AL")] * 3 + [("Ministria e Brendshme", "AL")]
    serbia = [("Ministry of Interior", "RS")] * 2 + [("MUP", "RS")]
    assert verdict(reading_of(*albania, *serbia), 3) == ("not known", [4])
    assert verdict(reading_of(*albania, *serbia), 2) == ("broken", [3, 3])
    apart = reading_of(*[("Ministria e Brendshme", "AL")] * 3, *[("MUP", "RS")] * 3)
    assert (apart.bodies, verdict(apart, 3)) == ((), ("kept", []))


def test_what_is_decided_of_the_names_is_remembered(tmp_path: Path) -> None:
    people = "\n".join(
        f"Ana{letter} Popa{letter} | {name}" for letter, name in zip("bcd", ("MUP", "MUP", INTERIOR[0]), strict=True)
    )
    text = f"Name | Organisation\n{people}"
    draft = mapping_yaml(roster_map(sheet(text))[0])
    assert '"MUP": Ministry of Interior?' in draft
    path = tmp_path / "map.yaml"
    path.write_text(draft.replace("Interior?", "Interior"), encoding="utf-8")
    reading = roster_from(sheet(text), read_mapping(path))
    assert reading.bodies == ()
    assert verdict(reading, 2) == ("broken", [3])
    path.write_text(draft.replace("Ministry of Interior?", "MUP"), encoding="utf-8")
    apart = roster_from(sheet(text), read_mapping(path))
    assert (apart.bodies, verdict(apart, 2)) == ((), ("kept", []))
