"""Lists of 300 people of a first year and of 50 of them in the second, a programme with targets, and decisions."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from tests.commands.running import Ran, run_here
from tests.donor.second import HALF_DAYS, SIDES

PROGRAMME = """\
programme: Two years, one table
id: two-years
about: Trainings against trafficking in children.
period: 2005-01 to 2006-12
timezone: Europe/Tirane
events:
  - {id: al-1, title: The first year, country: AL, twin: BE, days: 2, start: 2005-10-06, participants: 20}
  - {id: al-2, title: The second year, country: AL, twin: BE, days: 2, start: 2006-03-06, participants: 20}
  - {id: al-3, title: One day, country: AL, twin: BE, days: 1, start: 2006-05-08, participants: 20}
manual:
  - chapter: Frame
    for: [training]
    sessions:
      - {id: opening, title: Opening, minutes: 20-40, method: plenary, practice: 50 %}
donors:
  targets:
    - {template: eea, indicator: ALL-010, persons: 150, female: 100, baseline: 0, baseline year: 2004}
    - {template: eea, indicator: ALL-010, year: 2005, persons: 120}
    - {template: justice, indicator: 5a, persons: 280, participations: 360}
  iati: {activity: XM-EX-1-TWO, organisation: XM-EX-1, name: The office, organisation kind: 22, start: 2005-01-01}
"""
HEAD = ["Given name", "Surname", "E-mail", "Gender", "Profession", "Organisation", "Stakeholder", *HALF_DAYS]
_SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "ta", "vu", "ze", "cha", "dro", "fli", "gre")


def people(number: int, seed: int = 5) -> list[list[str]]:
    """People whose names are not alike, of both sexes and all sides."""
    draw = random.Random(seed)
    jobs = list(SIDES)
    return [
        [
            "".join(draw.choice(_SYLLABLES) for _ in range(4)).capitalize(),
            "".join(draw.choice(_SYLLABLES) for _ in range(4)).capitalize(),
            f"person{at}@example.org",
            "female" if draw.random() < 0.6 else "male",
            draw.choice(jobs),
            f"Office {at % 15}",
            draw.choice(("GO", "NGO", "NGO")),
        ]
        for at in range(number)
    ]


def write_list(path: Path, there: Sequence[Sequence[str]], missed: int) -> None:
    """A list on which every so manieth person missed the last half-day."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for at, one in enumerate(there):
            writer.writerow([*one, "x", "x", "x", "" if at % missed == 0 else "x"])


def two_years(folder: Path) -> None:
    """300 people in 2005, 50 of them again in 2006; who is who is decided."""
    there = people(300)
    write_list(folder / "al-1.csv", there, 7)
    write_list(folder / "al-2.csv", there[100:150], 4)
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    assert run_here(["roster", "match", "al-1.csv", "al-2.csv", "--accept-certain", "-o", "pairs.yaml"]).exit_code == 0


def donor(*arguments: str) -> Ran:
    """`ecpat donor` over the two years."""
    return run_here(["donor", "al-1.csv", "al-2.csv", "-p", "programme.yaml", "-d", "pairs.yaml", *arguments])
