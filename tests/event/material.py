"""A programme's folder before a training, as a coordinator has it: the date stands in the series alone."""

from pathlib import Path

PROGRAMME = """\
programme: Children first
id: children-first
events:
  - {id: al-1, title: "Training 1, Tirana", country: AL, days: 2, participants: 12, language: sq, venue: Tirana,
     links: {pre: "https://survey.example.org/1", post: "https://survey.example.org/2"}}
  - {id: ro-1, title: "Training 2, Iasi", country: RO, days: 2, participants: 20}
manual:
  - chapter: Signals
    for: [training]
    sessions:
      - {id: signals, title: Signals, minutes: 60, method: lecture}
      - {id: police, title: Police work, minutes: 60, method: lecture, track: law enforcement}
      - {id: care, title: Care, minutes: 60, method: lecture, track: care}
trainers:
  - {id: AL-1, country: AL, stakeholder: NGO, role: care, speaks: [sq]}
"""
SERIES = "Training,First day,Trainers\nal-1,2026-05-11,AL-1\nro-1,2026-06-15,\n"
HOME = Path("trainings/al-1")
HEADERS = ("Code", "Name", "Organisation", "Role", "Email", "Stakeholder")
PEOPLE = (
    ("K1", "Ana Petrova", "Ministry", "law enforcement", "ana@example.org", "GO"),
    ("K2", "Кари Нордманн", "Police", "law enforcement", "kari@example.org", "GO"),
)


def put_folder(folder: Path, people: tuple[tuple[str, ...], ...] = PEOPLE, training: str = "al-1") -> Path:
    """The folder of a programme, with the list of a training."""
    home = folder / "trainings" / training
    home.mkdir(parents=True, exist_ok=True)
    (folder / "programme.yaml").write_text(PROGRAMME, "utf-8")
    (folder / "series.csv").write_text(SERIES, "utf-8")
    (home / "participants.csv").write_text(list_csv(people), "utf-8")
    return home


def list_csv(people: tuple[tuple[str, ...], ...]) -> str:
    """A list as spreadsheets save it."""
    rows = (HEADERS, *people)
    return "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\n"
