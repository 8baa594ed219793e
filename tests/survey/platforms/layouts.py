"""What platforms write, with content of our own: the exports of each stand in `exports/<platform>.yaml`, named by what
is particular, each with what is seen of it."""

from pathlib import Path
from typing import NamedTuple

import yaml

from ecpat_training.core import registry
from ecpat_training.survey import platforms


class Layout(NamedTuple):
    """A text that a platform writes, and what is seen of it."""

    export: str
    platform: str
    header_rows: tuple[int, ...]
    responses: int
    response_id: str | None


def _layouts() -> dict[str, Layout]:
    layouts = {}
    for path in sorted((Path(__file__).parent / "exports").glob("*.yaml")):
        platform = registry.load(platforms, path.stem).NAME
        for name, one in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).items():
            rows = tuple(one["header rows"])
            layouts[name] = Layout(one["export"], platform, rows, one["responses"], one["response id"])
    return layouts


LAYOUTS = _layouts()

ALCHEMER = LAYOUTS["Alchemer"].export
SURVEYMONKEY = LAYOUTS["SurveyMonkey without its numbers"].export
SUMMARY = """\
Where do you work?,,
Answer Choices,Responses,
Police,60.00%,6
Shelter,40.00%,4
,Answered,10
,Skipped,2
"""
MOODLE = LAYOUTS["Moodle"].export
JOTFORM = LAYOUTS["Jotform"].export
EUSURVEY = LAYOUTS["EUSurvey"].export
SOSCI = LAYOUTS["SoSci Survey"].export
ZOOM = LAYOUTS["Zoom"].export
ZOOM_NEW = LAYOUTS["Zoom, newer"].export
ZOOM_SEVERAL = (
    ZOOM_NEW
    + """\

#,User Name,User Email,Submitted Date/Time,Was it useful?
1,Anna Berg,anna@x.example,"Mar 13, 2026 11:15:00",Yes
"""
)
ZOOM_WEBINAR_SURVEY = LAYOUTS["a survey in a webinar of Zoom"].export
ZOOM_ATTENDEES = """\
Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered
Training,123 4567 8901,"Mar 13, 2026 09:00:00",180,2
Host Details
User Name,Email,Join Time,Leave Time,Time in Session (minutes)
Trainer,t@x.example,"Mar 13, 2026 09:00:00","Mar 13, 2026 12:00:00",180
Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time
Yes,Anna Berg,Anna,Berg,anna@x.example,"Mar 1, 2026 08:00:00",approved,"Mar 13, 2026 09:00:00","Mar 13, 2026 10:00:00"
Yes,Anna Berg,Anna,Berg,anna@x.example,"Mar 1, 2026 08:00:00",approved,"Mar 13, 2026 10:05:00","Mar 13, 2026 12:00:00"
"""
JISC = LAYOUTS["JISC"].export
MENTIMETER = LAYOUTS["Mentimeter"].export
SLIDO = LAYOUTS["Slido"].export
EUSURVEY_MATRIX = LAYOUTS["EUSurvey in Bulgarian"].export
TYPEFORM_NEW = LAYOUTS["Typeform, newer"].export
MOODLE_FOUR = LAYOUTS["Moodle, newer, average in a language that isn't known"].export
MOODLE_ASKED = """\
Last name,Email address,State,Started on,Completed,Time taken,Grade/1.00,Question 1,Response 1,Right answer 1
Berg,anna@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,1.00,Who appoints the guardian?,The police,The court
Kovac,boris@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,1.00,Who appoints the guardian?,-,The court
"""  # noqa: E501
SURVEY_SOLUTIONS = LAYOUTS["Survey Solutions"].export
