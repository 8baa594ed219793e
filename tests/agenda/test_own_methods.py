"""A method of a programme's own goes through rules, papers and back; an agenda's own session may have it too."""

from pathlib import Path

import pytest

from ecpat_training.agenda.model.agenda import Agenda, PlannedTraining
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.documents.outputs import render
from ecpat_training.files.yaml.file import Source, read_yaml
from ecpat_training.programme.model.programme import Programme
from tests.agenda.agenda_files import read
from tests.agenda.cases import programme, rule
from tests.agenda.papers_made import paper


def own(counts_as: str = "lecture") -> Programme:
    """The small programme, its talk a keynote."""
    written = programme().model_dump(mode="json", by_alias=True, exclude_unset=True)
    for chapter in written["manual"]:
        for session in chapter["sessions"]:
            session.update({"method": "keynote"} if session["id"] == "talk" else {})
    return Programme.model_validate({**written, "methods": {"keynote": counts_as}})


ITEMS = [
    "09:00-09:30 opening @ BG-1 + NL-2",
    "09:30-10:10 talk @ BG-1 + NL-2",
    "10:10-11:00 lunch",
    {"at": "11:00-11:30", "title": "The minister", "method": "keynote", "trainers": ["BG-1", "NL-2"]},
]


def agenda(of: Programme) -> Agenda:
    return read_agenda(Source("agenda.yaml", {"training": "two-days", "days": [{"items": ITEMS}]}), of)[0]


@pytest.mark.parametrize(("counts_as", "kept"), [("lecture", False), ("discussion", True)])
def test_rules_count_it_as_the_programme_says(counts_as: str, kept: bool) -> None:
    of = own(counts_as)
    context = Context(of, of.training("two-days"))
    (result,) = judge([rule("lecture at most", {"minutes": 20})], agenda(of), context)
    assert result.kept is kept


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_it_comes_back_from_office_files_as_it_went(ending: str, tmp_path: Path) -> None:
    of = own()
    document = paper("agenda", PlannedTraining(of, of.training("two-days"), agenda(of)))
    path = tmp_path / f"agenda{ending}"
    path.write_bytes(render(document, path))
    again, said = read(path, of=of)
    assert said == []
    assert [one.session.method for one in again.sessions() if one.session] == ["plenary", "keynote", "keynote"]
    assert [one.session.counted_method for one in again.sessions() if one.session][1:] == ["lecture", "lecture"]


def test_an_agenda_file_says_it_too(tmp_path: Path) -> None:
    of = own()
    (tmp_path / "agenda.yaml").write_text(agenda_yaml(agenda(of), of), encoding="utf-8")
    again, _ = read_agenda(read_yaml(tmp_path / "agenda.yaml"), of)
    assert [one.session.counted_method for one in again.sessions() if one.session][1:] == ["lecture", "lecture"]


@pytest.mark.parametrize("name", ["agenda", "agenda_trainers", "session_plans"])
def test_papers_write_it_as_the_programme_does(name: str) -> None:
    of = own()
    assert "keynote" in str(paper(name, PlannedTraining(of, of.training("two-days"), agenda(of), language="de")))
