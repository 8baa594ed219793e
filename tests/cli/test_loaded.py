"""A command loads what its answer needs: other features, formats and languages wait until somebody asks for them."""

import subprocess
import sys
from pathlib import Path

import pytest

from ecpat_training.core.shipped import shipped
from tests.cli.test_help import HEAVY

EXAMPLE = shipped("examples") / "tirana-2005"
LIST, PROGRAMME = str(EXAMPLE / "roster-as-sent.xlsx"), str(EXAMPLE / "programme.yaml")
OURS = "ecpat_training."
FOR_MACHINES = {OURS + name for name in ("commands.envelope", "roster.report.for_machines")}
OTHER_FEATURES = {OURS + name for name in ("effect", "survey", "notebook", "agenda.planner", "agenda.workflows")}
OTHER_LANGUAGES = {OURS + name for name in ("words.catalogue.translation", "programme.model.translated_programme")}
CHARTS = {OURS + name for name in ("documents.evaluation_charts", "documents.terminal.charts")}
READERS = ("agenda.reading.agenda", "agenda.reading.tables", "agenda.workflows.agenda_file")
READS_AGENDAS = {OURS + name for name in READERS}


def loaded(program: str) -> set[str]:
    """The modules that a fresh Python holds after a program."""
    ends = "\nimport sys\nsys.stderr.write('loaded ' + ' '.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program + ends], capture_output=True, encoding="utf-8", check=True)
    return set(ran.stderr.rpartition("loaded ")[2].split())


def after(*line: str) -> set[str]:
    """The modules that are loaded after a command."""
    return loaded(f"from ecpat_training.cli.main import _run\n_run({list(line)!r})")


@pytest.fixture(scope="module")
def checked() -> set[str]:
    return after("roster", "check", LIST, "--programme", PROGRAMME)


@pytest.mark.parametrize("unused", [FOR_MACHINES, OTHER_FEATURES, OTHER_LANGUAGES, CHARTS])
def test_a_list_checked_on_a_terminal_loads_nothing_for_other_answers(checked: set[str], unused: set[str]) -> None:
    assert f"{OURS}roster.workflows.check" in checked
    assert checked & unused == set()


def test_a_list_checked_on_a_terminal_loads_no_library_but_those_that_read_it(checked: set[str]) -> None:
    assert checked & HEAVY == {"python_calamine", "yaml"}
    assert "json" not in checked


def test_what_is_asked_for_is_loaded(tmp_path: Path) -> None:
    """The other tests of this file would hold of names that nothing has."""
    note = str(tmp_path / "note.html")
    asked = after("roster", "check", LIST, "--programme", PROGRAMME, "--json", "--note", note, "--language", "sq")
    assert FOR_MACHINES | OTHER_LANGUAGES | {"babel", "jinja2"} <= asked
    for command in ("agenda_file", "plan_keep"):
        reading = loaded(f"import ecpat_training.agenda.workflows.{command}")
        assert reading >= READS_AGENDAS


def test_an_agenda_is_planned_without_what_reads_agendas() -> None:
    """What the solver itself loads is not ours to choose."""
    planning = loaded("import ecpat_training.agenda.workflows.agenda_report")
    assert planning & READS_AGENDAS == set()
    assert planning & (HEAVY - {"yaml"}) == set()
