"""Small files as an office has them: a programme that is planned in a moment, an agenda, a list, a survey."""

from collections.abc import Iterable, Sequence
from pathlib import Path

PROGRAMME = """\
programme: Two cities, one table
id: two-cities
timezone: Europe/Sofia
events:
  - {id: pilot, title: The pilot, kind: pilot, country: BG, twin: NL, days: 1, start: 2025-10-06, participants: 20,
     hours: 09:00-13:00}
  - {id: bg-1, title: Training in Plovdiv, country: BG, twin: NL, days: 1, participants: 20, hours: 09:00-13:00}
manual:
  - chapter: Frame
    for: [training, pilot]
    sessions:
      - {id: opening, title: Opening, minutes: 20-40, method: plenary, practice: 50 %, place: start of training}
      - {id: closing, title: Closing, minutes: 15-30, method: plenary, practice: 50 %, place: end of training}
  - chapter: Content
    for: [training, pilot]
    sessions:
      - {id: signals, title: Signals, minutes: "40-60, ideally 50", method: case study, practice: 70 %,
         needs: {lead: police work}}
      - {id: roles, title: Who does what, minutes: "40-60, ideally 45", method: group work, practice: 80 %,
         after: [signals]}
trainers:
  - {id: BG-1, country: BG, stakeholder: GO, role: law enforcement, speaks: [bg, en], competences: [police work]}
  - {id: BG-2, country: BG, stakeholder: NGO, role: care, speaks: [bg, en]}
  - {id: NL-1, country: NL, stakeholder: GO, role: law enforcement, speaks: [nl, en], competences: [police work]}
  - {id: NL-2, country: NL, stakeholder: NGO, role: care, speaks: [nl, en]}
rules:
  roster:
    - size: 3-6
    - mix: {of: stakeholder, want: {GO: 1-2, IGO: at least 1, NGO: at least 1}, because: cooperation is what it is for}
    - mix: {of: role, want: {law enforcement: 2-3}}
  team:
    - competence: {because: people who do this work teach it}
    - mixed pair: {of: role}
  agenda:
    - frame: {}
    - coverage: {}
    - prerequisites: {}
    - session length: {}
    - breaks: {coffee: 15-20, lunch: 60}
    - break every: {minutes: 90, never over: 120, weight: 5}
"""

SERIES = """\
programme: Two countries, one twin
id: two-countries
period: 2026-02 to 2026-07
partners: [{country: BG, twin: NL}, {country: CZ, twin: NL}]
trainings: {per country: 2, days: 2, participants: 20}
series:
  period: 2026-02-02 to 2026-06-30
  days between: 28-70 days
  expert: {most: 3}
events:
  - {id: pilot, title: The pilot, kind: pilot, country: NL, days: 1, start: 2026-02-05, participants: 20,
     trainers: [NL-1, EXP-1]}
manual:
  - chapter: Content
    sessions:
      - {id: signals, title: Signals, minutes: "40-60, ideally 50", method: case study, practice: 70 %}
trainers:
  - {id: BG-1, country: BG, stakeholder: GO, role: law enforcement, speaks: [bg, en]}
  - {id: BG-2, country: BG, stakeholder: NGO, role: care, speaks: [bg, en]}
  - {id: CZ-1, country: CZ, stakeholder: GO, role: law enforcement, speaks: [cs, en]}
  - {id: NL-1, country: NL, stakeholder: GO, role: law enforcement, speaks: [nl, en]}
  - {id: NL-2, country: NL, stakeholder: NGO, role: care, speaks: [nl, en]}
  - {id: EXP-1, country: GB, stakeholder: IGO, role: care, speaks: [en], external expert: true}
  - {id: EXP-2, country: IT, stakeholder: IGO, role: care, speaks: [en], external expert: true}
"""

DESIGN = """\
programme: Five countries, one after the other
id: five-countries
period: 2026-02 to 2026-07
partners:
  - {country: BG, twin: NL}
  - {country: CZ, twin: AT}
  - {country: EE, twin: DK}
  - {country: RO, twin: FR}
  - {country: AL, twin: BE}
trainings: {per country: 2, days: 2, participants: 20}
series:
  period: 2026-02-02 to 2026-07-17
  days between: 28-112 days
design: {waves: 5, of: 1, balance: [population, police share], keep: 20 %, table: covariates.csv}
manual:
  - chapter: Content
    sessions:
      - {id: signals, title: Signals, minutes: "40-60, ideally 50", method: case study, practice: 70 %}
trainers:
  - {id: NL-1, country: NL, stakeholder: GO, role: law enforcement, speaks: [nl, en]}
  - {id: EXP-1, country: GB, stakeholder: IGO, role: care, speaks: [en], external expert: true}
  - {id: EXP-2, country: IT, stakeholder: IGO, role: care, speaks: [en], external expert: true}
"""

COVARIATES = """\
Country,Population,Police share
BG,6.4,45 %
CZ,10.9,40 %
EE,1.4,52 %
RO,19.1,38 %
AL,2.7,60 %
"""

SERIES_TABLE = """\
Training,First day,Trainers
bg-1,2026-02-10,"BG-1, BG-2, NL-1, NL-2, EXP-2"
cz-1,2026-02-24,"CZ-1, NL-1, NL-2, EXP-1"
bg-2,2026-03-10,"BG-1, BG-2, NL-1, NL-2, EXP-2"
cz-2,2026-03-24,"CZ-1, NL-1, NL-2, EXP-1"
"""

AGENDA = """\
training: bg-1
programme: programme.yaml
days:
  - date: 2025-11-03
    items:
      - 09:00-09:30 opening @ BG-1 + NL-2
      - 09:30-10:20 signals @ NL-1 + BG-2
      - 10:20-10:40 break
      - 10:40-11:25 roles   @ BG-1 + NL-2
      - 11:25-11:45 closing @ BG-2 + NL-1
"""

ROSTER = """\
Name,Surname,Gender,Organisation,GO/IGO/NGO,Country,Profession,E-mail,Telephone
Ana,Petrova,F,City Police,GO,BG,police officer,ana.petrova@example.org,+359 2 555 0101
Kari,Nordmann,F,Child Helpline,NGO,NO,social worker,kari@example.org,+47 55 50 01 02
Jean,O'Brien,M,Liaison Office,IGO,FR,police officer,jean@example.org,+33 1 55 50 01 03
"""

TRAINERS = """\
Code,Name,Country,GO/NGO,Side,Languages,Competences,Confirmed,Observed,Taught back,Assessor 1,Assessor 2
BG-7,Ana Petrova,BG,NGO,care,"bg, en",police work,yes,2026-01-04,2026-02-04,3,4
"""

JUNE = """\
Name,Surname,Gender,Organisation,GO/IGO/NGO,Country,Profession,E-mail
Mila,Peric,F,Shelter,NGO,RS,social worker,mila@example.org
Ivo,Babic,M,Border Police,GO,RS,police officer,ivo@example.org
"""

INSTRUMENT = """\
instrument: Five statements
id: five
groups: [org_type]
not scored: [comment]
scales:
  - id: sure
    title: How sure people feel
    kind: likert
    answers: 1-5
    items: [{id: q1}, {id: q2}, {id: q3}, {id: q4}, {id: q5}]
"""

POINTS = """\
instrument: Quiz points
id: quiz
scales:
  - {id: points, title: Points, kind: number, items: [{id: points}]}
"""


RUBRIC = """\
rubric: Recognising a child in need
cases:
  - {id: A, title: A girl at a border}
  - {id: B, title: A boy in a car wash}
criteria:
  - {id: signs, title: Names signs, levels: [none, one sign, several signs]}
  - {id: safety, title: Puts safety first, levels: [not at all, in words, with a step, with two steps]}
"""
_HALVES = [("K1", 1), ("K2", 2), ("K3", 1), ("K4", 2), ("K5", 1), ("K6", 2), ("K7", 1)]
_KEYED = [
    (code, half, wave, "AB"[(half - 1 + later) % 2], f"B{at}D{2 + later}")
    for at, (code, half) in enumerate(_HALVES, 2)
    for later, wave in enumerate(("pre", "post"))
]
RATING_KEY = "Code,Half,Wave,Case,Answer\n" + "".join(",".join(map(str, row)) + "\n" for row in _KEYED)
_LEVELS = [
    (0, 0),
    (2, 2),
    (1, 1),
    (2, 3),
    (0, 1),
    (1, 3),
    (0, 0),
    (1, 2),
    (1, 0),
    (2, 3),
    (0, 0),
    (1, 1),
    (1, 2),
    (2, 3),
]
RATER_1, RATER_2 = (
    "Answer,Case,Rater,Names signs,Puts safety first\n"
    + "".join(
        f"{row[4]},{row[3]},{rater},{signs},{max(0, safety - (less and at % 5 == 1))}\n"
        for at, (row, (signs, safety)) in enumerate(zip(_KEYED, _LEVELS, strict=True))
    )
    for rater, less in (("rater-1", 0), ("rater-2", 1))
)
"""Seven people and two raters, the second of whom is stricter three times."""


def written(folder: Path, **files: str) -> None:
    """Writes files into a folder: `programme=...` becomes `programme.yaml`, `pre_csv=...` becomes `pre.csv`."""
    for name, text in files.items():
        stem, _, ending = name.partition("_")
        (folder / f"{stem}.{ending or 'yaml'}").write_text(text, encoding="utf-8", newline="")


def table(header: str, rows: Iterable[Sequence[object]]) -> str:
    """A CSV table of plain values."""
    return "\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n"


def codes(people: Sequence[object]) -> list[str]:
    """A code for each of these people, far apart from one another."""
    return [f"{chr(65 + at % 26) * 3}{at:03d}{chr(90 - at % 26)}" for at in range(len(people))]


def points(scores: Sequence[float]) -> str:
    """A table of ready scores, a person a row."""
    return table("code,points", zip(codes(scores), scores, strict=True))


def answers(wave: str, *people: tuple[str, str, Sequence[int]]) -> list[tuple[object, ...]]:
    """Rows of the five statements: each person's code, stakeholder type and answers, all of one wave."""
    return [(code, wave, kind, *given) for code, kind, given in people]


WIDE = PROGRAMME.partition("    - mix")[0].replace("size: 3-6", "size: 1-100") + PROGRAMME[PROGRAMME.index("  team:") :]
"""The programme with a roster rule that any list keeps."""

FORMATS = ("html", "docx", "xlsx", "json", "txt")
COMMANDS = {
    "plan": ("plan", "programme.yaml", "--training", "bg-1"),
    "plan keep": ("plan", "programme.yaml", "--keep", "agenda.yaml"),
    "plan diff": ("plan", "diff", "agenda-sent.yaml", "agenda.yaml"),
    "plan check": ("plan", "check", "agenda.yaml"),
    "roster check": ("roster", "check", "roster.csv", "--programme", "programme.yaml"),
    "roster draft": ("roster", "draft", "roster.csv"),
    "roster join": ("roster", "join", "roster.csv", "june.csv"),
    "roster match": ("roster", "match", "roster.csv", "june.csv"),
    "roster select": ("roster", "select", "roster.csv", "--seats", "3", "--programme", "programme.yaml"),
    "roster invite": ("roster", "invite", "roster.csv", "--programme", "programme.yaml", "--no-show", "10%"),
    "roster reserves": (
        "roster", "reserves", "roster.csv", "--selected", "R2,R3,R4", "-p", "programme.yaml", "--no-show", "9%",
    ),
    "trainers check": ("trainers", "check", "trainers.csv", "-p", "programme.yaml"),
    "trainers choose": ("trainers", "choose", "apply.csv", "-p", "programme.yaml", "--seats", "1"),
    "trainers ladder": ("trainers", "ladder", "trainers.csv", "-p", "programme.yaml", "--on", "2026-05-12"),
    "trainers cascade": ("trainers", "cascade", "held.csv", "-p", "programme.yaml"),
    "donor": ("donor", "roster.csv", "june.csv", "--donor", "eea"),
    "evaluate": ("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml"),
}  # fmt: skip
"""Every command over the small files, without where its results go."""


def small_files(folder: Path) -> None:
    """Writes the files that the commands read."""
    scores = {"pre_csv": points([3, 5, 4, 6, 2]), "post_csv": points([5, 6, 4, 9, 4])}
    written(folder, programme=PROGRAMME, agenda=AGENDA, roster_csv=ROSTER, quiz=POINTS, **scores)
    held = "Date,Training,Trainers,Reached\n2026-03-04,bg-1,BG-1,20\n"
    written(folder, trainers_csv=TRAINERS, apply_csv=TRAINERS.replace("BG-7", "BG-8"), held_csv=held)
    (folder / "june.csv").write_text(JUNE, encoding="utf-8", newline="")
    (folder / "agenda-sent.yaml").write_text(AGENDA, encoding="utf-8", newline="")


def outs(stem: str, *more: str) -> list[str]:
    """`--out` for every format of a document, and more."""
    return [part for ending in (*FORMATS, *more) for part in ("--out", f"{stem}.{ending}")]
