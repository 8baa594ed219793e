"""Large trainings without an agenda, three to five days and 33 to 56 sessions: each is explained, and changes that
would help are looked for, as `ecpat plan` does once it knows that there is none. Ends with an error where the
explanation isn't certain; the seconds are the processor's, building of models included."""

import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.generated import TRAINING
from benchmarks.sized import sized_programme
from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.changes import WORK, Members, find_changes
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_impossibility import find_plain_members, plainly_impossible
from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.location import Location
from ecpat_training.programme.model.programme import Programme

Written = dict[str, Any]
SMALL, MIDDLE, LARGE = (3, 33, 12), (4, 42, 16), (5, 50, 20)
"""Days, sessions and trainers."""


def _plain(written: Written, number: int) -> Written:
    """One of the sessions that nothing else is tied to."""
    sessions = [session for session in written["manual"][1]["sessions"] if session.get("care") == "none"]
    plain_session: Written = [session for session in sessions if session["may be split"] == "false"][number]
    return plain_session


def _hours(hours: str) -> Callable[[Written], None]:
    return lambda written: written["events"][0].update(hours=hours)


def _overlap(written: Written) -> None:
    for number, fixed_time in ((0, "day 2 10:00"), (3, "day 2 10:10")):
        _plain(written, number).update({"at": fixed_time, "after": []})


def _late(written: Written) -> None:
    _plain(written, 2)["at"] = "day 1 17:20"


def _away(written: Written) -> None:
    for trainer in written["trainers"]:
        trainer["away"] = ["2025-03-04"] if trainer["role"] == "care" else []


def _no_pair(written: Written) -> None:
    for trainer in written["trainers"]:
        if trainer["role"] == "care":
            trainer["competences"] = [competence for competence in trainer["competences"] if competence != "law"]
    _plain(written, 1)["needs"] = {"lead": "law", "second": "law"}


def _unknown(written: Written) -> None:
    _plain(written, 1)["needs"] = {"lead": "forensics"}


def _language(written: Written) -> None:
    for trainer in written["trainers"]:
        trainer["speaks"] = ["bg"] if trainer["role"] == "care" else ["en"]


def _practice(written: Written) -> None:
    for session in written["manual"][1]["sessions"]:
        session["practice"] = "30 %"


CASES: tuple[tuple[str, tuple[int, int, int], Callable[[Written], None]], ...] = (
    ("hours too short", SMALL, _hours("09:00-13:30")),
    ("hours too short", LARGE, _hours("09:00-14:30")),
    ("fixed times overlap", SMALL, _overlap),
    ("fixed times overlap", LARGE, _overlap),
    ("fixed too late", MIDDLE, _late),
    ("trainers from care away", SMALL, _away),
    ("trainers from care away", LARGE, _away),
    ("no pair has the competences", SMALL, _no_pair),
    ("no pair has the competences", LARGE, _no_pair),
    ("nobody has the competence", MIDDLE, _unknown),
    ("no pair speaks the language", LARGE, _language),
    ("too little practice", SMALL, _practice),
)


def main() -> None:
    """Explains each, and says what it took."""
    print("\nExplain large trainings without an agenda, processor seconds")
    wrong = []
    for name, size, change in CASES:
        written = sized_programme(*size, seed=1)
        change(written)
        programme = Programme.model_validate(written)
        rules, _ = agenda_rules(programme.rules, lambda rule, index: Location(f"{rule} {index}"))
        rules = [rule for rule in rules if not rule.idle(programme)]
        context = Context(programme, programme.training(TRAINING))
        started = time.process_time()
        members, certain = _why(context, rules)
        explained = time.process_time() - started
        asking = FeasibilityOracle(WORK)
        ways = find_changes(Case.of(context, rules), members, asking, lambda case: _why(case.context, case.rules)[0])
        seconds = time.process_time() - started
        print(f"{size[0]} days, {name}: why {explained:.2f}, with {len(ways.ways)} ways out {seconds:.2f}")
        wrong += [] if certain else [f"{size[0]} days, {name}: not certain"]
    if wrong:
        sys.exit("\n".join(wrong))


def _why(context: Context, rules: list[AgendaRule] | tuple[AgendaRule, ...]) -> tuple[Members, bool]:
    if plain := plainly_impossible(context, rules):
        return find_plain_members(context, rules, plain), True
    conflict = find_conflict(context, rules)
    return [*conflict.rules, *conflict.facts], conflict.certain


if __name__ == "__main__":
    main()
