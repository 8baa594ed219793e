"""Whatever stands in a file where something else belongs, nobody reads a library's words or type names."""

import copy
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.files.yaml.file import Source, build
from ecpat_training.programme.model.absence import Absence
from ecpat_training.programme.model.evening import EveningItem
from ecpat_training.programme.model.fixed_breaks import FixedBreak
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.roster import rules as roster_rules
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.values.fixed_time import FixedTime
from ecpat_training.values.quantity import Hours, Range

PROGRAMME = """
programme: A small programme
id: small
about: x
period: 2005-01 to 2006-12
timezone: Europe/Sofia
language: en
funders: [A]
objectives: [A]
partners: [{country: AL, twin: BE}]
trainings: {per country: 2, days: 2, participants: 20, hours: 09:00-17:30, language: en, interpreters: false}
series: {period: 2005-02-01 to 2006-01-31, weekdays: Tue-Thu, travel: same day, most in a week: 1,
  days between: 28-112 days, shared twin: 14 days, expert: {each: 1, most: 8, rest: 14 days}, team: {host: 2, twin: 2},
  course: {event: pilot, people: [T1]}, closed: [{days: 2005-07-01 to 2005-07-31, country: BG, because: x}],
  venues: {pilot: [2005-05-12]}, regions: {GB: England}, calendar: calendar.csv, draw: draw.json}
design: {waves: 2, of: 1, balance: [population], keep: 10 %, table: covariates.csv, groups: [A, B]}
events:
  - {id: pilot, title: Pilot, kind: pilot, country: BG, twin: NL, days: 2, participants: 20, start: 2005-05-12,
     dates: [2005-05-12, 2005-05-13], evening: [{day: 1, at: 19:30-22:00, title: Dinner, trainers: [T1]}],
     lunch: 12:30-13:30, coffee: [10:30-10:45],
     hours: 09:00-17:30, language: en, interpreters: 'no', trainers: [T1],
     rooms: [{room: Hall, seats: 40}, Blue room],
     links: {pre: 'https://example.org/pre', post: 'https://example.org/post', follow-up: 'https://example.org/later'},
     venue: x, address: x, contact: x, online: 'https://example.org', objectives: [x],
     attendance: {required: [Day 1 AM], left early counts: 'yes', signature: not required}}
methods: {fishbowl: discussion}
tracks: [law enforcement, care]
manual:
  - chapter: Identification
    aim: x
    cover: must
    for: [training, pilot]
    sessions:
      - {id: attitudes, title: Attitudes, minutes: 60, method: discussion, practice: 50 %, care: none, level: plain,
         place: anywhere, at: day 1 10:00, after: [contact], needs: {lead: any, second: any}, expert: welcome,
         goal: x, steps: [x], speakers: [{trainer: T1, remote: 'yes'}],
         moderator: {name: x, names: 'yes', from: x, away: [2005-06-01]},
         materials: [x], handouts: [x], notes: x}
      - {id: contact, title: Contact, minutes: 60-90, method: debate, counts as: role play, may be split: 'yes'}
      - {id: police, title: Police, minutes: 60, method: exercise, track: law enforcement}
trainers:
  - {id: T1, names: 'yes', name: x, country: BG, stakeholder: NGO, role: care, organisation: X, speaks: [en],
     competences: [x],
     external expert: true, confirmed: true, away: [2005-06-01], most minutes a day: 60, note: x}
ladder: {observed: 1, co-trained: 2, taught back: 1, assessors: 2, lapses after: 24 months, active within: 6 months,
  staffed: certified}
no-show: {GO: 10 %, IGO: 5 %, NGO: 8 %, law enforcement: 19 %, care: 9 %, other: 12 %, confirmed: 5 %,
  otherwise: 10 %}
attendance: {required: 80 %, left early counts: 'no', signature: required}
quorum: 60 %
donors:
  cumulative: 'no'
  targets:
    - {template: x, indicator: x, year: 2005, persons: 1, female: 1, male: 1, participations: 1, baseline: 1,
       baseline year: 2004}
  answers:
    - {counts: found useful, question: x, at least: 4}
    - {counts: used after three months, commitments: done}
  iati: {activity: XM-1-A, organisation: XM-1, name: x, organisation kind: 22, start: 2005-01-01, status: 2}
goals:
  - {id: curricula, goal: x, owner: x, by: 2006-12-31, evidence: [minutes-2006.pdf, 'https://example.org']}
rules:
  roster:
    - size: {people: 18-22, hard: true, because: x}
    - at most of one: {organisation: 3}
    - mix: {of: stakeholder, want: {NGO: at least 5}}
    - nobody alone: {of: profession}
  agenda:
    - break every: {minutes: 90, never over: 120, weight: 5}
    - breaks: {coffee: 15-30, lunch: 45-90}
    - lunch between: {hours: 12:00-14:30}
    - mixed pair: {of: [role], over: pair}
    - practice share: {of the whole: 50 %, each day: 30 %}
    - team size: {trainers: 2-6}
    - trainer load: {most a day: 240, fair share: 60 %}
  series:
    - shared twin: {hard: true, because: x}
translations:
  sq:
    programme: x
    funders: [x]
    objectives: [x]
    training objectives: {pilot: [x]}
    trainings: {pilot: x}
    goals: {curricula: x}
    chapters: {Identification: {title: x, aim: x}}
    sessions: {attitudes: {title: x, goal: x, steps: [x], materials: [x], handouts: [x], notes: x}}
"""
INSTRUMENT = """
instrument: A questionnaire
id: a
about: x
licence: x
code: {drawn: false, columns: [letters, day],
       parts: [{column: letters, text: {en: Your letters}, pattern: "[A-Z]{2}", hint: x}, {column: day, text: x}]}
groups: [role]
not scored: [remarks]
missing: [NA]
languages: [en]
form: {title: x, intro: x, waves: {pre: x}, thanks: x}
questions:
  - {id: role, kind: one of, text: {en: Who you are}, hint: x, options: {a: x, b: {en: y}}, asked: [pre], place: first,
     level: reaction, lines: 2}
plan: {primary: k, secondary: [s], comparisons: [pre-post], groups: [role], declared: 2005-05-12, because: x,
       sites: town,
       comparison group: {column: arm, is: waiting, randomised: yes}}
disclosure: {smallest group: 9, because: x, merge: [{groups: [IGO, NGO], into: non-government}]}
scales:
  - {id: k, title: K, kind: multiple choice, level: learning, better: higher, smallest change: 10, asked: [pre, post],
     answered: 1, source: x, scoring: x, retest: 0.8, forms: {pre: A, post: B},
     items: [{id: k1, text: {en: x}, options: {a: x, b: {en: y}}, key: a, chapter: x, form: A},
             {id: k2, text: {en: x}, options: {a: x, b: {en: y}}, key: a, chapter: x, form: B},
             {id: k3, text: {en: x}, options: {a: x, b: {en: y}}, key: a, untaught: true}]}
  - {id: s, title: S, kind: likert, answers: 1-5, labels: {no: 1}, heading: x, grades: {1: x, 5: {en: y}},
     then: {asked: [post], text: "Before: {item}", heading: x},
     items: [{id: s1, text: x, reversed: true, also: {y: same}}]}
  - {id: n, title: N, kind: number, answers: 0-10, unit: minutes, items: [{id: n1}]}
"""
AGENDA = """
training: pilot
programme: programme.yaml
version: 2
changed: 2005-05-01
gone:
  - {uid: 254c6bea-21d8-41fc-a7f7-2a15768f6bf1, title: x, date: 2005-05-12, at: 09:00-10:00}
days:
  - date: 2005-05-12
    start: 09:00
    items:
      - 09:00-10:00 attitudes @ T1
      - {at: 10:00-11:00, title: Own, kind: session, method: plenary, practice: 10 %, care: none, level: plain,
         trainers: [T1]}
      - {minutes: 60, title: Own}
"""
WRONG: tuple[Any, ...] = (
    "x", "", None, [], ["x"], [[]], {}, {"x": "y"}, "99999999", "-1", "1.5", "nan", "9" * 5000, "true", "ж",
    "2005-13-45", "12.05.2005",
)  # fmt: skip
LIBRARY_S = re.compile(
    r"[Ii]nput|\bvalid|\btype\b|=|\bstring\b|\binteger\b|\btuple\b|\bdict|\bNone\b|\bNoneType|\binstance\b|\bmodel\b"
    r"|Value error|constrained|function-|\[key\]|something else is expected|\.(likert|multiple choice|number)\b"
)


def loaded(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from places(value, (*path, step))


def replaced(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The data with one value replaced; what doesn't lead to it is shared."""
    if not path:
        return value
    block = copy.copy(data)
    block[path[0]] = replaced(data[path[0]], path[1:], value)
    return block


def programme_findings(data: Any) -> list[Finding]:
    programme = build(Source("f", data), Programme)
    _, of_rosters = book.parse(programme.rules.roster, roster_rules, lambda _: None)
    _, of_agendas = book.parse(programme.rules.agenda, agenda_rules, lambda _: None)
    return [*of_rosters, *of_agendas]


def instrument_findings(data: Any) -> list[Finding]:
    build(Source("f", data), Instrument)
    return []


def agenda_findings(data: Any) -> list[Finding]:
    return read_agenda(Source("f", data), programme())[1]


@cache
def programme() -> Programme:
    return build(Source("f", loaded(PROGRAMME)), Programme)


# What a programme writes instead of something else, and can't have beside it.
BY_YEARS = PROGRAMME.replace("cumulative: 'no'", "years from: 2005-07-01").replace(
    "year: 2005, persons", "period: 2005-07-01 to 2006-06-30, persons"
)
BY_PERIODS = BY_YEARS.replace("years from: 2005-07-01", "periods: [2005-07-01 to 2006-06-30]")
FILES = {
    "programme": (PROGRAMME, programme_findings),
    "instrument": (INSTRUMENT, instrument_findings),
    "agenda": (AGENDA, agenda_findings),
}


@pytest.mark.parametrize("name", FILES)
def test_the_file_itself_is_good(name: str) -> None:
    text, findings_of = FILES[name]
    assert findings_of(loaded(text)) == []


@pytest.mark.parametrize("text", [BY_YEARS, BY_PERIODS])
def test_what_stands_for_something_else_is_good_as_well(text: str) -> None:
    assert programme_findings(loaded(text)) == []


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_value_in_any_place_is_told_in_plain_words(name: str) -> None:
    text, findings_of = FILES[name]
    data = loaded(text)
    told = set()
    for path in places(data):
        for wrong in WRONG:
            try:
                findings = findings_of(replaced(data, path, wrong))
            except EcpatError as error:
                findings = error.findings
            told |= {f"{finding.message} {finding.hint or ''}" for finding in findings}
    assert len(told) > 50
    assert sorted(line for line in told if LIBRARY_S.search(line)) == []
    assert sorted(line for line in told if len(line) > 500) == []


@pytest.mark.parametrize(
    ("noun", "texts"), [(Programme, (PROGRAMME, BY_YEARS, BY_PERIODS)), (Instrument, (INSTRUMENT,))]
)
def test_no_key_goes_untried(noun: type[BaseModel], texts: tuple[str, ...]) -> None:
    """The good files name every key of their model, so that a new one can't escape."""
    written = {step for text in texts for path in places(loaded(text)) for step in path if isinstance(step, str)}
    assert keys(noun) - written - {"team", "drop-out"} == set()  # read as `agenda` and `no-show` are


def keys(annotation: Any) -> set[str]:
    """The keys of a noun and of those inside, without quantities and rules, which are written in their own ways."""
    if annotation in (Absence, EveningItem, FixedBreak, FixedTime, Range, Hours, RuleSpec):
        return set()
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return {key for inner in get_args(annotation) for key in keys(inner)}
    return {
        key for name, field in annotation.model_fields.items() for key in (field.alias or name, *keys(field.annotation))
    }
