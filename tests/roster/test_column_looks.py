"""A list in a language that no table knows: its mapping file says what each column looks like, and holds no names."""

import random
from pathlib import Path

import pytest

from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.report.roster_map import mapping_yaml
from tests.roster.lists import sheet

HEADERS = {
    "Finnish": ("Etunimi | Sukunimi | Sukupuoli | Järjestö | Maa | Sähköposti | Puhelin | Syntymäaika", "nainen mies"),
    "Hindi": ("नाम | उपनाम | लिंग | संगठन | देश | ईमेल | फ़ोन | जन्मतिथि", "महिला पुरुष"),
    "Thai": ("ชื่อ | นามสกุล | เพศ | องค์กร | ประเทศ | อีเมล | โทรศัพท์ | วันเกิด", "หญิง ชาย"),
    "Chinese": ("名 | 姓 | 性别 | 组织 | 国家 | 电子邮件 | 电话 | 出生日期", "女 男"),
}


def a_list(language: str, *, with_header: bool = True) -> str:
    header, genders = HEADERS[language]
    draw = random.Random(language)
    lines = [header] if with_header else []
    for number in range(14):
        cells = [f"Given{chr(97 + number)}", f"Sur{chr(97 + number)}", genders.split()[number % 2]]
        cells += [f"Body {draw.choice('XYZ')}", draw.choice(["Finland", "Estonia"]), f"p{number}@example.org"]
        lines.append(" | ".join([*cells, f"+358 40 123 45{number:02}", f"{number + 1}.5.1980"]))
    return "\n".join(lines)


def draft(text: str) -> str:
    return mapping_yaml(roster_map(sheet(text))[0])


@pytest.mark.parametrize("language", HEADERS)
def test_columns_go_by_their_headers_with_what_they_look_like(language: str) -> None:
    lines = [line.strip() for line in draft(a_list(language)).partition("columns:")[2].strip().splitlines()]
    headers = HEADERS[language][0].split(" | ")
    assert [line.partition(": ")[0].strip().strip(':"') for line in lines] == headers
    proposals = [line.partition(":")[2].partition("#")[0].strip() for line in lines]
    assert proposals == ["", "", "gender?", "", "country?", "e-mail?", "phone?", ""]
    first, second = HEADERS[language][1].split()
    assert f"two values, `{first}`, `{second}`" in lines[2]
    assert lines[7].endswith("dates")


@pytest.mark.parametrize("language", HEADERS)
def test_no_name_is_in_it_with_a_header_or_without(language: str) -> None:
    for text in (a_list(language), a_list(language, with_header=False)):
        assert not [word for word in ("Given", "Sur", "p1@", "Body", "358") if word in draft(text)]


@pytest.mark.parametrize("name", ["Maria Popescu", "Popescu", "maria popescu"])
def test_somebody_who_stands_beside_many_is_not_shown(name: str) -> None:
    header = "Name | Sex | Aaaa"
    people = "\n".join(f"Person {chr(97 + number)} | F | {name}" for number in range(9))
    assert name not in draft(f"{header}\n{people}")


@pytest.mark.parametrize(
    ("cells", "looks"),
    [
        (["yes", "no", "yes", "no"], "ticks, or yes and no"),
        (["1", "2", "3", "4"], "number?"),
        (["a@x.org", "b@x.org"], "e-mail?"),
        (["Xxx Yyy", "Zzz"], "looks like `Aa Aa`, `Aa`"),
        (
            ["vegan", "vegan", "vegan", "meat", "meat", "meat", "fish", "fish", "fish"],
            "such as `vegan`, `meat`, `fish`",
        ),
        (["", ""], "nothing below it"),
    ],
)
def test_a_column_that_nobody_knows_says_what_it_looks_like(cells: list[str], looks: str) -> None:
    text = "\n".join(["Name | Sex | Aaaa", *(f"Person {n} | F | {cell}" for n, cell in enumerate(cells))])
    (line,) = [line for line in draft(text).splitlines() if '"Aaaa"' in line]
    assert looks in line


def test_a_confirmed_draft_reads_the_list(tmp_path: Path) -> None:
    text = draft(a_list("Finnish")).replace("?  ", "   ").replace('"Etunimi":', '"Etunimi": given name #')
    path = tmp_path / "map.yaml"
    path.write_text(text + "values: {gender: {nainen: female, mies: male}}\n", encoding="utf-8")
    people = roster_from(sheet(a_list("Finnish")), read_mapping(path)).roster.participants
    assert {person.country for person in people} == {"FI", "EE"}
    assert [person.gender for person in people] == ["female", "male"] * 7
    assert people[3].email == "p3@example.org"
