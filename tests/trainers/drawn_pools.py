"""Small programmes with a pool of trainers, drawn at random, and who can staff them, found by trying every team."""

import random
from collections.abc import Sequence
from itertools import permutations
from typing import Any

from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer

COMPETENCES = ["law", "trauma"]


def drawn_programme(chance: random.Random) -> Programme:
    """A programme of one to three trainings, two or three sessions, three to seven trainers, and rules of a team."""
    sessions = [_session(chance, number) for number in range(chance.randint(2, 3))]
    trainers = [drawn_trainer(chance, f"T{number}") for number in range(chance.randint(3, 7))]
    events = [
        {"id": f"e{number}", "title": "A training", "country": chance.choice(["AL", "BG"]), "twin": "NL", "days": 1,
         "participants": 20, "interpreters": chance.random() < 0.5, "hours": "09:00-17:00"}
        for number in range(chance.randint(1, 3))
    ]  # fmt: skip
    return Programme.model_validate(
        {
            "programme": "Two cities, one table", "id": "two-cities", "events": events, "trainers": trainers,
            "manual": [{"chapter": "Content", "sessions": sessions}], "rules": {"team": _rules(chance)},
        }
    )  # fmt: skip


def _session(chance: random.Random, number: int) -> dict[str, Any]:
    needs = {"lead": chance.choice([*COMPETENCES, "any"]), "second": chance.choice([*COMPETENCES, "any"])}
    return {
        "id": f"s{number}", "title": f"Session {number}", "minutes": chance.choice(["60-90", "90-120"]),
        "method": "exercise", "needs": needs,
    }  # fmt: skip


def drawn_trainer(chance: random.Random, code: str) -> dict[str, Any]:
    """A trainer with whatever there is."""
    return {
        "id": code, "country": chance.choice(["AL", "BG", "NL"]), "stakeholder": chance.choice(["GO", "NGO"]),
        "role": chance.choice(["law enforcement", "care", "care", "other"]),
        "speaks": chance.choice([["en"], ["en", "sq"], ["sq"]]),
        "competences": [one for one in COMPETENCES if chance.random() < 0.6],
        **({"external expert": True} if chance.random() < 0.3 else {}),
        **({"most minutes a day": chance.choice([60, 150, 240])} if chance.random() < 0.4 else {}),
    }  # fmt: skip


def _rules(chance: random.Random) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = [{"competence": {}}, {"trainer load": {"most a day": 240}}]
    if chance.random() < 0.7:
        rules.append({"mixed pair": {"of": "role"}})
    if chance.random() < 0.4:
        rules.append({"mixed pair": {"of": "stakeholder", "over": "team"}})
    if chance.random() < 0.6:
        rules.append({"language": {}})
    if chance.random() < 0.4:
        rules.append({"team size": {"trainers": chance.choice(["2-3", "at least 3", "at most 2"]), "hard": True}})
    rules.append({"session length": {}})
    return rules


def rules_of(programme: Programme) -> tuple[AgendaRule, ...]:
    """The programme's rules."""
    rules, wrong = agenda_rules(programme.rules, lambda *_: None)
    assert not wrong
    return tuple(rules)


def without(programme: Programme, *codes: str) -> Programme:
    """The same programme without some trainers."""
    left = tuple(one for one in programme.trainers if one.id not in codes)
    return programme.model_copy(update={"trainers": left})


def has_a_team(programme: Programme, training: str) -> bool:
    """Whether some team staffs a training, by trying every pair in every session; written without the solver's model:
    from the rules' names alone."""
    event = programme.training(training)
    pool = programme.pool(event)
    asked = {(rule.name, str(rule.value)): rule for rule in programme.rules.team}
    names = {name for name, _ in asked}
    sizes = [rule.value["trainers"] for rule in asked.values() if rule.name == "team size"]
    both = [rule.value for rule in asked.values() if rule.name == "mixed pair"]

    def understood(one: Trainer) -> bool:
        return "language" not in names or event.interpreters or "en" in one.speaks

    def pairs(at: int) -> list[tuple[Trainer, Trainer]]:
        needs = sessions[at].needs
        assert needs is not None
        return [
            (lead, second)
            for lead, second in permutations(pool, 2)
            if lead.competent(needs.lead) and second.competent(needs.second) and understood(lead) and understood(second)
            and all({"law enforcement", "care"} <= {lead.role, second.role} for mix in both if mix["of"] == "role")
        ]  # fmt: skip

    def enough(team: Sequence[Trainer]) -> bool:
        kinds = {one.stakeholder for one in team}
        if any(mix["of"] == "stakeholder" and not {"GO", "NGO"} <= kinds for mix in both):
            return False
        bounds = {"2-3": (2, 3), "at least 3": (3, 99), "at most 2": (0, 2)}
        return all(bounds[size][0] <= len(team) <= bounds[size][1] for size in sizes)

    sessions = programme.sessions("training")
    found = [pairs(at) for at in range(len(sessions))]

    def tried(at: int, worked: dict[str, int]) -> bool:
        if at == len(sessions):
            return enough([one for one in pool if one.id in worked])
        for pair in found[at]:
            now = dict(worked)
            for one in pair:
                now[one.id] = now.get(one.id, 0) + int(sessions[at].minutes.low or 0)
            if all(now[one.id] <= min(240, one.most_minutes_a_day or 240) for one in pair) and tried(at + 1, now):
                return True
        return False

    return tried(0, {})
