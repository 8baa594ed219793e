"""Files with before and after side by side, as offices have them: who is whom is known beforehand, and so is the
change."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.documents.document import Paragraph
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.linking.panel import panel
from ecpat_training.effect.linking.several_files import one_per_wave
from ecpat_training.effect.model.linking import Linking
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.remarks.linking import linking_remarks
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words.readers import READERS
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, graded

HEADER = "code,workshop,q1.pre,q1.post"
FORM = graded("q1", answers="0-100")


def waves(*rows: object, header: str = HEADER, file: str = "export.csv") -> tuple[WaveResponses, WaveResponses]:
    before, after = survey_of(csv_table("\n".join([header, *map(str, rows)]), file=file), FORM)[0]
    return before, after


def linked(*rows: object, header: str = HEADER) -> Linking:
    return link(*waves(*rows, header=header))


def lines(linking: Linking) -> list[tuple[int, int]]:
    """Of each link the lines of the file that hold both ends."""
    return [(one.before.where.row, one.after.where.row) for one in linking.links]


def said(linking: Linking) -> dict[str, str]:
    return {one.code: one.message for one in linking_remarks(linking, vital=False)}


def test_people_who_came_to_two_workshops_count_with_each_row() -> None:
    """65 rows with both waves, of 46 codes alone in their wave; six people missed a form in each of two workshops."""
    once = [(f"{chr(65 + at % 26) * 3}{at:03d}", at) for at in range(40)]
    twice = [(f"ZZ{chr(65 + at)}{at * 7:03d}Q", at) for at in range(10)]
    missed = [f"YY{chr(65 + at)}{at * 5:03d}M" for at in range(6)]
    rows = [f"{code},a,{at},{at + 10}" for code, at in once]
    rows += [
        f"{code},{place},{at + more},{at + more + 4}" for code, at in twice for place, more in (("a", 0), ("b", 9))
    ]
    rows += [f",b,{at},{at + 1}" for at in range(5)]
    rows += [f"{code},a,90," for code in missed] + [f"{code},b,,99" for code in missed]
    before, after = waves(*rows)
    linking = link(before, after)
    assert linking.linked == 65
    assert all(first == second for first, second in lines(linking))
    assert {one.rule for one in linking.links} == {"row"}
    (change,) = evaluate_waves(FORM, [before, after]).comparisons[0].changes
    assert change.n == 65
    assert change.raw.value == pytest.approx((40 * 10 + 20 * 4 + 5) / 65)
    remarks = said(linking)
    assert remarks["evaluate.by-row"] == "`pre` to `post`: 65 participations recognised by the row that holds both."
    assert remarks["evaluate.came-again"].startswith(
        "`pre` to `post`: 10 people took part more than once, by the codes"
    )
    assert (linking.again, linking.linked - linking.again) == (10, 55)
    assert (
        "6 codes are in `pre` in one row and in `post` in another: `YYA000M` (line 67)"
        in (remarks["evaluate.rows-apart"])
    )
    assert "6 people only in `pre`" in remarks["evaluate.not-linked"]
    assert panel([before, after], [linking]).people == 65 + 12


def test_half_a_row_of_somebody_who_has_a_whole_one_is_told() -> None:
    remarks = said(linked("AN07,a,3,8", "BO12,a,5,6", "CY31,a,4,9", "an07,b,,7", "DU44,b,,5"))
    assert (
        "2 people only in `post` (`an07` and `DU44`), so not in the comparison; of `an07` the code is in another"
        in (remarks["evaluate.not-linked"])
    )


def test_a_row_for_each_form_that_was_sent_is_linked_by_its_code() -> None:
    """The platform leaves the other wave's columns empty: here the code is all there is."""
    linking = linked("AN07,a,3,", "BO12,a,5,", "AN07,a,,8", "CY31,a,2,", "BO12,a,,6", "DU44,a,,9")
    assert lines(linking) == [(2, 4), (3, 6)]
    assert {one.rule for one in linking.links} == {"exact"}
    assert [one.code for one in (*linking.only_before, *linking.only_after)] == ["CY31", "DU44"]
    assert "evaluate.by-row" not in said(linking)


def test_a_form_sent_twice_in_a_row_for_each_form_counts_once() -> None:
    linking = linked("AN07,a,3,", "AN07,a,3,", "AN07,a,,8", "BO12,a,5,", "BO12,a,,6")
    assert lines(linking) == [(2, 4), (5, 6)]
    assert linking.linked + len(linking.only_before) + len(linking.left_out_before) == linking.n_before


def test_a_row_that_stands_twice_counts_once() -> None:
    before, after = waves("AN07,a,3,8", "AN07,a,3,8", "BO12,a,5,6")
    linking = link(before, after)
    assert lines(linking) == [(2, 2), (4, 4)]
    assert [one.location.row for one in (*linking.left_out_before, *linking.left_out_after)] == [3, 3]
    assert panel([before, after], [linking]).people == 2


def test_without_a_code_rows_link_and_half_a_row_is_one_who_answered_once() -> None:
    linking = linked("a,3,8", "a,4,", "a,5,6", "a,,7", header="workshop,q1.pre,q1.post")
    assert lines(linking) == [(2, 2), (4, 4)]
    assert [one.where.row for one in (*linking.only_before, *linking.only_after)] == [3, 5]
    assert linking.left_out_before == linking.left_out_after == ()
    assert [one.shown for one in linking.only_before] == ["(line 3)"]


def test_two_files_without_codes_are_not_mixed_up() -> None:
    """Line 2 of one is somebody else than line 2 of the other."""
    header = "workshop,q1.pre,q1.post"
    parts = [waves("a,3,8", "a,4,5", header=header, file=name) for name in ("tirana.csv", "skopje.csv")]
    (before, after), _ = one_per_wave([wave for part in parts for wave in part], FORM)
    assert link(before, after).linked == 4


def test_two_exports_laid_side_by_side_are_linked_by_their_codes() -> None:
    """Somebody has pasted the answers after beside those before, in another order."""
    header = "code.pre,q1.pre,code.post,q1.post"
    linking = linked("AN07,3,BO12,6", "BO12,5,AN07,8", "CY31,4,CY31,9", header=header)
    assert lines(linking) == [(2, 3), (3, 2), (4, 4)]
    assert "2 rows with another code before than after" in said(linking)["evaluate.row-of-two"]


def test_one_file_given_for_both_waves_is_linked_by_row_as_well() -> None:
    table = csv_table(f"{HEADER}\nAN07,a,3,8\nAN07,b,5,6\nBO12,a,1,2")
    (before,), (after,) = (survey_of(table, FORM, wave)[0] for wave in ("pre", "post"))
    assert link(before, after).linked == 3


def test_of_rows_that_are_linked_none_is_linked_by_a_typing_error() -> None:
    linking = linked("ANNA071,a,3,8", "BORI122,a,5,6", "CYRI311,a,4,", "CYRI312,b,,9")
    assert lines(linking) == [(2, 2), (3, 3)]


CODES = [f"{chr(65 + at) * 4}{at * 11:02d}" for at in range(5)]
ROWS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(["both", "pre", "post"])), min_size=1, max_size=12)


@settings(deadline=None)
@given(ROWS)
def test_every_row_with_both_is_one_person_and_every_response_is_accounted_for(rows: list[tuple[str, str]]) -> None:
    """Answers differ from row to row, so that nothing was sent twice."""
    text = [
        f"{code},a,{2 * at if kind != 'post' else ''},{2 * at + 1 if kind != 'pre' else ''}"
        for at, (code, kind) in enumerate(rows)
    ]
    found = survey_of(csv_table("\n".join([HEADER, *text])), FORM)[0]
    if len(found) < 2:
        return
    linking = link(*found)
    both = [(at + 2, at + 2) for at, (_, kind) in enumerate(rows) if kind == "both"]
    before, after = (Counter(code for code, kind in rows if kind == wave) for wave in ("pre", "post"))
    pairs = [code for code in before if code in after]
    expected = both
    if len(both) <= len(pairs):
        alone = {(code, kind): at + 2 for at, (code, kind) in enumerate(rows)}
        once = [code for code in pairs if before[code] == after[code] == 1]
        expected = sorted(both + [(alone[code, "pre"], alone[code, "post"]) for code in once])
    assert lines(linking) == expected
    assert linking.n_before == linking.linked + len(linking.only_before) + len(linking.left_out_before)
    assert linking.n_after == linking.linked + len(linking.only_after) + len(linking.left_out_after)


TIMED = "code,date.pre,date.post,q1.pre,q1.post"


def test_an_after_that_was_sent_before_its_before_is_told() -> None:
    """Each form of a row has a time of its own: a row laid together wrongly shows in it."""
    rows = (
        "AN07,2025-03-03 09:00,2025-03-05 17:00,3,8",
        "BO12,2025-03-05 17:10,2025-03-03 09:05,5,6",
        "CY31,2025-03-03 09:10,2025-03-05 17:00,4,9",
    )
    before, after = waves(*rows, header=TIMED)
    assert [f"{day:%d %H:%M}" for day in before.submitted or ()] == ["03 09:00", "05 17:10"]
    found = {one.code: one for one in evaluate_waves(FORM, [before, after]).findings}
    told = found["evaluate.sent-before"]
    assert told.message.startswith("1 person sent `post` before `pre`: export.csv:3 (2025-03-05) and export.csv:3")


def test_the_time_of_a_whole_row_is_that_of_no_form() -> None:
    before, after = waves("2025-03-05,AN07,3,8", "2025-03-06,BO12,5,6", header="date,code,q1.pre,q1.post")
    assert before.submitted is after.submitted is None


def came_twice(people: int, once: int = 0) -> EffectReport:
    """A report of people who each came to two workshops, and of some who came once."""
    rows = [f"{code},a,{at % 7 + 20},{at % 7 + 31 + at % 5}" for at, code in enumerate(_codes(people + once))]
    rows += [f"{code},b,{at % 5 + 40},{at % 3 + 52 + at % 4}" for at, code in enumerate(_codes(people))]
    return evaluate_waves(FORM, waves(*rows))


def _codes(people: int) -> list[str]:
    return [f"{chr(65 + at % 26)}{chr(65 + at * 7 % 26)}Q{at * 37:04d}" for at in range(people)]


def test_participations_are_named_as_such() -> None:
    report = came_twice(8, once=3)
    made = Provenance("1.0", "ecpat evaluate", ())
    for reader in READERS:
        said = [block.text for block in effect_document(report, made, reader).blocks if isinstance(block, Paragraph)]
        assert any(
            "8 people took part more than once: of the 19 participations compared, 16 are" in one for one in said
        )
    linking = effect_json(report, made)["comparisons"][0]["linking"]  # type: ignore[index, call-overload]
    assert linking["came_again"] == 8, "further participations of people who are linked already"


def test_participations_are_not_called_people_in_a_title_or_in_what_is_published() -> None:
    made = Provenance("1.0", "ecpat evaluate", ())
    report = came_twice(9, once=3)
    for told, again in ((report, "9 people took part more than once"), (publish(report), "Some people took part more")):
        for reader in READERS:
            document = effect_document(told, made, reader)
            said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
            assert document.subtitle.endswith("; 21 participations compared")
            assert any(again in one for one in said)
    once = effect_document(came_twice(0, once=12), made, READERS[0])
    assert once.subtitle.endswith("; 12 people compared")


def test_five_people_who_came_twice_are_not_ten() -> None:
    """Published are figures of 10 people and more; whoever came twice is one of them."""
    assert publish(came_twice(5)).comparisons[0].changes[0].raw.value is None
    assert publish(came_twice(9)).comparisons[0].n is None
    assert publish(came_twice(9, once=1)).comparisons[0].changes[0].raw.value is not None


def test_an_interval_is_published_of_twenty_people_not_of_twenty_participations() -> None:
    few, enough = publish(came_twice(9, once=3)), publish(came_twice(9, once=11))
    assert (few.comparisons[0].n, few.comparisons[0].changes[0].raw.low) == (21, None)
    assert few.analyses == {}
    assert enough.comparisons[0].changes[0].raw.low is not None
