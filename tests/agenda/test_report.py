"""What the agenda and its check say as documents."""

import dataclasses
from pathlib import Path

from ecpat_training.agenda.report.agenda import agenda_document, day_name, timeline, unconfirmed_sentence
from ecpat_training.agenda.report.rules import check_document
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.core.finding import Severity
from ecpat_training.documents.document import Document, FactList, PageBreak, Paragraph, ReportTable, TimelineChart
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import wording
from tests.agenda.cases import SHIPPED, agenda, pilot, programme

MADE = Provenance("0.1.0", "ecpat plan", (("programme.yaml", "0" * 64),), 1)


def tables(document: Document) -> dict[str, ReportTable]:
    return {block.name: block for block in document.blocks if isinstance(block, ReportTable)}


def test_each_item_is_a_row_of_its_day() -> None:
    result = pilot()
    document = agenda_document(result, MADE)
    for day in result.agenda.days:
        rows = tables(document)[f"Day {day.number}"].rows
        assert len(rows) == len(day.items)
        assert str(rows[0][0]).startswith("09:00–")
    sensitive = [item.title for item in result.agenda.sessions() if item.session and item.session.care == "sensitive"]
    starred = [str(row[1]) for name in ("Day 1", "Day 2") for row in tables(document)[name].rows if "*" in str(row[1])]
    assert starred == [f"{title} *" for title in sensitive]


def test_participants_read_who_pays_and_which_training_it_is() -> None:
    facts = next(one for one in agenda_document(pilot(), MADE, annex=False).blocks if isinstance(one, FactList))
    said = dict(facts.pairs)
    assert said["Training"] == "pilot"
    assert "Programme file" not in said
    assert said["Funded by"] == "AGIS programme of the European Commission, OAK Foundation and Body Shop Foundation"
    nobody = dataclasses.replace(pilot(), programme=pilot().programme.model_copy(update={"funders": ()}))
    facts = next(one for one in agenda_document(nobody, MADE).blocks if isinstance(one, FactList))
    assert "Funded by" not in dict(facts.pairs)


def test_what_participants_get_ends_before_the_organisers_pages() -> None:
    result = pilot()
    whole, brief = agenda_document(result, MADE), agenda_document(result, MADE, annex=False)
    assert PageBreak() in whole.blocks
    assert "Rules" in tables(whole)
    assert not {"Rules", "Materials", "Gave way"} & set(tables(brief))


def test_trainers_who_have_not_confirmed_are_marked() -> None:
    result = pilot()
    code = result.agenda.sessions()[0].trainers[0]
    tentative = tuple(one.model_copy(update={"confirmed": one.id != code}) for one in result.programme.trainers)
    changed = dataclasses.replace(result, programme=result.programme.model_copy(update={"trainers": tentative}))
    rows = tables(agenda_document(changed, MADE))["Day 1"].rows
    assert f"{code} (to be confirmed)" in str(rows[0][3])


def test_the_plan_says_how_many_sessions_depend_on_people_who_are_not_confirmed() -> None:
    result = pilot()
    assert unconfirmed_sentence(result.agenda, result.programme) == ""
    first = result.agenda.days[0].items[0]
    lead, second = first.trainers
    tentative = tuple(one.model_copy(update={"confirmed": one.id != lead}) for one in result.programme.trainers)
    changed = dataclasses.replace(result, programme=result.programme.model_copy(update={"trainers": tentative}))
    those = sum(lead in item.trainers for item in result.agenda.sessions())
    held = len(result.agenda.sessions())
    said = f"{those} of {held} sessions depend on {lead}, who is not confirmed yet."
    assert unconfirmed_sentence(result.agenda, changed.programme) == said
    paragraphs = [one for one in agenda_document(changed, MADE).blocks if isinstance(one, Paragraph)]
    assert [one.tone for one in paragraphs if one.text == said] == ["attention"]
    nobody = tuple(one.model_copy(update={"confirmed": one.id not in (lead, second)}) for one in tentative)
    both = result.programme.model_copy(update={"trainers": nobody})
    assert "who are not confirmed yet" in unconfirmed_sentence(result.agenda, both)


def test_parts_around_a_break_are_one_session_that_depends() -> None:
    parts = ["09:00-10:00 workshop @ BG-1 + NL-2", "10:00-10:15 break", "10:15-11:15 workshop @ BG-1 + NL-2"]
    trainers = tuple(one.model_copy(update={"confirmed": one.id != "BG-1"}) for one in programme().trainers)
    told = unconfirmed_sentence(agenda([parts]), programme().model_copy(update={"trainers": trainers}))
    assert told == "1 of 1 sessions depends on BG-1, who is not confirmed yet."


APART = [
    "09:00-09:30 opening @ BG-1 + NL-2 [Hall]",
    "09:30-10:00 police-talk @ BG-1 + NL-2 [Hall]",
    "09:30-10:00 care-talk @ BG-2 + NL-1 [Garden]",
    "10:00-10:15 break",
]


def test_rooms_and_tracks_are_told_where_there_is_more_than_one_room() -> None:
    result = pilot()
    assert [one.title for one in tables(agenda_document(result, MADE))["Day 1"].columns][-1] == "Trainers"
    table = tables(agenda_document(dataclasses.replace(result, agenda=agenda([APART], dates=["2005-05-12"])), MADE))[
        "Day 1"
    ]
    assert [one.title for one in table.columns][4:6] == ["Room", "For"]
    assert [row[4:6] for row in table.rows] == [
        ("Hall", ""),
        ("Hall", "law enforcement"),
        ("Garden", "care"),
        ("", ""),
    ]


def test_what_stands_beside_each_other_has_a_lane_of_its_own() -> None:
    ((_, blocks),) = timeline(agenda([APART]), wording()).days
    assert [(one.lane, one.lanes) for one in blocks] == [(0, 1), (0, 2), (1, 2), (0, 1)]
    ((_, blocks),) = timeline(agenda([["09:00-09:30 care-talk"]]), wording()).days
    assert [(one.lane, one.lanes) for one in blocks] == [(0, 1)]


def test_the_proof_says_no_more_than_is_proven() -> None:
    result = pilot()

    def proof(**changes: object) -> str:
        document = agenda_document(dataclasses.replace(result, **changes), MADE)  # type: ignore[arg-type]
        return next(one.text for one in document.blocks if isinstance(one, Paragraph) and one.tone != "quiet")

    assert "cost 7, and it is proven that no agenda costs less" in proof(objective=7, bound=7)
    assert proof(objective=0, bound=0, gave_way=()).startswith(
        "Of 16 rules that must hold and 17 wishes, every rule is kept"
    )
    stopped = proof(objective=20, bound=12, optimal=False)
    assert "no agenda can cost less than 12" in stopped
    assert "(gap 8)" in stopped
    assert "proven" not in stopped


def test_the_picture_shows_every_minute_once() -> None:
    result = pilot()
    (chart,) = (one for one in agenda_document(result, MADE).blocks if isinstance(one, TimelineChart))
    for (_, blocks), day in zip(chart.days, result.agenda.days, strict=True):
        assert [(one.start, one.end) for one in blocks] == [(one.start, one.end) for one in day.items]
    kinds = {one.kind for _, blocks in chart.days for one in blocks}
    assert kinds == {"frame", "input", "practice", "sensitive", "break"}


def test_dates_are_the_same_in_every_locale() -> None:
    day, words = pilot().agenda.days[0], wording()
    assert day_name(day, words) == "Day 1, Thursday 12 May 2005"
    assert day_name(day.model_copy(update={"date": None}), words) == "Day 1"


def test_a_check_says_what_is_broken_where_and_why(tmp_path: Path) -> None:
    (tmp_path / "agenda.yaml").write_text(
        "training: al-1\ndays:\n  - items:\n      - 09:00-09:30 opening @ AL-1 + BE-2\n"
        "      - 09:25-10:25 signals @ AL-1 + BE-2\n",
        encoding="utf-8",
    )
    check = check_agenda(tmp_path / "agenda.yaml", SHIPPED)
    document = check_document(check, MADE)
    verdict = document.blocks[0]
    assert isinstance(verdict, Paragraph)
    worst = [rule for rule in check.rules if any(one.severity is Severity.ERROR for one in rule.breaks)]
    hard = sum(rule.hard for rule in worst)
    assert verdict.tone == "bad"
    assert verdict.text.startswith(f"Of 16 rules that must hold and 17 wishes, {hard} rules are broken, ")
    assert len(worst) - hard == 1
    assert "1 wish gave way further than a wish may" in verdict.text
    rows = {str(row[0]): row for row in tables(document)["Breaks"].rows}
    assert str(rows["no overlap"][2]).endswith("agenda.yaml:5:9")
    kinds = [str(row[1]) for row in tables(document)["Breaks"].rows]
    order = ["must", "wish, at its limit", "wish"]
    assert kinds == sorted(kinds, key=order.index), "what must hold comes first"
    assert set(kinds) == set(order)
    reasons = [str(row[3]) for row in tables(document)["Breaks"].rows if row[0] == "coverage"]
    assert not any("belong together" in reason for reason in reasons), "the reason stands with the rule, once"
    asks = {str(row[0]): str(row[2]) for row in tables(document)["Rules"].rows}
    assert asks["coverage"].endswith("Why: the nine chapters belong together.")


def test_a_check_without_breaks_is_good() -> None:
    check = pilot().check
    kept = dataclasses.replace(check, rules=tuple(rule for rule in check.rules if not rule.gave_way))
    verdict = check_document(kept, MADE).blocks[0]
    assert isinstance(verdict, Paragraph)
    assert (verdict.tone, verdict.text) == ("good", "All are kept: 16 rules that must hold and 16 wishes.")
