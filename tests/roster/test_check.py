"""A list against a programme: what is there, what is wanted, whom to recruit; and the report that says it."""

import json
from dataclasses import asdict

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.model.programme import Rules
from ecpat_training.model.rule import RuleSpec
from ecpat_training.read.roster import roster_from
from ecpat_training.report.recruit import recruit
from ecpat_training.report.roster import roster_document
from ecpat_training.results.check import HaveWant, RosterCheck, RuleResult
from ecpat_training.results.document import Bullets, Document, Facts, HaveWantChart, Paragraph, Table
from ecpat_training.results.provenance import Provenance
from ecpat_training.rules import book
from ecpat_training.rules import roster as roster_rules
from ecpat_training.workflows.roster_check import judge
from tests.roster.lists import sheet

RULES: list[dict[str, object]] = [
    {"size": "18-22, ideally 20"},
    {"mix": {"of": "stakeholder", "want": {"GO": "7-9", "IGO": "2-4", "NGO": "7-9"}}},
    {"mix": {"of": "role", "want": {"law enforcement": "8-12", "care": "8-12"}, "because": "both sides must meet"}},
    {"mix": {"of": "profession", "want": {"police officer": "at least 8", "prosecutor": "at least 1"}}},
    {"mix": {"of": "gender", "want": {"female": "at least 8", "male": "at least 6"}, "weight": "3"}},
    {"at most of one": {"organisation": "9"}},
    {"nobody alone": {"of": "stakeholder"}},
]
HEADER = "Name | Organisation | Type of organisation | Profession | Sex"


def people(number: int, organisation: str, kind: str, profession: str, sex: str) -> list[str]:
    return [
        f"{organisation} {kind} {profession} {n} | {organisation} | {kind} | {profession} | {sex}"
        for n in range(number)
    ]


def check(lines: list[str], rules: list[dict[str, object]] = RULES) -> RosterCheck:
    parsed, findings = book.parse(map(RuleSpec.model_validate, rules), roster_rules, lambda _: None)
    assert not findings
    return judge(roster_from(sheet("\n".join([HEADER, *lines]))), "The programme", parsed)


# The coordinator's case: 17 names, 2 duplicates, 4 police of the 8 wanted, no prosecutor.
SEVENTEEN = [
    *people(4, "Police Academy", "GO", "police officer", "M"),
    *people(2, "UN Office", "IGO", "child protection officer", "F"),
    *people(9, "Child Helpline", "NGO", "social worker", "F"),
    "A person | Ministry | GO | head of unit | M",
    "B person | Ministry | Ministerium | judge | F",
    people(1, "Police Academy", "GO", "police officer", "M")[0],
    people(1, "Child Helpline", "NGO", "social worker", "F")[0],
]


def test_the_coordinators_question_is_answered() -> None:
    result = check(SEVENTEEN)
    assert (result.rows, result.used, len(result.not_used)) == (19, 17, 2)
    assert all(entry.duplicate_of for entry in result.not_used)
    assert not result.kept
    assert result.recruit == (
        "1 participant short, 2 GO short, 4 law enforcers short, 4 police officers short, 1 prosecutor short, "
        "1 man short",
        "One person may fill several of these gaps at once.",
        "The stakeholder type of 1 person isn't known: please ask before recruiting.",
        "The side of 1 person isn't known: please ask before recruiting.",
        "The profession of 1 person isn't known: please ask before recruiting.",
    )


def rule(*counts: HaveWant, not_known: int = 0) -> RuleResult:
    return RuleResult(
        "mix", "Mix.", not any(item.short or item.over for item in counts), True, (), counts, 0, "", not_known
    )


def test_what_is_missing_comes_before_what_is_too_many() -> None:
    ngo, law = HaveWant("stakeholder", "NGO", 12, 7, 9), HaveWant("role", "law enforcement", 4, 8, 12)
    assert recruit([rule(ngo), rule(law)])[0] == "4 law enforcers short, 3 NGO over"


def test_two_rules_that_want_the_same_people_want_them_once() -> None:
    wishes = [HaveWant("stakeholder", "IGO", 1, 2, None), HaveWant("stakeholder", "IGO", 1, 4, None)]
    assert recruit([rule(wish) for wish in wishes])[0] == "3 IGO short"


def test_nobody_to_recruit() -> None:
    kept = rule(HaveWant("role", "care", 8, 8, 12))
    assert recruit([kept]) == ("Nobody is missing, and nobody is too many.",)
    assert recruit([]) == ("The programme has no rules for its rosters.",)


def test_counts_of_every_part_of_the_room_add_up_to_everybody() -> None:
    result = check(SEVENTEEN)
    assert {part: sum(item.have for item in items) for part, items in result.mix} == dict.fromkeys(
        ["stakeholder", "role", "gender", "profession", "organisation"], 17
    )
    stakeholder = dict(result.mix)["stakeholder"]
    assert [(item.label, item.have, item.want) for item in stakeholder] == [
        ("GO", 5, "7-9"), ("IGO", 2, "2-4"), ("NGO", 9, "7-9"), ("not known", 1, "any"),
    ]  # fmt: skip


def document(result: RosterCheck) -> Document:
    return roster_document(result, Provenance("1.0", "ecpat roster check", (("roster.xlsx", "ab" * 32),)))


def tables(made: Document) -> dict[str, Table]:
    return {block.name: block for block in made.blocks if isinstance(block, Table)}


def test_the_report_says_verdict_facts_gap_and_questions() -> None:
    made = document(check(SEVENTEEN))
    assert (made.title, made.subtitle) == ("Participant list, checked", "The programme")
    (verdict,) = [block for block in made.blocks if isinstance(block, Paragraph)]
    assert (verdict.text, verdict.tone) == ("5 of 7 rules are not kept.", "bad")
    (facts,) = [block for block in made.blocks if isinstance(block, Facts)]
    assert dict(facts.pairs)["Duplicates, not counted again"] == "2"
    assert dict(facts.pairs)["Values that nobody could read"] == "2"
    (chart,) = [block for block in made.blocks if isinstance(block, HaveWantChart)]
    assert ("law enforcement", 4, 8, 12) in [(row.label, row.value, row.low, row.high) for row in chart.rows]
    assert list(tables(made)) == ["Rules", "Questions", "Room", "Columns", "Words", "Not counted"]
    assert [row[0] for row in tables(made)["Questions"].rows] == ["row 19", "row 20", "C18", "D17"]
    assert tables(made)["Not counted"].caption == "19 rows = 17 counted + 2 not counted."
    assert "both sides must meet" in str([block for block in made.blocks if isinstance(block, Bullets)])


def test_the_report_names_nobody() -> None:
    lines = ["Elena Ivanova | Police | GO | police officer | F"] * 2 + ["Kari Nordmann | Helpline | what | why | ?"]
    made = json.dumps(asdict(document(check(lines))), ensure_ascii=False, default=str)
    for name in ("Elena", "Ivanova", "Kari", "Nordmann"):
        assert name not in made


def test_every_row_has_as_many_cells_as_columns() -> None:
    for lines in (SEVENTEEN, [], ["Elena | | | |"]):
        for rules in (RULES, []):
            for table in tables(document(check(lines, rules))).values():
                assert {len(row) for row in table.rows} <= {len(table.columns)}, table.name


def test_a_wish_that_is_not_kept_is_said_as_one() -> None:
    made = document(check(SEVENTEEN, [RULES[4]]))
    assert [(row[1], row[-1]) for row in tables(made)["Rules"].rows] == [
        ("female", "kept"),
        ("male", "not kept (a wish)"),
    ]
    assert "attention" in [block.tone for block in made.blocks if isinstance(block, Paragraph)]


def test_the_shipped_words_of_rules_are_understood() -> None:
    specs = Rules.model_validate({"roster": RULES}).roster
    assert len(book.parse(specs, roster_rules, lambda _: None)[0]) == len(RULES)


def test_a_list_that_cannot_be_read_ends_the_check() -> None:
    with pytest.raises(ContentError):
        judge(roster_from(sheet("Elena | Kari")), "The programme", [])
