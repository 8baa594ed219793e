"""A row keeps its identity under another title, in another place, and after the programme has changed."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from ecpat_training.agenda.report.change_sentences import change_sentence
from ecpat_training.agenda.report.diff import replan_sentence
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.agenda.workflows.plan_diff import diff_agendas
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.core.errors import ContentError
from ecpat_training.documents.row_ids import bookmark, bookmark_id, of_bookmark
from ecpat_training.words.matching import title_key
from tests.agenda import edits
from tests.agenda.agenda_files import listed
from tests.agenda.edits import ID, OPENING, TALK, TIME, TITLE, TRAINERS, Edit

RENAMED = edits.PROGRAMME.replace("title: Hard to hear,", "title: What is heavy to bear,")


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return _file(tmp_path / "programme.yaml", edits.PROGRAMME)


def _file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _held(path: Path, programme: Path) -> tuple[list[str], list[str]]:
    check = check_agenda(path, programme)
    return listed(check.planned.agenda), [one.code for one in check.findings if one.code.startswith("agenda")]


AS_SENT = listed(edits.written())


# -- what is hidden --


def test_the_ids_are_a_hidden_last_column_that_no_print_shows(tmp_path: Path) -> None:
    book = load_workbook(edits.sent(tmp_path / "a.xlsx"))
    sheet = book["Day 1"]
    assert [sheet.cell(row, ID).value for row in range(1, 6)] == ["Id", "opening", "pre-test", "talk", "break"]
    assert sheet.column_dimensions["E"].hidden
    assert not sheet.column_dimensions["D"].hidden
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.tables[next(iter(sheet.tables))].ref.startswith("A1:E")


@pytest.mark.parametrize("id_", ["opening", "pre-test", "a" * 60, "what-trafficking-does-to-a-child-and-us"])
def test_a_bookmark_is_one_that_word_takes_and_says_the_id(id_: str) -> None:
    name = bookmark(1234, id_)
    assert len(name) <= 40
    assert name.isascii()
    assert name.replace("_", "").isalnum()
    assert of_bookmark(name) == bookmark_id(id_)
    assert bookmark_id(id_) != bookmark_id(f"{id_[:-1]}x")
    assert of_bookmark("_GoBack") is of_bookmark("_Toc12345") is None


# -- the programme is renamed --


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_a_title_that_the_programme_renames_breaks_no_file_that_was_sent(tmp_path: Path, ending: str) -> None:
    held, said = _held(edits.sent(tmp_path / f"a{ending}"), _file(tmp_path / "later.yaml", RENAMED))
    assert held == AS_SENT
    assert [one for one in said if one != "agenda.other-tables"] == ["agenda.retitled"]


def test_without_ids_the_likeliest_session_is_named(tmp_path: Path) -> None:
    path = edits.edited(tmp_path / "a.xlsx", Edit(edits.delete_column(ID)))
    later = _file(tmp_path / "later.yaml", RENAMED)
    (found,) = [one for one in check_agenda(path, later).findings if one.code == "agenda.renamed"]
    assert str(found.where).endswith("Day 1!B8")
    assert 'the agenda lacks "What is heavy to bear" (heavy), which would fit in here: renamed?' in found.message
    assert found.hint is not None
    assert "write `What is heavy to bear` here" in found.hint
    with pytest.raises(ContentError) as refused:
        replan_training(later, path)
    assert [one.code for one in refused.value.findings] == ["agenda.renamed"]


def test_a_session_of_ones_own_is_said_by_its_practice_and_asked_no_more(tmp_path: Path, programme: Path) -> None:
    def own(book: edits.Workbook) -> None:
        edits.both(edits.delete_column(ID), edits.cell(TALK, TITLE, "A visit"), edits.cell(1, ID, "Practice"))(book)
        edits.cell(TALK, ID, "0 %")(book)

    _, said = _held(edits.edited(tmp_path / "a.xlsx", Edit(own)), programme)
    assert "agenda.renamed" not in said


def test_a_yaml_file_is_asked_the_same(tmp_path: Path, programme: Path) -> None:
    text = edits.sent(tmp_path / "a.yaml").read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if "opening" in one and "09:00" in one and not one.startswith("#"))
    own = '      - {at: 09:00-09:30, title: "Hello to all", method: plenary, trainers: [BG-1, NL-2]}'
    path = _file(tmp_path / "a.yaml", text.replace(line, own))
    with pytest.raises(ContentError) as refused:
        replan_training(programme, path)
    assert [one.code for one in refused.value.findings] == ["agenda.renamed"]
    said = _file(tmp_path / "a.yaml", text.replace(line, own.replace("trainers:", "practice: 0 %, trainers:")))
    assert "agenda.renamed" not in _held(said, programme)[1]


# -- rows that were copied or typed over --


def test_the_id_of_a_copied_row_is_that_of_the_first(tmp_path: Path, programme: Path) -> None:
    def copied(book: edits.Workbook) -> None:
        edits.insert(TALK, "09:30-09:45", "A word from the mayor", "plenary", "BG-1 + NL-2", "opening")(book)

    held, said = _held(edits.edited(tmp_path / "a.xlsx", Edit(copied)), programme)
    assert "2025-03-29 09:30-09:45 A word from the mayor BG-1 NL-2" in held
    assert "agenda.own" in said


def test_a_title_that_is_known_is_believed_before_a_hidden_id(tmp_path: Path, programme: Path) -> None:
    path = edits.edited(tmp_path / "a.xlsx", Edit(edits.cell(OPENING, ID, "talk")))
    held, said = _held(path, programme)
    assert held == AS_SENT
    assert "agenda.id" in said


def test_sessions_that_share_a_title_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    alike = edits.PROGRAMME.replace("title: A talk,", "title: Opening,")
    path = edits.edited(tmp_path / "a.xlsx", Edit(edits.cell(TALK, TITLE, "Opening")))
    held, _ = _held(path, _file(tmp_path / "alike.yaml", alike))
    assert held == AS_SENT


# -- marks, spaces, codes --


@pytest.mark.parametrize(
    "written",
    [
        "Where do I stand ?", "Where do I stand\u00a0?", "« Where do I stand ? »",
        "‹\u202fWhere do I stand\u202f?\u202f›",
        "„Where do I stand?“", "Where do I stand\uff1f", "WHERE DO I STAND",
        "Where – do I stand …", "Where do\u00adI stand",
    ],
)  # fmt: skip
def test_marks_and_spaces_are_no_part_of_a_title(written: str) -> None:
    assert title_key(written).replace(" ", "") == title_key("Where do I stand?").replace(" ", "")


def test_what_tells_titles_apart_stays() -> None:
    assert len({title_key(one) for one in ("Part 1.1", "Part 11", "C", "C++", "Part 1", "???")}) == 6
    assert title_key("Deschidere şi prezentări") == title_key("deschidere si prezentari")


def test_a_small_raised_figure_is_a_footnote(tmp_path: Path, programme: Path) -> None:
    path = edits.edited(tmp_path / "a.xlsx", Edit(edits.cell(OPENING, edits.TRAINERS, "BG\u00b9")))
    with pytest.raises(ContentError) as refused:
        check_agenda(path, programme)
    assert [one.code for one in refused.value.findings if one.severity == "error"] == ["agenda.trainer"]


def test_a_trainer_whom_papers_call_by_name_is_that_trainer(tmp_path: Path) -> None:
    named = edits.PROGRAMME.replace("{id: NL-2,", "{id: NL-2, name: Arta Hoxha, names: yes,")
    back = edits.edited(tmp_path / "a.xlsx", Edit(edits.cell(OPENING, TRAINERS, "BG-1 and Arta  Hoxha")))
    assert _held(back, _file(tmp_path / "named.yaml", named))[0] == AS_SENT


@pytest.mark.parametrize(
    "name",
    [
        "Jan van den Berg",
        "Ana de la Cruz",
        "José Ortega y Gasset",
        "Maria e Silva",
        "Berg, Jan van den",
        "Ilir (Lili) Dhe",
    ],
)
def test_a_name_of_several_parts_is_that_trainer_as_papers_print_it(tmp_path: Path, programme: Path, name: str) -> None:
    """A joining word or a comma within a name parts no trainers."""
    named = edits.PROGRAMME.replace("{id: NL-2,", f'{{id: NL-2, name: "{name}", names: yes,')
    back = edits.edited(tmp_path / "a.xlsx", Edit(edits.cell(OPENING, TRAINERS, f"BG-1 and {name.upper()}")))
    assert _held(back, _file(tmp_path / "named.yaml", named))[0] == AS_SENT


# -- what changed between two --


def test_diff_asks_whether_a_session_in_its_slot_with_its_trainers_is_renamed(tmp_path: Path, programme: Path) -> None:
    old = edits.sent(tmp_path / "a.yaml")
    edit = edits.both(edits.cell(OPENING, TITLE, "Welcome and warm-up"), edits.delete_column(ID))
    diff, _ = diff_agendas(old, edits.edited(tmp_path / "a.xlsx", Edit(edit)), programme)
    (change,) = diff.changes
    assert (change.title, change.was_title) == ("Welcome and warm-up", "Opening")
    later = edits.both(edit, edits.cell(OPENING, TIME, "08:30-09:00"))
    diff, _ = diff_agendas(old, edits.edited(tmp_path / "b.xlsx", Edit(later)), programme)
    assert {one.title: (one.before is None, one.after is None) for one in diff.changes} == {
        "Welcome and warm-up": (True, False),
        "Opening": (False, True),
    }


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_diff_says_the_new_title_of_a_row_that_is_known_by_its_id(tmp_path: Path, programme: Path, ending: str) -> None:
    sent, back = edits.sent(tmp_path / f"a{ending}"), _retitled(tmp_path / f"b{ending}")
    (change,) = diff_agendas(sent, back, programme)[0].changes
    assert change_sentence(change) == "“Trafficking law, in brief” was “A talk” before."
    (change,) = diff_agendas(back, sent, programme)[0].changes
    assert change_sentence(change) == "“A talk” was “Trafficking law, in brief” before."
    assert not diff_agendas(back, _retitled(tmp_path / f"c{ending}"), programme)[0].changes


def test_a_title_that_is_written_back_is_said(tmp_path: Path, programme: Path) -> None:
    replan = replan_training(programme, _retitled(tmp_path / "b.xlsx")).replan
    assert replan is not None
    assert replan_sentence(replan) == (
        "1 title is written back as the programme has it: “A talk” in place of “Trafficking law, in brief”. "
        "Nothing else has to change: the agenda keeps every rule that must hold."
    )


def _retitled(path: Path) -> Path:
    typed = edits.text if path.suffix == ".docx" else edits.cell
    return edits.edited(path, Edit(typed(TALK, TITLE, "Trafficking law, in brief")))
