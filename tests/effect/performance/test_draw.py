"""The draw: halves by lot, cases crossed, codes that say nothing to raters; and what raters get."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ecpat_training.core.errors import ContentError
from ecpat_training.documents.wording import languages, wording
from ecpat_training.effect.performance.drawing import draw_key
from ecpat_training.effect.performance.reading.codes import read_codes
from ecpat_training.effect.performance.reading.key import read_key
from ecpat_training.effect.performance.report.sheets import pen_sheet
from ecpat_training.effect.performance.report.workbooks import FIXED_HEADERS, HEADER, key_workbook, rater_workbook
from ecpat_training.words.lists.rating_words import RATING_FIELD_OF
from ecpat_training.words.matching import letters_key
from tests.effect.performance.material import CODES, KEY, RUBRIC


@pytest.mark.parametrize(("people", "halves"), [(4, (2, 2)), (7, (4, 3)), (20, (10, 10))])
def test_halves_are_as_large_as_each_other_and_get_the_cases_crossed(people: int, halves: tuple[int, int]) -> None:
    key = draw_key([f"P{at}" for at in range(people)], ("A", "B"), 3)
    assert key.halves() == halves
    got = {(one.half, one.wave, one.case) for one in key.answers}
    assert got == {(1, "pre", "A"), (1, "post", "B"), (2, "pre", "B"), (2, "post", "A")}
    assert len({one.blind for one in key.answers}) == 2 * people


def test_the_seed_draws_the_same_again_and_another_seed_something_else() -> None:
    assert draw_key(CODES, ("A", "B"), 617) == KEY
    assert draw_key(CODES, ("A", "B"), 618) != KEY


def test_who_knows_the_seed_alone_cannot_make_the_blind_codes() -> None:
    others = draw_key([f"XX-{at}" for at in range(len(CODES))], ("A", "B"), 617)
    assert {one.blind for one in others.answers} & {one.blind for one in KEY.answers} == set()


def test_raters_see_neither_person_nor_wave_and_begin_at_both_ends() -> None:
    orders = []
    for rater in ("rater-1", "rater-2"):
        workbook = load_workbook(BytesIO(rater_workbook(KEY, RUBRIC, rater, wording())))
        texts = {str(cell.value) for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row}
        assert texts.isdisjoint({*CODES, "pre", "post"})
        sheet = workbook.worksheets[0]
        orders.append([sheet.cell(row, 1).value for row in range(HEADER + 1, HEADER + 17)])
        assert [cell.value for cell in sheet[HEADER]][: len(FIXED_HEADERS)] == ["Answer", "Case", "Rater"]
        assert len(sheet.data_validations.dataValidation) == len(RUBRIC.criteria)
    assert orders[0] == orders[1][::-1] == sorted(orders[0])


def test_the_sheet_to_score_by_pen_has_a_box_for_each_level() -> None:
    form = pen_sheet(KEY, RUBRIC, "rater-1", wording()).blocks[-1]
    assert [cell.count("☐") for cell in form.rows[0]] == [0, 0, 3, 4]  # type: ignore[union-attr]
    assert len(form.rows) == len(KEY.answers)  # type: ignore[union-attr]


def test_the_key_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "key.xlsx"
    key = draw_key(["01", "02", "1E5", "007"], ("A", "B"), 5)
    path.write_bytes(key_workbook(key))
    assert read_key(path, RUBRIC) == key


def test_a_key_of_another_rubric_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key.xlsx"
    path.write_bytes(key_workbook(draw_key(CODES, ("X", "Y"), 5)))
    with pytest.raises(ContentError, match="another one stands here"):
        read_key(path, RUBRIC)


@pytest.mark.parametrize("language", languages())
def test_a_sheet_in_any_language_is_read_by_its_headers(language: str) -> None:
    """A rater reads the own language; what comes back is read as an English sheet is."""
    words = wording(language)
    workbook = load_workbook(BytesIO(rater_workbook(KEY, RUBRIC, "rater-1", words)))
    heads = [str(cell.value) for cell in workbook.worksheets[0][HEADER]][: len(FIXED_HEADERS)]
    assert [RATING_FIELD_OF.get(letters_key(head)) for head in heads] == ["blind", "case", "rater"]
    assert RATING_FIELD_OF.get(letters_key(words.say("rater remarks"))) is None


@pytest.mark.parametrize(
    ("header", "declined", "waiting", "comes"),
    [
        ("Code;Name;Status", "declined", "waiting list", "confirmed"),
        ("Code;Nom;Statut", "décliné", "liste d'attente", "confirmé"),
        ("Code;Nume;Status", "refuzat", "listă de așteptare", "confirmat"),
    ],
)
def test_whoever_is_out_of_the_list_gets_no_case(
    tmp_path: Path, header: str, declined: str, waiting: str, comes: str
) -> None:
    path = tmp_path / "participants.csv"
    status = {3: declined, 5: waiting}
    rows = [f"K{at};Person Number{at};{status.get(at, comes)}" for at in range(1, 9)]
    path.write_text("\n".join([header, *rows, f";Nobody Withcode;{declined}"]), encoding="utf-8")
    codes, findings = read_codes(path)
    assert codes == [f"K{at}" for at in (1, 2, 4, 6, 7, 8)]
    (said,) = [finding.message for finding in findings if finding.code == "roster.status"]
    assert said.startswith("3 people aren't drawn: 2 declined")


def test_a_table_of_codes_that_is_no_list_of_people_is_drawn_whole(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("\n".join(["Code,Table", *(f"{code},2" for code in CODES)]), encoding="utf-8")
    codes, findings = read_codes(path)
    assert codes == CODES
    assert [finding.code for finding in findings if finding.code.startswith("roster.")] == []
