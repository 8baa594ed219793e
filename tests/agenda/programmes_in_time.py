"""A small programme whose one training says its times in another way in each test, as organisers write them."""

from pathlib import Path

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.model.plan import AgendaCheck, PlanResult
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.values.quantity import clock

PROGRAMME = """\
programme: A programme in time
id: in-time
events:
  - {id: one, title: One, country: BG, participants: 20, language: en, TRAINING}
manual:
  - chapter: Frame
    sessions:
      - {id: opening, title: Opening, minutes: 30, method: plenary, place: start of training}
      - {id: recap, title: Looking back, minutes: 15, method: discussion, place: start of each later day}
      - {id: feedback, title: Feedback, minutes: 15, method: reflection, place: end of each earlier day}
      - {id: closing, title: Closing, minutes: 30, method: plenary, place: end of training}
  - chapter: Content
    sessions:
      - {id: basics, title: Basics, minutes: "30-90, ideally 60", method: discussion, BASICS}
      - {id: case, title: A case, minutes: "30-90, ideally 60", method: case study, CASE}
      - {id: roles, title: Roles, minutes: "30-90, ideally 60", method: role play, ROLES}
      - {id: visit, title: A visit, minutes: "30-120, ideally 90", method: discussion, VISIT}
trainers:
  - {id: BG-1, country: BG, stakeholder: GO, role: law enforcement, speaks: [en], AWAY}
  - {id: BG-2, country: BG, stakeholder: NGO, role: care, speaks: [en]}
  - {id: BG-3, country: BG, stakeholder: NGO, role: care, speaks: [en]}
rules:
  agenda:
    - coverage: {}
    - session length: {}
    - competence: {}
    - availability: {}
    - one place at a time: {}
    - frame: {}
    - break every: {minutes: 120, never over: 120}
    - breaks: {coffee: 15-30, lunch: 60}
    - lunch between: 12:00-14:00
"""


def programme_file(folder: Path, training: str, **keys: str) -> Path:
    """The programme's file: `training` is what its training says of its times, `keys` what sessions (`visit=`) and the
    first trainer (`away=`) say."""
    text = PROGRAMME.replace("TRAINING", training)
    for name in ("basics", "case", "roles", "visit", "away"):
        text = text.replace(f", {name.upper()}}}", f", {keys[name]}}}" if name in keys else "}")
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def planned(folder: Path, training: str, **keys: str) -> PlanResult:
    """The agenda of such a programme; each is checked by its rules, also after it was written and read again."""
    path = programme_file(folder, training, **keys)
    result = plan_training(path, "one", seconds=20)
    again = checked(folder, agenda_yaml(result.agenda, result.programme, programme_file=path.name))
    assert again.kept == result.check.kept
    return result


def checked(folder: Path, text: str) -> AgendaCheck:
    """An agenda file beside the programme, judged by it."""
    path = folder / "agenda.yaml"
    path.write_text(text, encoding="utf-8")
    return check_agenda(path, folder / "programme.yaml")


def broken(check: AgendaCheck) -> list[str]:
    """What breaks rules."""
    return [found.message for result in check.rules if not result.kept for found in result.breaks]


def lines(agenda: Agenda) -> list[list[str]]:
    """Each day's items, such as `09:00-09:30 Opening`."""
    return [[f"{clock(item.start)}-{clock(item.end)} {item.title}" for item in day.items] for day in agenda.days]
