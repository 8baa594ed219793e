"""A programme with one training of two days and its agenda, small enough to be planned again at once."""

from pathlib import Path

from ecpat_training.serve.model.site import Site
from tests.agenda.edits import DAYS, PROGRAMME

ADDRESS = "/agenda/two-days"


def small_site(folder: Path) -> Site:
    """The folder as it is served."""
    (folder / "trainings" / "two-days").mkdir(parents=True)
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    agenda_file(folder).write_text(agenda(), encoding="utf-8")
    return Site(folder=folder, programme=folder / "programme.yaml")


def agenda_file(folder: Path) -> Path:
    """Where the agenda stands."""
    return folder / "trainings" / "two-days" / "agenda.yaml"


def agenda(version: int = 1) -> str:
    """The agenda as a person wrote it, and as the pages put it back: under a later version, for calendars."""
    days = "".join(
        f"  - date: 2025-03-{29 + at}\n    items:\n" + "".join(f"      - {item}\n" for item in items)
        for at, items in enumerate(DAYS)
    )
    later = f"version: {version}\n" if version > 1 else ""
    return f"# Agreed on the phone.\ntraining: two-days\nprogramme: ../../programme.yaml\n{later}days:\n{days}"
