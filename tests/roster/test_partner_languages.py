"""Partners are answered in their language: the page and the marked list hold no English beside the list's own words."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from string import Formatter

import pytest
from babel import Locale

from ecpat_training.core.finding import Finding, Severity, Term
from ecpat_training.core.location import Location
from ecpat_training.documents.document import Bullets, Document
from ecpat_training.documents.wording import ENGLISH, wording
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.report.marks import cell_in_sheet, mark_words, marks
from ecpat_training.roster.report.partner_note import Addressee, Reply
from ecpat_training.roster.report.partner_remarks import remark_texts
from ecpat_training.roster.report.roster import note_document
from ecpat_training.roster.workflows.check import judge, write_headline
from ecpat_training.roster.workflows.partner_answer import language_of
from ecpat_training.words.catalogue import english
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.catalogue.translation import translated_languages, translation
from tests.roster.lists import sheet
from tests.translations.files import complete_languages

OTHERS = [code for code in complete_languages() if code != ENGLISH]
RULES: list[dict[str, object]] = [
    {"size": "18-22"},
    {"mix": {"of": "stakeholder", "want": {"GO": "7-9", "IGO": "2-4", "NGO": "at most 1"}}},
    {"mix": {"of": "role", "want": {"law enforcement": "8-12", "care": "8-12", "other": "at least 1"}}},
    {"mix": {"of": "profession", "want": {"prosecutor": "at least 1"}}},
    {"mix": {"of": "gender", "want": {"female": "8", "other": "at least 1", "prefers not to say": "at least 1"}}},
    {"mix": {"of": "country", "want": {"AL": "at least 3"}}},
    {"mix": {"of": "region", "want": {"Вльора": "at least 2"}}},
    {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"male": "at least 5"}}},
    {"at least so many": {"region": 5}},
    {"nobody alone within": {"of": "gender", "within": "role"}},
]
# Every kind of cell that somebody is asked about; what is written is Cyrillic, so that English shows.
LIST = """
Код|Имя|Фамилия|Учреждение|Тип организации|Профессия|Роль|Пол|Эл. почта|Статус|Страна|Регион|Электронная почтта
1 | Анна | Петрова | Альфа | НПО | социальный работник | забота | ж | анна | приглашён | | Север | к
2 | Борис | Иванов | Бета | Министериум | полицейский | помощь | ? | b@x.org | авось | | Юг | к
2 | Вера | Орлова | Гамма | НПО | бог весть | | ж/м | c@x.org | отказался | | Юг | к
4 | Анна | Петрова | Альфа | НПО | социальный работник | | ж | | приглашён | | Север | к
5 | Анна | Петрова | Дельта | GO | полицейский | | ж | d@x.org | | | Север | к
6 | Глеб и Ольга | Белов | Бета | GO | судья | | | | | | Запад | к
 | Прочее | | | | | | | | | | | к
8 | Дина | Серова | Бета | GO | судья | | | | | | Запад | к
 | Зоя | Дюна | Альфа | НПО | социальный работник | | ж | | | | Север | к
 | Зоя | Дюна | Альфа | НПО | социальный работник | | ж | z@x.org | | | Север | к
"""
LATIN = re.compile(r"[A-Za-z]{2,}")
OURS = {"name", "example", "org", "xlsx", "roster", "Sheet", "ecpat", "training", "Excel"}


def check() -> RosterCheck:
    rules, findings = book.parse(map(RuleSpec.model_validate, RULES), roster_rules, lambda _: None)
    assert not findings
    return judge(roster_from(sheet(LIST)), "Програма", rules)


def note(code: str, **partner: object) -> Document:
    return note_document(check(), "0.1.0", Addressee(wording(code), **partner))  # type: ignore[arg-type]


def texts(of: object) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict):
        yield from (text for key, value in of.items() if key not in ("format", "tone") for text in texts(value))
    elif isinstance(of, list | tuple):
        yield from (text for one in of for text in texts(one))


def shown(document: Document) -> str:
    """Everything that is to be read on a page."""
    blocks = [asdict(block) for block in document.blocks]
    return "\n".join([document.title, document.subtitle, document.footer, *texts(blocks)])


def english_left(text: str) -> list[str]:
    return [word for word in LATIN.findall(text) if word not in OURS]


def literals(phrase: str) -> Iterator[str]:
    """The parts of a phrase between its fields that are long enough to be known again."""
    yield from (part.strip() for part, *_ in Formatter().parse(phrase) if len(part.strip()) > 11)


@pytest.mark.parametrize("code", ["bg", "ru", "uk"])
def test_no_english_is_left_on_the_page_and_in_the_marked_list(code: str) -> None:
    """In languages of another alphabet every English word would show."""
    made = shown(note(code, marked="roster.xlsx", reply=Reply(date(2026, 5, 29), "Міра")))
    assert english_left(made.replace("GO", "").replace("IOM", "")) == []
    said = mark_words(wording(code))
    remarks = [text for mark in marks(check(), cell_in_sheet, wording(code)) for text in (mark.problem, mark.advice)]
    assert len(remarks) > 14
    assert english_left("\n".join([*remarks, said.intro_text.format(sheet=""), said.sheet, *said.column_heads])) == []
    assert all(remarks)


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_that_english_says_is_said_in_another_language(code: str) -> None:
    said = wording(code).words
    made = shown(note(code, marked="roster.xlsx", reply=Reply(date(2026, 5, 29), "Міра")))
    remarks = [text for mark in marks(check(), cell_in_sheet, wording(code)) for text in (mark.problem, mark.advice)]
    whole = "\n".join([made, *remarks])
    left = [
        part
        for key, phrase in english.WORDS.items()
        if said[key] != phrase
        for part in literals(phrase)
        if part in whole and part not in said[key]
    ]
    assert left == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_kind_of_remark_of_the_readers_has_its_sentence(code: str) -> None:
    """What no sentence is known for is still said, in words that say no more: no reader's remark is one of them."""
    words = wording(code)
    asked = [one for one in check().findings if one.severity is not Severity.NOTE and one.code.startswith("roster.")]
    assert len({one.code for one in asked}) > 7
    assert [one.code for one in asked if remark_texts(one, words)[0] == words.say("says something")] == []


@pytest.mark.parametrize("code", OTHERS)
def test_what_a_workbook_itself_is_asked_about_has_its_sentence(code: str) -> None:
    words = wording(code)
    number = Finding("roster.several-people", Severity.WARNING, phrase("{column}", column="C"))
    apart = phrase("{listed_type} {mapped_type} {people}", listed_type=Term("GO"), mapped_type=Term("NGO"), people=2)
    asked = [
        number,
        Finding("roster.contradiction", Severity.WARNING, apart),
        Finding("roster.unknown-value", Severity.WARNING, phrase("{column} {cells}", column="C", cells=3)),
        Finding("workbook.hidden-rows", Severity.WARNING, phrase("{number}", number=2)),
        *(Finding(code, Severity.ERROR, "") for code in ("workbook.error-value", "workbook.formula", "text.control")),
        Finding("roster.no-participants", Severity.WARNING, ""),
    ]
    said = [remark_texts(one, words)[0] for one in asked]
    assert len({*said, words.say("says something")}) == len(asked) + 1
    assert remark_texts(Finding("roster.new", Severity.ERROR, "English."), words)[0] == words.say("says something")


@pytest.mark.parametrize("code", complete_languages())
def test_places_that_have_no_room_are_counted_in_words_that_fit_any_number(code: str) -> None:
    """Never `Weitere 1 sind markiert`, or `1 more places`: the noun stands before, the number behind."""
    said = wording(code).words
    assert ": {number}. " in said["marks left"]
    for key in ("more marked", "more later"):
        of_one = wording(code).say(key, number=1, file="m.xlsx")
        assert not re.search(
            r"\b(Weitere|Altri|altri|autres) 1\b|\b1 (autres|të tjera|са|sono|sont|sind|zijn)\b", of_one
        )


@pytest.mark.parametrize("code", translated_languages())
def test_nouns_stand_in_the_form_that_a_number_asks_for(code: str) -> None:
    """Numbers that Unicode CLDR puts into one category of the language have one form, others another."""
    said = translation(code)
    locale = Locale.parse(said.tag, sep="-")
    asked = {(locale.plural_form(number), said.form(number)) for number in range(1_000)}
    forms = sorted(form for _, form in asked)
    assert forms == list(range(len({category for category, _ in asked})))
    assert {len(noun) for noun in said.counted.values()} <= {len(forms)}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ru", ["1 женщина", "2 женщины", "5 женщин", "11 женщин", "21 женщина", "22 женщины"]),
        ("cs", ["1 žena", "2 ženy", "5 žen", "11 žen", "21 žen", "22 žen"]),
        ("sr", ["1 muškarac", "2 muškarca", "5 muškaraca", "11 muškaraca", "21 muškarac", "22 muškarca"]),
        ("ro", ["1 femeie", "2 femei", "5 femei", "11 femei", "21 de femei", "22 de femei"]),
        ("fr", ["1 femme", "2 femmes", "5 femmes", "11 femmes", "21 femmes", "22 femmes"]),
    ],
)
def test_so_many_women_or_men(code: str, said: list[str]) -> None:
    key = "male" if code == "sr" else "female"
    assert [wording(code).many(key, number) for number in (1, 2, 5, 11, 21, 22)] == said


@pytest.mark.parametrize(
    ("code", "gap"),
    [
        ("en", "4 GO short (3 of 7 to 9)"),
        ("bg", "4 представители на държавни институции (сега 3, желани 7–9)"),
        ("de", "4 Personen von staatlichen Stellen (jetzt 3, gewünscht 7 bis 9)"),
    ],
)
def test_what_is_wanted_stands_beside_what_is_missing(code: str, gap: str) -> None:
    (gaps,) = [block for block in note(code).blocks if isinstance(block, Bullets)]
    assert gap in gaps.items[0]


def test_gaps_that_have_no_room_are_counted() -> None:
    many: list[dict[str, object]] = [{"mix": {"of": "region", "want": {f"Место {n}": "at least 1" for n in range(60)}}}]
    rules, _ = book.parse(map(RuleSpec.model_validate, many), roster_rules, lambda _: None)
    made = note_document(judge(roster_from(sheet(LIST)), "Програма", rules), "0.1.0", Addressee(wording("ru")))
    (gaps,) = [block for block in made.blocks if isinstance(block, Bullets)]
    told_of = gaps.items[0].count("Место")
    assert 5 < told_of < 60
    assert gaps.items[0].endswith(f"и ещё {60 - told_of}.")


@pytest.mark.parametrize("code", OTHERS)
def test_without_rules_no_language_says_that_nobody_is_missing(code: str) -> None:
    """English says that there are no rules; what is missing by no rule isn't known to be there."""
    checked, words = judge(roster_from(sheet(LIST)), "Програма", []), wording(code)
    assert "The programme has no rules for its rosters" in write_headline(checked)
    assert words.say("nobody missing") not in write_headline(checked, words)
    assert words.say("no rules") in write_headline(checked, words)


def test_a_page_for_a_partner_has_no_hash_and_no_command() -> None:
    assert note("sq").footer == "Krijuar me ecpat-training 0.1.0."
    assert note("sq").language == "sq-AL"
    reading = roster_from(sheet("Name | Organisation\nAna Popa | Alpha\nWaiting list\nBen Ilie | Beta"))
    (finding,) = [finding for finding in reading.findings if finding.code == "roster.standing"]
    assert "ecpat" in str(finding.hint)
    assert remark_texts(finding, wording(ENGLISH))[1] == "If they take part, put them above the heading, or delete it."


def test_by_when_and_to_whom_is_said_only_if_it_is_known() -> None:
    made = shown(note("ru", reply=Reply(date(2026, 5, 29), "mira@example.org")))
    assert "пятница, 29 мая 2026" in " ".join(made.split())
    assert "mira@example.org" in made
    assert wording("ru").say("reply") not in shown(note("ru"))


def test_remarks_on_other_files_are_not_marked_in_the_list() -> None:
    found = check()
    wrong = Finding("programme.x", Severity.WARNING, "this is odd.", Location("programme.yaml", line=3, cell="A3"))
    there = marks(found, cell_in_sheet, wording())
    odd = RosterCheck(**{name: getattr(found, name) for name in found.__slots__} | {"findings": (wrong,)})
    assert there
    assert marks(odd, cell_in_sheet, wording()) == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_sheet_of_remarks_has_a_name_that_excel_takes(code: str) -> None:
    name = mark_words(wording(code)).sheet
    assert len(name) <= 31
    assert not set("[]:*?/\\'") & set(name)


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        (["Emri", "Mbiemri", "Gjinia"], "sq"),
        (["Vorname", "Nachname", "Geschlecht"], "de"),
        (["Name", "Organisation", "Status"], None),
        (["Given name", "Surname", "Gender"], None),
        ([], None),
    ],
)
def test_a_language_is_proposed_where_the_headers_are_clear(headers: list[str], language: str | None) -> None:
    assert language_of([f"column A: {header}" for header in headers]) == language


@pytest.mark.parametrize("code", OTHERS)
def test_who_is_out_is_asked_in_the_partners_own_language(code: str) -> None:
    words = wording(code)
    lists = {
        "says standing": "Список ожидания\nВера Орлова | Гамма",
        "says unclear standing": "Участники и наблюдатели\nВера Орлова | Гамма",
        "says legend": "красный = отказались",
    }
    for key, rows in lists.items():
        reading = roster_from(sheet(f"Имя | Учреждение\nАнна Петрова | Альфа\n{rows}"))
        (finding,) = [finding for finding in reading.findings if finding.code == "roster.standing"]
        message, request = remark_texts(finding, words)
        opening = words.words[key].split("{written}")[0]
        assert message.startswith(opening), (key, message)
        assert request == words.say("do standing" if key == "says standing" else "do look")
