"""`ecpat plan map`: words of another office's agenda are written down, decided once, and count from then on."""

from pathlib import Path

from ecpat_training.core.errors import Exit
from tests.agenda.agenda_files import workbook
from tests.agenda.edits import PROGRAMME
from tests.agenda.test_words import ROMANIAN
from tests.commands.conftest import Ecpat


def test_on_the_command_line_the_file_is_written_and_then_counts(ecpat: Ecpat, folder: Path) -> None:
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    workbook(folder / "agenda.xlsx", {"Day 1": ROMANIAN})
    refused = ecpat("plan", "check", "agenda.xlsx", "--training", "two-days")
    assert refused.exit_code == Exit.FINDINGS
    assert "`ecpat plan map agenda.xlsx --out agenda-map.yaml`" in refused.stderr
    mapped = ecpat("plan", "map", "agenda.xlsx", "--training", "two-days", "--out", "agenda-map.yaml")
    assert mapped.exit_code == Exit.CLEAN, mapped.stderr
    text = (folder / "agenda-map.yaml").read_text("utf-8")
    (folder / "agenda-map.yaml").write_text(text.replace('"dr. Ana Popescu":', '"dr. Ana Popescu": NL-2 #'), "utf-8")
    assert "[agenda.trainer]" not in ecpat("plan", "check", "agenda.xlsx", "--training", "two-days").stderr
