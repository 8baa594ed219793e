"""What organisers keep: the checklist, the list of materials, the debriefs of each day."""

from ecpat_training.documents.document import Checklist, Form
from tests.agenda.papers_made import ENGLISH, paper, tables, the_pilot


def test_each_material_is_listed_once_where_it_is_first_needed() -> None:
    of = the_pilot()
    (table,) = tables(paper("materials", of))
    sessions = [item.session for item in of.agenda.sessions() if item.session]
    wanted = [thing for one in sessions for thing in (*one.materials, *one.handouts)]
    assert "list of signals" in wanted, "handouts are packed as well"
    assert [row[1] for row in table.rows] == list(dict.fromkeys(wanted))
    by_name = {row[1]: row for row in table.rows}
    assert by_name["questionnaires"][3:] == (2, "Questionnaire before the training; Questionnaire after the training")
    assert str(by_name["certificates"][2]).startswith("Day 2, ")


def test_the_checklist_asks_for_notice_forms_at_the_start_and_a_debrief_each_day() -> None:
    document = paper("checklist", the_pilot())
    items = [item for block in document.blocks if isinstance(block, Checklist) for item in block.items]
    said = " ".join(items)
    assert ENGLISH.say("start forms") in items
    assert "may step out without a reason" in said
    assert sum("the trainers hold their debrief" in item for item in items) == 2
    heavy = [one for one in the_pilot().agenda.sessions() if one.session and one.session.care == "sensitive"]
    assert all(f"“{one.title}”: what comes is announced" in said for one in heavy)


def test_the_debrief_has_a_page_a_day_with_the_planned_times() -> None:
    of = the_pilot()
    document = paper("debrief", of)
    forms = [block for block in document.blocks if isinstance(block, Form)]
    planned_times = [len(day.sessions()) for day in of.agenda.days]
    assert [len(form.rows) for form in forms if form.columns[0].title == "Time"] == planned_times
    first, last = (block for block in document.blocks if isinstance(block, Checklist))
    assert ENGLISH.say("debrief tomorrow") in first.items
    assert ENGLISH.say("debrief last") in last.items
