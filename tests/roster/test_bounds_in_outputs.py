"""No output calls a rule kept or broken, or people short or too many, where what isn't known may change it."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.documents.formats import html, txt
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import wording
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.report.partner_note import Addressee
from ecpat_training.roster.report.roster import note_document, roster_document
from ecpat_training.roster.workflows.check import judge, write_headline
from tests.commands.conftest import Ecpat, ecpat, folder
from tests.commands.running import Ran
from tests.draws import draws
from tests.event.certificates.material import PROGRAMME
from tests.roster.lists import sheet
from tests.roster.rooms import rules

__all__ = ["ecpat", "folder"]

MADE = Provenance("1.0", "ecpat roster check", (("list.csv", "ab" * 32),))
_NAMES = ("Bara", "Caka", "Dova", "Gama", "Haka", "Lova", "Mala", "Nora", "Paka", "Rama")
RULES: list[dict[str, Any]] = [
    {"mix": {"of": "stakeholder", "want": {"GO": "2-3", "NGO": "at least 2"}}},
    {"mix": {"of": "stakeholder", "want": {"NGO": "30-60 %"}}},
    {"mix": {"of": "profession", "want": {"prosecutor": "at least 2"}}},
    {"mix": {"of": "profession", "want": {"prosecutor": "at most 1"}}},
    {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"female": "at least 30 %"}}},
    {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"female": "at least 1"}}},
    {"at most of one": {"organisation": 2}},
    {"at least so many": {"country": 3}},
    {"nobody alone": {"of": "stakeholder"}},
    {"nobody alone within": {"of": "gender", "within": "role"}},
    {"both sides of a twin": {"countries": ["AL", "BE"]}},
]
OVERSTATED = {
    "en": r"\b(?:short|over)\b(?! so far| \(\d+ to \d)|rules? (?:is|are) kept\.|\bbroken\b|doesn't keep every rule,",
    "fr": r"actuellement (?!\d+ à \d)|La règle est respectée|règles sont toutes respectées",
}


def drawn_check(rule: dict[str, Any], draw: random.Random) -> RosterCheck:
    """A list of some people, of whom something isn't known, against one rule."""
    cells = {
        "Organisation": ["Police Directorate", "Court of Appeal", "Red House", ""],
        "Type": ["GO", "NGO", "IGO", "", ""],
        "Profession": ["police officer", "prosecutor", "social worker", "", ""],
        "Gender": ["F", "M", "M", ""],
        "Country": ["AL", "BE", ""],
    }
    names = draw.sample(_NAMES, draw.randint(2, 8))
    lines = [" | ".join(["Name", *cells])]
    lines += [" | ".join([f"Ana {name}", *(draw.choice(column) for column in cells.values())]) for name in names]
    return judge(roster_from(sheet("\n".join(lines))), "The programme", [*rules(rule)])  # type: ignore[list-item]


def outputs(check: RosterCheck) -> Iterator[tuple[str, str, str]]:
    """Every text that says a verdict or a gap: where, in which language, and what."""
    report = roster_document(check, MADE)
    yield "report", "en", txt.render(report).decode()
    yield "page", "en", re.sub(r"<style.*?</style>|<[^>]+>", " ", html.render(report).decode(), flags=re.DOTALL)
    yield "recruit", "en", "\n".join(check.recruit)
    for code in ("en", "fr"):
        yield "note", code, txt.render(note_document(check, "1.0", Addressee(wording(code)))).decode()
        yield "headline", code, write_headline(check, wording(code))
    yield "breaks", "en", "\n".join(finding.message for rule in check.rules for finding in rule.breaks)


def said_with_bounds(check: RosterCheck) -> Iterator[str]:
    """From what to what each wish is kept, those first of which anybody is missing; unless the list says it of nobody,
    which is said instead."""
    (rule,) = check.rules
    counts = [count for count in rule.counts if count.verdict == "not known" and rule.not_known < check.used]
    missing = [count for count in counts if count.shortfall or count.excess]
    yield from (f"{count.actual} to {count.highest}" for count in missing or counts)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_nothing_is_overstated(rule: dict[str, Any]) -> None:
    draw = random.Random(str(rule))
    verdicts = []
    for _ in range(draws(60, 8)):
        check = drawn_check(rule, draw)
        verdicts.append(check.verdict)
        if check.verdict != "not known":
            continue
        for output, language, text in outputs(check):
            text = text.replace(check.rules[0].states, "")
            assert not re.search(OVERSTATED[language], text), (output, language, text)
            for bounds in said_with_bounds(check) if output not in ("headline", "breaks") else ():
                assert bounds.replace(" to ", " à ") in text or bounds in text, (output, language, bounds, text)
    assert "not known" in verdicts


LIST = (
    "Name,Organisation,Type,Gender,Country\nAna Bara,Court,GO,F,AL\nBen Cako,Police,GO,M,AL\nEva Dova,Red House,,F,AL\n"
)
ROSTER = "rules:\n  roster:\n    - mix: {of: stakeholder, want: {GO: at most 2}}\n"


@pytest.fixture(autouse=True)
def _programme(folder: Path) -> None:
    Path("trainings/al-1").mkdir(parents=True)
    Path("programme.yaml").write_text(f"{PROGRAMME}{ROSTER}", "utf-8")
    Path("trainings/al-1/participants.csv").write_text(LIST, "utf-8")


def shown(ran: Ran) -> str:
    """What was printed, however its lines are broken."""
    return " ".join(f"{ran.stdout} {ran.stderr}".split())


def test_a_cap_that_is_kept_so_far_is_no_success_on_the_board_and_no_failure_of_the_check(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "check", "trainings/al-1/participants.csv", "--training", "al-1", "--json")
    told = json.loads(ran.stdout)["result"]
    assert (ran.exit_code, told["kept"], told["verdict"]) == (0, True, "not known")
    assert told["rules"][0]["counts"][0] | {"have": 2, "most": 3} == told["rules"][0]["counts"][0]
    assert "Perhaps 1 GO over (2 to 3 of at most 2)" in shown(ecpat("status", "--out", "board.txt"))


def test_a_gap_that_may_be_none_is_said_so_in_letters_and_on_the_board(ecpat: Ecpat) -> None:
    Path("programme.yaml").write_text(f"{PROGRAMME}{ROSTER.replace('GO: at most 2', 'NGO: at least 30 %')}", "utf-8")
    ran = ecpat("roster", "check", "trainings/al-1/participants.csv", "--training", "al-1", "--json")
    told = json.loads(ran.stdout)["result"]
    assert (ran.exit_code, told["kept"], told["verdict"]) == (1, False, "not known")
    count = told["rules"][0]["counts"][0]
    assert (count["verdict"], count["lowest_share"], round(count["highest_share"], 3)) == ("not known", 0, 0.333)
    assert "1 NGO short so far (0 to 1 of at least 1 (at least 30 %))" in shown(ecpat("status", "--out", "board.txt"))
    ecpat("event", "pack", "al-1", "--partner", "focal.point@example.org")
    (note,) = Path().rglob("gap-note*")
    assert "1 NGO short (0 to 1 of at least 1)." in note.read_text("utf-8")


def test_a_room_that_is_drawn_is_said_to_keep_its_quotas_so_far(ecpat: Ecpat) -> None:
    more = "Ina Fako,Police,GO,F,AL\n"
    Path("trainings/al-1/participants.csv").write_text(f"{LIST}{more}", "utf-8")
    drawn = ecpat("roster", "select", "trainings/al-1/participants.csv", "--programme", ".", "--seats", "3")
    assert "kept so far" in shown(drawn)
    assert "is kept (" not in shown(drawn)
    told = json.loads(
        ecpat(
            *("roster", "reserves", "trainings/al-1/participants.csv", "--programme", ".", "--json"),
            *("--selected", "R2,R3,R4", "--no-show", "10%"),
        ).stdout
    )["result"]
    assert (told["broken"], told["not_known"]) == ([], ["mix"])
