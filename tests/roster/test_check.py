"""A list against a programme: what is there, what is wanted, whom to recruit; and the report that says it."""

import json
from dataclasses import asdict, replace

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.documents.document import (
    Block,
    Bullets,
    Document,
    FactList,
    HaveWantChart,
    PageBreak,
    Paragraph,
    ReportTable,
)
from ecpat_training.documents.provenance import Provenance
from ecpat_training.programme.model.programme import Rules
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.report.recruit import recruit
from ecpat_training.roster.report.roster import roster_document
from ecpat_training.roster.workflows.check import judge
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
        "1 participant short, 2 GO short, 4 law enforcers short, 4 police officers short, 1 prosecutor short so "
        "far (0 to 1 of at least 1), "
        "1 man short",
        "One person may fill several of these gaps at once.",
        "The stakeholder type of 1 person isn't known: please ask before recruiting.",
        "The side of 1 person isn't known: please ask before recruiting.",
        "The profession of 1 person isn't known: please ask before recruiting.",
    )


def rule(*counts: CountCheck, not_known: int = 0) -> RuleResult:
    return RuleResult(
        "mix", "Mix.", not any(item.shortfall or item.excess for item in counts), True, (), counts, 0, "", not_known
    )


def test_what_is_missing_comes_before_what_is_too_many() -> None:
    ngo, law = CountCheck("stakeholder", "NGO", 12, 7, 9), CountCheck("role", "law enforcement", 4, 8, 12)
    assert recruit([rule(ngo), rule(law)])[0] == "4 law enforcers short, 3 NGO over"


def test_two_rules_that_want_the_same_people_want_them_once() -> None:
    wishes = [CountCheck("stakeholder", "IGO", 1, 2, None), CountCheck("stakeholder", "IGO", 1, 4, None)]
    assert recruit([rule(wish) for wish in wishes])[0] == "3 IGO short"


def test_nobody_to_recruit() -> None:
    kept = rule(CountCheck("role", "care", 8, 8, 12))
    assert recruit([kept]) == ("Nobody is missing, and nobody is too many.",)
    assert recruit([]) == ("The programme has no rules for its rosters.",)


def test_counts_of_every_part_of_the_room_add_up_to_everybody() -> None:
    result = check(SEVENTEEN)
    assert {part: sum(item.actual for item in items) for part, items in result.mix} == dict.fromkeys(
        ["stakeholder", "role", "gender", "profession", "organisation"], 17
    )
    stakeholder = dict(result.mix)["stakeholder"]
    assert [(item.label, item.actual, item.target) for item in stakeholder] == [
        ("GO", 5, "7-9"), ("IGO", 2, "2-4"), ("NGO", 9, "7-9"), ("not known", 1, "any"),
    ]  # fmt: skip


def document(result: RosterCheck) -> Document:
    return roster_document(result, Provenance("1.0", "ecpat roster check", (("roster.xlsx", "ab" * 32),)))


def tables(made: Document) -> dict[str, ReportTable]:
    return {block.name: block for block in made.blocks if isinstance(block, ReportTable)}


def test_the_report_says_verdict_facts_gap_and_questions() -> None:
    made = document(check(SEVENTEEN))
    assert (made.title, made.subtitle) == ("Participant list, checked", "The programme")
    _, annex = pages(made)
    (verdict,) = [block for block in annex if isinstance(block, Paragraph)]
    assert (verdict.text, verdict.tone) == ("5 of 7 rules are not kept.", "bad")
    (facts,) = [block for block in made.blocks if isinstance(block, FactList)]
    assert dict(facts.pairs)["Duplicates, not counted again"] == "2"
    assert dict(facts.pairs)["Values that could not be read"] == "2"
    (chart,) = [block for block in made.blocks if isinstance(block, HaveWantChart)]
    assert ("law enforcement", 4, 8, 12) in [(row.label, row.value, row.low, row.high) for row in chart.rows]
    assert list(tables(made)) == ["To correct", "Rules", "Questions", "Room", "Columns", "Words", "Not counted"]
    assert [row[0] for row in tables(made)["Questions"].rows] == ["row 19", "row 20", "C18", "D17"]
    assert tables(made)["Not counted"].caption == "19 rows = 17 counted + 2 not counted."
    assert "both sides must meet" in str([block for block in made.blocks if isinstance(block, Bullets)])


def pages(made: Document) -> tuple[list[Block], list[Block]]:
    """The note to send back, and the annex."""
    turn = next(index for index, block in enumerate(made.blocks) if isinstance(block, PageBreak))
    return list(made.blocks[:turn]), list(made.blocks[turn + 1 :])


def test_the_first_page_is_a_note_to_the_partner() -> None:
    result = check(SEVENTEEN)
    remark = Finding(
        "workbook.other-sheets", Severity.WARNING, "sheet `B` holds data too.", None, "Choose with --sheet."
    )
    made = document(replace(result, file="folder/roster.xlsx", findings=(remark, *result.findings)))
    note, annex = pages(made)
    assert made.brief == len(note), "the terminal shows the note"
    (gaps,) = [block for block in note if isinstance(block, Bullets)]
    assert gaps.items[0] == (
        "1 participant short (17 of 18 to 22), 2 GO short (5 of 7 to 9), 4 law enforcers short (4 of 8 to 12), "
        "4 police officers short (4 of at least 8), 1 prosecutor short (0 to 1 of at least 1), 1 man short "
        "(5 of at least 6)."
    )
    (table,) = [block for block in note if isinstance(block, ReportTable)]
    assert [row[0] for row in table.rows] == ["C18", "D17", "row 19", "row 20"]
    assert table.rows[0][1:] == (
        "“Ministerium” in column “Type of organisation” isn't known as a stakeholder type.",
        "Please write GO, IGO or NGO. (If this is a GO, write GO.)",
    )
    said = json.dumps([asdict(block) for block in note], ensure_ascii=False)
    for word in ("`", "--", "folder", "mix", "rule"):
        assert word not in said
    assert "--sheet" in json.dumps([asdict(block) for block in annex])


def test_a_list_without_a_stakeholder_type_says_that_who_is_missing_cannot_be_known() -> None:
    parsed, _ = book.parse([RuleSpec.model_validate(RULES[1])], roster_rules, lambda _: None)
    table = sheet("Name | Role\nAna Novak | care\nBen Kovac | law enforcement")
    result = judge(roster_from(table), "The programme", parsed)
    unknown = "Who is missing by stakeholder type can't be known: the list says it of nobody."
    assert result.recruit[0] == unknown
    note, _ = pages(document(result))
    (gaps,) = [block for block in note if isinstance(block, Bullets)]
    assert gaps.items[0] == unknown
    for sentence in (*result.recruit, *gaps.items):
        assert "short" not in sentence
        assert "Nobody is missing" not in sentence


def test_of_two_things_a_partner_is_told_which_is_missing_of_whom() -> None:
    """Of each person one of them is on the list: nobody counts, but neither is said of nobody."""
    crossed = {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"female": "at least 2"}}}
    result = check(["Ann | Police | GO | police officer |", "Ben | Police | GO | head of unit | M"], [crossed])
    note, _ = pages(document(result))
    (gaps,) = [block for block in note if isinstance(block, Bullets)]
    assert gaps.items == (
        "The gender of 1 person isn't known yet: please fill it in first.",
        "The side of 1 person isn't known yet: please fill it in first.",
    )


def test_a_long_list_of_corrections_goes_on_in_the_annex() -> None:
    result = check([f"Person {number} | Police | unit {number} | judge | F" for number in range(14)])
    note, annex = pages(document(result))
    (table,) = [block for block in note if isinstance(block, ReportTable)]
    (whole,) = [block for block in annex if isinstance(block, ReportTable) and block.name == "Questions"]
    assert (len(table.rows), table.caption, len(whole.rows)) == (8, "6 more in the whole report.", 14)


def test_a_rule_is_open_where_who_is_not_known_yet_could_fill_the_gap() -> None:
    care: dict[str, object] = {"mix": {"of": "role", "want": {"care": "at least 3"}}}
    lines = [*people(2, "Helpline", "NGO", "social worker", "F"), *people(1, "Helpline", "NGO", "head of unit", "F")]
    result = check(lines, [care])
    assert (result.rules[0].open, result.kept) == (True, False)
    assert result.rules[0].breaks[0].message == "1 caregiver short so far: open, the side of 1 person isn't known."
    (row,) = tables(document(result))["Rules"].rows
    assert row[-1] == "open: the side of 1 person isn't known"
    assert not check(lines[1:], [care]).rules[0].open, "2 are short, and only 1 isn't known"


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


def test_one_place_in_two_spellings_is_one_place_for_at_most_of_one() -> None:
    result = check(
        ["A | Policia Tiranë | GO | judge | F", "B | policia tirane | GO | judge | M"],
        [{"at most of one": {"organisation": "1"}}],
    )
    assert result.recruit[0] == "1 of `Policia Tiranë` over"


@pytest.mark.parametrize(
    ("of", "label", "said"),
    [
        ("gender", "women", "`women` is no gender: write `female`"),
        ("gender", "man", "`man` is no gender: write `male`"),
        ("role", "law enforcers", "`law enforcers` is no side: write `law enforcement`"),
        ("profession", "prosecuter", "`prosecuter` is no profession: did you mean `prosecutor`?"),
        ("stakeholder", "IO", "`IO` is no stakeholder type: did you mean `IGO`?"),
        ("stakeholder", "firm", "`firm` is no stakeholder type: write `GO`, `IGO` or `NGO`"),
    ],
)
def test_a_wrong_word_in_a_rule_is_answered_with_the_right_one(of: str, label: str, said: str) -> None:
    spec = RuleSpec.model_validate({"mix": {"of": of, "want": {label: "at least 1"}}})
    _, (finding,) = book.parse([spec], roster_rules, lambda _: None)
    assert said in finding.message


def test_ideal_is_said_to_be_ideally() -> None:
    _, (finding,) = book.parse([RuleSpec.model_validate({"size": "18-22, ideal 20"})], roster_rules, lambda _: None)
    assert "write `ideally` before the number that is best, such as `18-22, ideally 20`" in finding.message


@pytest.mark.parametrize(
    "rule",
    [
        {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"female": "at least 30 %"}}},
        {"nobody alone within": {"of": "gender", "within": "role"}},
    ],
    ids=["crossed", "nobody alone within"],
)
def test_a_rule_about_two_things_says_which_of_them_is_not_known(rule: dict[str, object]) -> None:
    """Never `the gender of 3 people isn't known` where everybody's gender stands in the list, and the side doesn't."""
    lines = [
        "Ann | Police | GO | police officer | F", "Ben | Police | GO | head of unit | M",
        "Cem | Police | GO | head of unit | M", "Dan | Police | GO | police officer | M",
    ]  # fmt: skip
    said = " ".join(check(lines, [rule]).recruit)
    assert "The side of 2 people isn't known" in said or "side" not in said
    assert "gender of" not in said
    nobodys_side = " ".join(check([line.replace("police officer", "head of unit") for line in lines], [rule]).recruit)
    assert "by gender" not in nobodys_side
    assert "0.0 %" not in nobodys_side


def test_a_rule_about_several_things_counts_who_is_not_known_for_each() -> None:
    rule = {"at least so many": {"organisation": 3, "profession": 4}}
    known = "Eva | Court | GO | judge | F"
    said = check(["Ann | Police | GO | head of unit | F", "Ben | Hope | NGO | head of unit | M", known], [rule]).recruit
    assert "The profession of 2 people isn't known: please ask before recruiting." in said
    assert not any("organisation of" in sentence for sentence in said)


def test_nothing_known_of_anybody_has_no_share() -> None:
    """`Female: 0 of 2, 0.0 %` would say that there are no women."""
    rule = {"mix": {"of": "gender", "want": {"female": "50-100 %"}}}
    said = check(["Ann | Police | GO | judge |", "Ben | Hope | NGO | judge |"], [rule]).recruit
    assert "Who is missing by gender can't be known: the list says it of nobody." in said
    assert not any("%" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["Total: 2 | | | |"], "Not counted: row 3 (it is a total). The list says it has 2 people, 1 was read."),
        (["Total | | | |"] * 3, "Not counted: row 3 (it is a total), row 4 (it is a total) and row 5 (it is a total)."),
        (
            ["Subtotal: 1 | | | |"] * 5,
            "Not counted: row 3 (it is a total), row 4 (it is a total), row 5 (it is a total) and 2 more.",
        ),
    ],
)
def test_the_first_page_says_which_rows_are_nobody_and_why(rows: list[str], says: str | None) -> None:
    first, _ = pages(document(check(["Ann Berg | Police | GO | judge | F", *rows])))
    assert [block.text for block in first if isinstance(block, Paragraph)][1] == says
