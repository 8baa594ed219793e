"""FET, a program for the timetables of schools (AGPL, run as the separate program `fet-cl` of Debian's package `fet`),
on what is left to order of our agenda. Its days are our stretches between breaks, its hours steps of five minutes."""

import shutil
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from benchmarks.left_to_order import Activity, LeftToOrder
from benchmarks.peer_answer import PeerAnswer
from ecpat_training.agenda.rule_parts.draft import STEP

COMMAND = "fet-cl"
ALLOWED = 60
"""Seconds after which it may give up: it never says that there is nothing."""
WISH = 95
"""The weight in per cent of what should be; what must be has 100."""


def missing() -> str:
    """Why it can't run here; empty if it can."""
    return "" if shutil.which(COMMAND) else "FET isn't installed here: apt-get install fet"


def ask(problem: LeftToOrder, folder: Path) -> PeerAnswer:
    """The order that FET finds, and the seconds of its whole process."""
    source = folder / "training.fet"
    _document(problem).write(source, encoding="utf-8", xml_declaration=True)
    quiet = [f"--writetimetables{what}=false" for what in _NOT_NEEDED]
    limits = [f"--timelimitseconds={ALLOWED}", "--htmllevel=0", *_SEEDS]
    started = time.perf_counter()
    subprocess.run(
        [COMMAND, f"--inputfile={source}", f"--outputdir={folder}", *limits, *quiet],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    spent = time.perf_counter() - started
    answer = folder / "timetables" / "training" / "training_activities.xml"
    if not answer.exists():
        return PeerAnswer(None, spent)
    read = ElementTree.parse(answer).getroot()  # written by the program just run
    places = {
        int(one.findtext("Id", "")) - 1: (int(one.findtext("Day", "")), int(one.findtext("Hour", "")))
        for one in read.iter("Activity")
    }
    return PeerAnswer(problem.agenda_of(places), spent)


_SEEDS = [f"--randomseeds{place}={place}" for place in ("10", "11", "12", "20", "21", "22")]
_NOT_NEEDED = (
    "conflicts", "statistics", "dayshorizontal", "daysvertical", "timehorizontal", "timevertical", "subgroups",
    "groups", "years", "teachers", "teachersfreeperiods", "buildings", "rooms", "subjects",
)  # fmt: skip


def _document(problem: LeftToOrder) -> "ElementTree.ElementTree[ElementTree.Element]":
    root = ElementTree.Element("fet", version="7.0.0")
    for tag, text in (("Mode", "Official"), ("Institution_Name", "training"), ("Comments", "")):
        ElementTree.SubElement(root, tag).text = text
    hours = max(stretch.minutes for stretch in problem.stretches) // STEP
    _named(root, "Days_List", "Number_of_Days", "Day", [str(at) for at in range(len(problem.stretches))])
    _named(root, "Hours_List", "Number_of_Hours", "Hour", [str(at) for at in range(hours)])
    subjects = [str(number) for number in range(len(problem.activities))]
    _named(root, "Subjects_List", None, "Subject", subjects)
    _named(root, "Activity_Tags_List", None, "Activity_Tag", [])
    trainers = sorted({code for one in problem.activities for code in one.item.trainers})
    _named(root, "Teachers_List", None, "Teacher", trainers)
    group = ElementTree.SubElement(ElementTree.SubElement(root, "Students_List"), "Year")
    _fields(group, Name="group", Number_of_Students=20)
    activities = ElementTree.SubElement(root, "Activities_List")
    for number, one in enumerate(problem.activities):
        _activity(activities, number, one)
    ElementTree.SubElement(root, "Buildings_List")
    ElementTree.SubElement(root, "Rooms_List")
    asked = ElementTree.SubElement(root, "Time_Constraints_List")
    _constraint(asked, "BasicCompulsoryTime", hard=True)
    _breaks(asked, problem, hours)
    _places(asked, problem)
    _orders(asked, problem)
    space = ElementTree.SubElement(root, "Space_Constraints_List")
    _constraint(space, "BasicCompulsorySpace", hard=True)
    return ElementTree.ElementTree(root)


def _named(root: ElementTree.Element, list_: str, number: str | None, tag: str, names: list[str]) -> None:
    parent = ElementTree.SubElement(root, list_)
    if number:
        _fields(parent, **{number: len(names)})
    for name in names:
        _fields(ElementTree.SubElement(parent, tag), Name=name)


def _fields(parent: ElementTree.Element, **fields: object) -> None:
    for tag, value in fields.items():
        ElementTree.SubElement(parent, tag).text = str(value)


def _activity(parent: ElementTree.Element, number: int, one: Activity) -> None:
    element = ElementTree.SubElement(parent, "Activity")
    for code in one.item.trainers:
        _fields(element, Teacher=code)
    steps = one.item.minutes // STEP
    _fields(element, Subject=number, Students="group", Duration=steps, Total_Duration=steps)
    _fields(element, Id=number + 1, Activity_Group_Id=0, Active="true")


def _constraint(parent: ElementTree.Element, name: str, *, hard: bool, **fields: object) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"Constraint{name}")
    _fields(element, Weight_Percentage=100 if hard else WISH, **fields, Active="true")
    return element


def _breaks(asked: ElementTree.Element, problem: LeftToOrder, hours: int) -> None:
    """What of a day lies behind the end of its stretch."""
    behind = [(day, hour) for day, one in enumerate(problem.stretches) for hour in range(one.minutes // STEP, hours)]
    element = _constraint(asked, "BreakTimes", hard=True, Number_of_Break_Times=len(behind))
    for day, hour in behind:
        _fields(ElementTree.SubElement(element, "Break_Time"), Day=day, Hour=hour)


def _places(asked: ElementTree.Element, problem: LeftToOrder) -> None:
    for number, one in enumerate(problem.activities):
        if problem.stays(number):
            at = {"Preferred_Day": one.stretch, "Preferred_Hour": one.offset // STEP}
            locked = {"Activity_Id": number + 1, **at, "Permanently_Locked": "true"}
            _constraint(asked, "ActivityPreferredStartingTime", hard=True, **locked)
    for barred in problem.barred:
        if problem.stays(barred.activity):
            continue
        starts = [
            (day, hour)
            for day, stretch in enumerate(problem.stretches)
            for hour in range(stretch.minutes // STEP)
            if day not in barred.stretches or (barred.opens and hour)
        ]
        fields = {"Activity_Id": barred.activity + 1, "Number_of_Preferred_Starting_Times": len(starts)}
        element = _constraint(asked, "ActivityPreferredStartingTimes", hard=barred.hard, **fields)
        for day, hour in starts:
            start = ElementTree.SubElement(element, "Preferred_Starting_Time")
            _fields(start, Preferred_Starting_Day=day, Preferred_Starting_Hour=hour)


def _orders(asked: ElementTree.Element, problem: LeftToOrder) -> None:
    for one in problem.ordered:
        pair = {"First_Activity_Id": one.before + 1, "Second_Activity_Id": one.after + 1}
        name = "TwoActivitiesConsecutive" if one.directly else "TwoActivitiesOrdered"
        _constraint(asked, name, hard=one.hard, **pair)
    if len(problem.lectures) > 1:
        fields = {"Number_of_Activities": len(problem.lectures)}
        element = _constraint(asked, "MinGapsBetweenActivities", hard=problem.lectures_hard, **fields)
        for number in sorted(problem.lectures):
            _fields(element, Activity_Id=number + 1)
        _fields(element, MinGaps=1)
