"""Minutes as they come: columns in other languages, words that are no status, partners that are none."""

from datetime import date
from pathlib import Path

import pytest

from ecpat_training.event.meetings.judgement import judge
from ecpat_training.event.meetings.model.expected import ExpectedPerson, Meeting
from ecpat_training.event.meetings.model.minutes import Minutes
from ecpat_training.event.meetings.reading.minutes import read_minutes
from ecpat_training.words.lists.decision_words import DECISION_STATUSES
from tests.event.meetings.material import DECISIONS, DOCUMENTS, THERE, minutes_workbook

GUESTS = (
    ExpectedPerson("E1", "Ana Petrova", "Ministry of Interior"), ExpectedPerson("E2", "Jan Novak", "La Strada"),
    ExpectedPerson("E3", "Kari Nordmann", "ECPAT Norway"), ExpectedPerson("E4", "Anna Berg", "Ministry of Interior"),
)  # fmt: skip
MEETING = Meeting("experts-1", "First expert meeting", date(2026, 5, 11), "two thirds", GUESTS, True)
ON = date(2026, 7, 1)


def read(
    folder: Path,
    there: object = THERE,
    decisions: object = DECISIONS,
    documents: object = (),
    meeting: Meeting = MEETING,
) -> Minutes:
    path = folder / "decisions.xlsx"
    path.write_bytes(minutes_workbook(there, decisions, documents))  # type: ignore[arg-type]
    return read_minutes(path, meeting)


def codes(minutes: Minutes) -> list[str]:
    return [one.code.removeprefix("meetings.") for one in minutes.findings]


def decided(**changed: str) -> list[tuple[str, ...]]:
    row = dict(zip(("number", "decision", "owner", "due", "status", "agreed"), DECISIONS[0], strict=True))
    return [tuple((row | changed).values())]


def test_minutes_without_a_fault_are_read_without_a_question(tmp_path: Path) -> None:
    minutes = read(tmp_path, documents=DOCUMENTS)
    assert not minutes.findings
    assert [(one.name, one.is_present, one.codes) for one in minutes.partners] == [
        ("Ministry of Interior", True, ("E1",)),
        ("La Strada", True, ("E2",)),
        ("ECPAT Norway", False, ()),
    ]
    standing = judge(minutes, MEETING.quorum, ON)
    assert (standing.quorum.partners, standing.quorum.low, standing.quorum.needed) == (3, 2, 2)
    assert [(one.stands, one.progress) for one in standing.decisions] == [
        ("stands", "late"), ("stands", "due soon"), ("stands", "done"),
    ]  # fmt: skip
    assert [(owner, [one.decision.number for one in of]) for owner, of in standing.group_by_owner()] == [
        ("La Strada", ["1"]),
        ("Ministry of Interior", ["2"]),
    ]
    assert [(one.title, one.version) for one in minutes.papers] == list(DOCUMENTS)


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"status": "halfway"}, "status"),
        ({"status": ""}, "status"),
        ({"owner": "Interpol"}, "owner"),
        ({"owner": ""}, "owner"),
        ({"due": "2026-05-10"}, "before"),
        ({"due": "03/04/2027"}, "date"),
        ({"due": "soon"}, "date"),
        ({"due": ""}, "no-date"),
        ({"agreed": ""}, "agreed"),
        ({"agreed": "Interpol"}, "agreed"),
        ({"agreed": "ECPAT Norway"}, "agreed-away"),
        ({"decision": ""}, "no-decision"),
        ({"number": ""}, "number"),
        ({"decision": "Jan Novak translates the form"}, "name"),
        ({"decision": "novak jan translates the form"}, "name"),
    ],
)
def test_what_is_doubtful_in_a_decision_is_asked_once(tmp_path: Path, changed: dict[str, str], asked: str) -> None:
    assert codes(read(tmp_path, decisions=decided(**changed))) == [asked]


def test_an_unknown_status_is_none_and_never_open_or_done(tmp_path: Path) -> None:
    minutes = read(tmp_path, decisions=decided(status="halfway"))
    assert minutes.decisions[0].status is None
    (one,) = judge(minutes, None, ON).decisions
    assert one.progress == "not known"


@pytest.mark.parametrize(
    "word", [w for words in DECISION_STATUSES.values() for w in ";".join(words.values()).split(";")]
)
def test_every_word_of_every_language_is_a_status(tmp_path: Path, word: str) -> None:
    assert not read(tmp_path, decisions=decided(status=word.strip().upper())).findings


def test_owners_with_commas_and_an_and_in_their_names_are_partners(tmp_path: Path) -> None:
    name = "Police, Crime and Borders Agency"
    there = [*THERE, ("E9", name, "yes")]
    guests = Meeting("experts-1", "x", None, None, (*GUESTS, ExpectedPerson("E9", "A B", name)), True)
    minutes = read(tmp_path, there, decided(owner=f"{name}; la strada"), meeting=guests)
    assert minutes.decisions[0].owners == (name, "La Strada")
    minutes = read(tmp_path, there, decided(owner="La Strada and Ministry of Interior"), meeting=guests)
    assert minutes.decisions[0].owners == ("La Strada", "Ministry of Interior")


def test_numbers_that_stand_twice_are_asked_and_rows_with_a_number_alone_are_empty(tmp_path: Path) -> None:
    other = ("1", "Something else", *DECISIONS[0][2:])
    minutes = read(tmp_path, decisions=[DECISIONS[0], DECISIONS[0], other, ("4", "", "", "", "", "")])
    assert codes(minutes) == ["number-twice", "number-twice"]
    assert [one.severity for one in minutes.findings] == ["warning", "error"]
    assert len(minutes.decisions) == 1
    assert len(minutes.not_used) == 2


def test_a_partner_whose_row_was_deleted_still_counts_for_the_quorum(tmp_path: Path) -> None:
    minutes = read(tmp_path, THERE[:1], decided(owner="Ministry of Interior"))
    assert codes(minutes) == ["partner-missing"]
    standing = judge(minutes, "two thirds", ON)
    assert (standing.quorum.partners, standing.quorum.low, standing.quorum.high) == (3, 1, 3)
    assert standing.quorum.reached is None
    assert standing.decisions[0].stands == "not known"


def test_without_the_quorum_no_decision_stands_and_none_is_late(tmp_path: Path) -> None:
    standing = judge(read(tmp_path), "every partner", ON)
    assert standing.quorum.reached is False
    assert {one.stands for one in standing.decisions} == {"does not stand"}
    assert not standing.those("late")


def test_whoever_left_early_or_has_two_answers_may_have_been_there(tmp_path: Path) -> None:
    there = [("E1", "Ministry of Interior", "left early"), *THERE[1:], ("E2", "La Strada", "no")]
    minutes = read(tmp_path, there, ())
    assert codes(minutes) == ["left-early", "code-twice"]
    assert [one.is_present for one in minutes.partners] == [None, None, False]


def test_the_headers_of_another_language_and_another_order_are_read(tmp_path: Path) -> None:
    path = tmp_path / "beschluesse.csv"
    path.write_text(
        "Protokoll\n\nFrist;Beschluss;Verantwortlich;Stand;Zugestimmt;Nr\n1.6.2026;Formular;La Strada;offen;alle;7\n",
        "utf-8",
    )
    minutes = read_minutes(path, MEETING)
    (one,) = minutes.decisions
    assert (one.number, one.due, one.status, one.owners) == ("7", date(2026, 6, 1), "open", ("La Strada",))
    assert codes(minutes) == ["nobody"]


def test_a_text_that_stands_for_no_partner_is_not_repeated_since_it_may_be_a_name(tmp_path: Path) -> None:
    minutes = read(tmp_path, decisions=decided(owner="Mario Rossi", agreed="Mario Rossi; La Strada"))
    assert not [one for one in minutes.findings if "Rossi" in one.message + (one.hint or "")]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "\u202etxet", "a" * 30_000, "{name}", "x\x07y"])
def test_hostile_texts_stay_texts(tmp_path: Path, text: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(
        f'Number,Decision,Owner,Status\n1,"{text.replace(chr(34), chr(34) * 2)}",{text[:50]},{text[:50]}\n', "utf-8"
    )
    minutes = read_minutes(path, MEETING)
    assert minutes.decisions[0].owners == ()
    assert minutes.decisions[0].status is None


COUNTRY_GUESTS = (ExpectedPerson("", "", "Netherlands"), ExpectedPerson("", "", "Albania"))
COUNTRIES = Meeting("experts-1", "First", date(2026, 5, 11), "two thirds", COUNTRY_GUESTS, False)
COUNTRIES_THERE = (("", "Netherlands", "yes"), ("", "Albania", "no"))


@pytest.mark.parametrize("owner", ["NL", "Netherlands", "Pays-Bas", "Holandë", "Нидерланды"])
def test_a_partner_country_is_known_by_its_code_and_in_other_languages(tmp_path: Path, owner: str) -> None:
    decisions = decided(owner=owner, agreed=owner)
    minutes = read(tmp_path, COUNTRIES_THERE, decisions, meeting=COUNTRIES)
    assert not codes(minutes)
    assert (minutes.decisions[0].owners, minutes.decisions[0].agreed) == (("Netherlands",), ("Netherlands",))


def test_a_row_more_of_a_country_under_another_name_is_no_partner_more(tmp_path: Path) -> None:
    minutes = read(
        tmp_path,
        (*COUNTRIES_THERE, ("", "NL", "yes")),
        decided(owner="Albania", agreed="NL"),
        meeting=COUNTRIES,
    )
    assert [one.name for one in minutes.partners] == ["Netherlands", "Albania"]
    assert not codes(minutes)


@pytest.mark.parametrize("owner", ["Police of the Netherlands", "nl", "Netherlands Police", "NO"])
def test_what_only_holds_a_countrys_name_is_asked(tmp_path: Path, owner: str) -> None:
    minutes = read(tmp_path, COUNTRIES_THERE, decided(owner=owner, agreed="all"), meeting=COUNTRIES)
    assert codes(minutes) == ["owner"]


def test_who_has_no_code_is_somebody_in_the_minutes_and_that_is_said(tmp_path: Path) -> None:
    guests = (ExpectedPerson("", "Mira Kola", "Netherlands"), ExpectedPerson("", "", "Albania"))
    meeting = Meeting("experts-1", "First", date(2026, 5, 11), "two thirds", guests, True)
    decisions = decided(decision="Mira Kola writes it", owner="NL", agreed="NL")
    minutes = read(tmp_path, COUNTRIES_THERE, decisions, meeting=meeting)
    assert minutes.decisions[0].text == "somebody writes it"
    assert [one.message for one in minutes.findings] == [
        "this decision names a person; the minutes have `somebody` instead."
    ]
