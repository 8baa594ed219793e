"""What is written of an agenda in Excel and Word is read back as the same agenda, whatever its titles hold."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, PlannedTraining
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.reading.tables import read_tables, written_agenda
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.table import day_tables
from ecpat_training.agenda.workflows.translation import translated
from ecpat_training.documents.document import Block, Document, FactList, Heading
from ecpat_training.documents.outputs import render
from ecpat_training.documents.wording import wording
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.translation import ProgrammeTranslation
from ecpat_training.values.kinds import Method
from tests.agenda.agenda_files import HEADER, listed, read, workbook
from tests.agenda.cases import agenda, programme
from tests.agenda.test_agenda_yaml import agendas, bare
from tests.draws import draws
from tests.translations.files import complete_languages


def document(agenda: Agenda, of: Programme, language: str) -> Document:
    """An agenda's tables with what says whose they are: the report without its pictures."""
    words = wording(language)
    facts = ((words.say("training"), agenda.training), (words.say("programme file"), "../programme.yaml"))
    blocks: list[Block] = [FactList(facts)]
    for day, table in zip(agenda.days, day_tables(agenda, of, words), strict=True):
        blocks += [Heading(day_name(day, words), 2), table]
    return Document(agenda.title, blocks)


def read_back(path: Path, agenda: Agenda, of: Programme, language: str = "en") -> tuple[Agenda, list[str]]:
    path.write_bytes(render(document(agenda, of, language), path))
    tables = read_tables(path)
    assert tables.head.data == {"programme": "../programme.yaml"}
    again, findings = read_agenda(written_agenda(tables, of), of)
    return again, [one.message for one in findings]


@settings(max_examples=draws(16, 5))
@given(agendas(), st.sampled_from([".xlsx", ".docx"]))
def test_it_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, written: Agenda, ending: str) -> None:
    filled = tuple(day for day in written.days if day.items)
    if not filled:
        return
    written = written.model_copy(
        update={"days": tuple(day.model_copy(update={"number": at}) for at, day in enumerate(filled, 1))}
    )
    again, _ = read_back(tmp_path_factory.mktemp("drawn") / f"agenda{ending}", written, programme())
    assert bare(again) == bare(written)
    assert again.training == written.training


DAYS = [
    ["09:00-09:30 opening @ BG-1 + NL-2", "09:30-10:15 heavy @ BG-2 + NL-1", "10:15-10:30 break", *(
        {"at": f"{at // 60}:{at % 60:02}-{(at + 10) // 60}:{(at + 10) % 60:02}", "title": f"Own: {method}",
         "method": method, "trainers": ["BG-1"]}
        for at, method in zip(range(630, 1000, 10), get_args(Method), strict=False)
    )],
    [{"at": "08:30-09:00", "title": "Only for care", "track": "care", "trainers": ["BG-1"], "room": "Green room"},
     {"at": "08:30-09:00", "title": "Only for police", "track": "law enforcement", "room": "Blue room"},
     "09:00-10:00 police-talk @ BG-1 + NL-2 [Blue room]", "09:00-10:00 care-talk @ BG-2 + NL-1 [Green room]",
     "10:00-11:00 lunch"],
]  # fmt: skip


@pytest.mark.parametrize("language", complete_languages())
def test_it_is_read_back_from_every_language_in_which_it_is_printed(tmp_path: Path, language: str) -> None:
    texts = {language: {"sessions": {"opening": {"title": f"Opening in {language}"}}}} if language != "en" else {}
    of = programme().model_copy(
        update={"translations": {code: ProgrammeTranslation.model_validate(one) for code, one in texts.items()}}
    )
    written = agenda(DAYS, dates=["2025-03-29", "2025-03-30"])
    printed, _ = translated(
        PlannedTraining(of, of.training("two-days"), written), language, Source("programme.yaml", {})
    )
    path = tmp_path / "agenda.docx"
    path.write_bytes(render(document(printed.agenda, printed.programme, language), path))
    again, findings = read_agenda(written_agenda(read_tables(path), of), of)
    dates = [day.date for day in again.days]
    assert dates == [day.date for day in written.days], "write its months in words/lists/calendar_words.toml"
    english, _ = translated(PlannedTraining(of, of.training("two-days"), again), "en", Source("programme.yaml", {}))
    assert (bare(english.agenda), again.training) == (bare(written), "two-days")
    assert findings == []


@pytest.mark.parametrize("language", complete_languages())
def test_who_is_not_confirmed_yet_is_read_in_every_language(tmp_path: Path, language: str) -> None:
    first, *others = programme().trainers
    of = programme().model_copy(update={"trainers": (first.model_copy(update={"confirmed": False}), *others)})
    written = agenda([["09:00-09:30 opening @ BG-1 + NL-2"]])
    again, said = read_back(tmp_path / "a.docx", written, of, language)
    assert again.sessions()[0].trainers == ("BG-1", "NL-2")
    assert not said


SAME = [("talk", "A talk"), ("talk-2", "a  TALK")]


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_sessions_that_share_a_title_are_told_apart(tmp_path: Path, ending: str) -> None:
    chapters = [
        chapter.model_copy(
            update={
                "sessions": tuple(
                    one.model_copy(update={"title": dict(SAME).get(one.id, one.title)}) for one in chapter.sessions
                )
            }
        )
        for chapter in programme().manual
    ]
    of = programme().model_copy(update={"manual": tuple(chapters)})
    both = [one for one in of.sessions() if one.id in dict(SAME)]
    items = tuple(
        AgendaItem(start=540 + 60 * at, end=600 + 60 * at, title=one.title, session=one) for at, one in enumerate(both)
    )
    agenda = Agenda(training="two-days", title="Two days", days=(AgendaDay(number=1, items=items),))
    again, findings = read_back(tmp_path / f"agenda{ending}", agenda, of)
    assert [item.session and item.session.id for item in again.sessions()] == ["talk", "talk-2"]
    assert not findings


def test_a_session_that_the_training_cannot_hold_is_not_confused_with_its_own(tmp_path: Path) -> None:
    """A meeting of experts, which isn't held here, ends its days under the same title."""
    *chapters, experts = programme().manual
    (paper,) = experts.sessions
    same = experts.model_copy(update={"sessions": (paper.model_copy(update={"title": "Feedback"}),)})
    of = programme().model_copy(update={"manual": (*chapters, same)})
    (table,) = day_tables(agenda([["09:00-09:15 feedback @ BG-1 + NL-2"]]), of, wording("en"))
    assert table.rows[0][1] == "Feedback"
    rows = [HEADER, ("09:00-09:15", "Feedback", "reflection", "BG-1 + NL-2")]
    agenda_, _ = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}), of=of)
    assert listed(agenda_) == ["1 09:00-09:15 feedback BG-1 NL-2"]
    lines = {"training": "two-days", "days": [{"items": ["09:00-09:15 Feedback @ BG-1 + NL-2"]}]}
    assert read_agenda(Source("agenda.yaml", lines), of)[0].sessions()[0].session == of.sessions("training")[3]


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_what_libreoffice_saved_is_read_as_the_same(ending: str) -> None:
    """Files of ours that LibreOffice 25.2 saved again, in the workbook with its own times in two columns."""
    path = Path(__file__).parent / "agendas" / f"libreoffice{ending}"
    agenda, said = read(path, training=None)
    assert agenda.training == "two-days"
    assert listed(agenda) == [
        "2025-03-29 09:00-09:30 opening BG-1 NL-2",
        "2025-03-29 09:30-10:10 talk BG-1 NL-2",
        "2025-03-29 10:10-10:25 (break) Break",
        "2025-03-29 10:25-11:25 exercise NL-2 BG-1",
        "2025-03-30 09:00-09:15 recap NL-2 BG-1",
        "2025-03-30 09:15-10:00 heavy NL-2 NL-1",
        "2025-03-30 10:00-10:15 debrief NL-2 NL-1",
        "2025-03-30 10:15-11:15 (lunch) Lunch",
    ]
    assert not said
