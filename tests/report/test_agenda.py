"""What the agenda and its check say as documents."""

import dataclasses
from datetime import date
from pathlib import Path

from ecpat_training.core.finding import Severity
from ecpat_training.report.agenda import agenda_document, day_name, long_date
from ecpat_training.report.agenda_rules import check_document
from ecpat_training.results.document import Document, Facts, PageBreak, Paragraph, Table, TimelineChart
from ecpat_training.results.provenance import Provenance
from ecpat_training.workflows.plan_check import check_agenda
from tests.agenda_cases import SHIPPED, pilot

MADE = Provenance("0.1.0", "ecpat plan", (("programme.yaml", "0" * 64),), 1)


def tables(document: Document) -> dict[str, Table]:
    return {block.name: block for block in document.blocks if isinstance(block, Table)}


def test_each_item_is_a_row_of_its_day() -> None:
    result = pilot()
    document = agenda_document(result, MADE)
    for day in result.agenda.days:
        rows = tables(document)[f"Day {day.number}"].rows
        assert len(rows) == len(day.items)
        assert str(rows[0][0]).startswith("09:00-")
    sensitive = [item.title for item in result.agenda.sessions() if item.session and item.session.care == "sensitive"]
    starred = [str(row[1]) for name in ("Day 1", "Day 2") for row in tables(document)[name].rows if "*" in str(row[1])]
    assert starred == [f"{title} *" for title in sensitive]


def test_participants_read_who_pays_and_no_ids_of_files() -> None:
    facts = next(one for one in agenda_document(pilot(), MADE, annex=False).blocks if isinstance(one, Facts))
    said = dict(facts.pairs)
    assert "Training" not in said
    assert said["Funded by"] == "AGIS programme of the European Commission, OAK Foundation and Body Shop Foundation"
    nobody = dataclasses.replace(pilot(), programme=pilot().programme.model_copy(update={"funders": ()}))
    facts = next(one for one in agenda_document(nobody, MADE).blocks if isinstance(one, Facts))
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


def test_the_proof_says_no_more_than_is_proven() -> None:
    result = pilot()

    def proof(**changes: object) -> str:
        document = agenda_document(dataclasses.replace(result, **changes), MADE)  # type: ignore[arg-type]
        return next(one.text for one in document.blocks if isinstance(one, Paragraph) and one.tone != "quiet")

    assert "cost 7, and it is proven that no agenda costs less" in proof(objective=7, bound=7)
    assert proof(objective=0, bound=0, gave_way=()) == "All are kept: 14 rules that must hold and 13 wishes."
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
    assert long_date(date(2005, 5, 12)) == "Thursday 12 May 2005"
    assert day_name(pilot().agenda.days[0]) == "Day 1, Thursday 12 May 2005"
    assert day_name(pilot().agenda.days[0].model_copy(update={"date": None})) == "Day 1"


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
    assert verdict.text.startswith(f"Of 14 rules that must hold and 13 wishes, {hard} rules are broken, ")
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
    verdict = check_document(pilot().check, MADE).blocks[0]
    assert isinstance(verdict, Paragraph)
    assert (verdict.tone, verdict.text) == ("good", "All are kept: 14 rules that must hold and 13 wishes.")
