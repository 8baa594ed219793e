"""Whatever a title or a goal holds, calendars and schedules say it as every other file does."""

import json
from datetime import date
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.agenda.calendars import frab_json, frab_xml, ics
from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, PlannedTraining
from ecpat_training.core.text import visible
from tests.agenda.calendar_reading import read
from tests.agenda.cases import agenda, programme
from tests.draws import draws


@settings(max_examples=draws(50, 12))
@given(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=99), st.text(max_size=300))
def test_any_text_arrives_as_it_is_shown_elsewhere(title: str, goal: str) -> None:
    session = programme().sessions()[0].model_copy(update={"goal": goal})
    item = agenda([["09:00-09:30 opening"]]).days[0].items[0].model_copy(update={"title": title, "session": session})
    days = (AgendaDay(number=1, date=date(2025, 3, 29), items=(item,)),)
    of = PlannedTraining(
        programme(), programme().training("two-days"), Agenda(training="two-days", title="", days=days)
    )

    calendar = read(ics.render(of))
    assert calendar.problems == []
    (event,) = calendar.all("VEVENT")
    assert event.text("SUMMARY") == visible(title, lines=True)
    assert event.text("DESCRIPTION") == visible("\n\n".join(filter(None, (goal, "Plenary"))), lines=True)

    (in_xml,) = fromstring(frab_xml.render(of)).iter("event")
    (day,) = json.loads(frab_json.render(of))["schedule"]["conference"]["days"]
    ((in_json,),) = day["rooms"].values()
    assert in_xml.findtext("title") == in_json["title"] == visible(title)
    assert in_xml.findtext("abstract") == in_json["abstract"] == visible(goal, lines=True)
