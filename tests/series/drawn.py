"""Small series drawn by a seed: some have many solutions, some few, some none."""

from datetime import date, timedelta
from random import Random

from ecpat_training.programme.model.programme import Programme
from ecpat_training.series.model.calendar import CalendarDay, HolidayCalendar
from ecpat_training.series.planner.rules_in_force import series_rules
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import SeriesRule

FIRST = date(2026, 3, 2)  # a Monday
SESSION = {"id": "s", "title": "Signals", "minutes": "40-60", "method": "lecture"}


def drawn(seed: int) -> tuple[SeriesContext, list[SeriesRule]]:
    """A series of two or three countries."""
    chance = Random(seed)
    countries = chance.sample(["BG", "CZ", "RO", "AL", "EE"], chance.choice([2, 2, 3]))
    twins = [chance.choice(["NL", "NL", "DE", "FR"]) for _ in countries]
    weeks = chance.randint(4, 7)
    last = FIRST + timedelta(weeks=weeks) - timedelta(3)
    low = chance.choice([7, 14])
    closed = [{"days": _stretch(chance, weeks), "because": "closed"} for _ in range(chance.randint(0, 2))]
    closed += [{"days": _stretch(chance, weeks), "country": chance.choice(countries)} for _ in range(2)]
    experts = chance.sample(["GB", "IT", "SE"], chance.choice([1, 2, 2]))
    series = {
        "period": f"{FIRST} to {last}",
        "weekdays": chance.choice(["Tue-Thu", "Tue, Wed", "Thu, Fri"]),
        "travel": chance.choice(["day before", "same day"]),
        "most in a week": chance.choice([1, 1, 2]),
        "days between": f"{low}-{low + chance.choice([7, 21])}",
        "shared twin": chance.choice([0, 7, 14]),
        "expert": {
            "rest": chance.choice([0, 7, 14]),
            **({"most": chance.randint(2, 4)} if chance.random() < 0.5 else {}),
        },
        "closed": closed,
    }
    people = [(f"{code}-1", code, False) for code in dict.fromkeys([*countries, *twins])]
    people += [(f"EXP-{at}", code, True) for at, code in enumerate(experts, 1)]
    programme = Programme.model_validate(
        {
            "programme": "Drawn",
            "id": f"drawn-{seed}",
            "partners": [{"country": c, "twin": t} for c, t in zip(countries, twins, strict=True)],
            "trainings": {"per country": 2, "days": chance.choice([1, 2, 2]), "participants": 20},
            "series": series,
            "events": [
                {"id": "pilot", "title": "Pilot", "kind": "pilot", "country": "NL", "days": 1, "participants": 9,
                 "start": str(FIRST + timedelta(chance.randint(-5, 9))), "trainers": [people[-1][0]]},
            ],
            "manual": [{"chapter": "Content", "sessions": [SESSION]}],
            "trainers": [
                {"id": id_, "country": country, "stakeholder": "GO", "role": "care", "speaks": ["en"],
                 "external expert": expert,
                 **({"away": [_stretch(chance, weeks)]} if chance.random() < 0.4 else {})}
                for id_, country, expert in people
            ],
        }
    )  # fmt: skip
    days = [
        CalendarDay(country, FIRST + timedelta(chance.randrange(weeks * 7)), "a day off", "holiday", "drawn")
        for country in dict.fromkeys([*countries, *twins])
        for _ in range(3)
    ]
    rules, problems = series_rules(programme, lambda _: None)
    assert not problems
    return SeriesContext(programme, HolidayCalendar(tuple(days)), FIRST, last), rules


def _stretch(chance: Random, weeks: int) -> str:
    first = FIRST + timedelta(chance.randrange(weeks * 7))
    return f"{first} to {first + timedelta(chance.randint(1, 9))}"
