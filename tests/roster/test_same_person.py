"""The same person on several lists: one spelling for all alphabets, a reason for each pair, keys that hold."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.roster.matching.entry import entries, spelt_in_russian
from ecpat_training.roster.matching.proposals import candidates, identities, key_of, proposals, salt_of
from ecpat_training.roster.model.same_person import DecidedPair, SamePersonDecision
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.participant import Participant
from ecpat_training.words.name_spelling import deletions_of, is_one_edit_apart, spellings_of
from tests.draws import draws
from tests.roster.lists import sheet

SPELT_ALIKE = """
Петров Сергей | Sergey Petrov | Sergei Petrov | Sergej Petrov | Serghei Petrov
Юлия Щербакова | Yulia Shcherbakova | Iuliia Shcherbakova | Julija Ščerbakova | Yuliya Shcherbakova
Фёдор Ёлкин | Fyodor Yolkin | Fedor Elkin | Fëdor Ëlkin
Евгений Хрущёв | Evgeny Khrushchev | Yevgeniy Khrushchëv | Evgenii Khrushchev | Evgenij Hruščëv
Олександр Шевченко | Oleksandr Shevchenko | Olexandr Schewtschenko | Oleksandr Ševčenko
Євген Гриценко | Yevhen Hrytsenko | Evhen Grytsenko | Jevhen Hrycenko
Ђорђе Ђукић | Đorđe Đukić | Djordje Djukic | Dorde Dukic
Љиљана Његош | Ljiljana Njegoš | Ljiljana Njegos
Христо Търновски | Hristo Tarnovski | Christo Tarnovsky
Георги Георгиев | Georgi Georgiev | Gueorgui Gueorguiev
Виктор Смирнов | Victor Smirnoff | Viktor Smirnov
Ксения Цветкова | Xenia Tsvetkova | Kseniya Cvetkova
Михаил Чайковский | Mikhail Chaykovskiy | Mihail Čajkovskij | Mikhail Tchaikovsky
Кьосев Йордан | Yordan Kyosev | Jordan Kiosev | Iordan Kyosev
Игорь Соловьёв | Igor Solovyov | Igor Solovev | Igor' Solov'ev | Igorʹ Solovʹëv
Џејлана Ћирић | Džejlana Ćirić | Dzejlana Ciric
Maria Müller | María Mueller | Maria Muller | MÜLLER Maria | Мария Мюллер
Ştefan Ţurcan | Ștefan Țurcan | Stefan Turcan
Søren Kjær | Soren Kjaer | Soeren Kjaer
Ana-Maria Nguyen | NGUYEN, Ana Maria | Dr. Ana-Maria Nguyen
"""


@pytest.mark.parametrize("line", SPELT_ALIKE.strip().splitlines(), ids=lambda line: line.partition(" |")[0])
def test_a_name_is_the_same_in_every_alphabet_and_passport(line: str) -> None:
    assert len({spellings_of(name) for name in line.split(" | ")}) == 1, [
        spellings_of(name) for name in line.split(" | ")
    ]


@pytest.mark.parametrize(
    "names",
    [
        "Ana Petrova | Ana Petrov",
        "Marko Ilic | Mirko Ilic",
        "Александр Попов | Алексей Попов",
        "Ivan Horvat | Jovan Horvat",
    ],
)
def test_other_names_stay_others(names: str) -> None:
    assert len({spellings_of(name) for name in names.split(" | ")}) == 2


WORD = st.text("abcde", min_size=1, max_size=7)


@settings(max_examples=draws(200, 40))
@given(WORD, st.integers(0, 6), st.sampled_from("abcde"), st.sampled_from(["less", "other", "swapped"]))
def test_one_edit_is_found_and_shares_a_shorter_word(word: str, place: int, letter: str, edit: str) -> None:
    at = place % len(word)
    other = {
        "less": word[:at] + word[at + 1 :],
        "other": word[:at] + letter + word[at + 1 :],
        "swapped": word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    }[edit]
    far_enough = other != word and min(len(word), len(other)) >= 4
    assert is_one_edit_apart(word, other) == is_one_edit_apart(other, word) == far_enough
    assert not far_enough or deletions_of(word) & deletions_of(other)


def people(text: str) -> tuple[Participant, ...]:
    """The participants of a list."""
    return roster_from(sheet(text)).roster.participants


HEADER = "Given name | Surname | Gender | Organisation | Country | E-mail | Phone"


def proposed(one: str, other: str) -> list[tuple[str, str]]:
    """Grade and reason of the pairs of two lists of a person each."""
    lists = [people(f"{HEADER}\n{row}") for row in (one, other)]
    return [(str(pair.grade), pair.because) for pair in proposals(lists, (), "0" * 8).pairs]


ANA = "Ana | Kovačević | f | Helpline | RS | ana@example.org | +381 11 555 0101"
CASES = {
    "another alphabet, same address": (
        "Ана | Ковачевић | f | Телефон | RS | ana@example.org |",
        ("almost certain", "the same e-mail address; the same name but for its spelling or alphabet"),
    ),
    "swapped, same telephone in another notation": (
        "Kovacevic | Ana | f | | RS | | 011/555-0101",
        ("almost certain", "the same telephone; the same name"),
    ),
    "same name and organisation": (
        "Ana | Kovačević | f | Helpline | RS | a.k@example.org |",
        ("likely", "the same name; the same organisation, but not the same e-mail address"),
    ),
    "same name alone": ("Ana | Kovačević | | | | |", ("possible", "the same name")),
    "a namesake in another country": (
        "Ana | Kovačević | f | Agency | FR | x@example.fr |",
        ("possible", "the same name, but not the same country and not the same e-mail address"),
    ),
    "a namesake of another gender and address": ("Ana | Kovačević | m | Agency | RS | x@example.org |", None),
    "same address, another gender": (
        "Ana | Kovačević | m | Helpline | RS | ana@example.org |",
        ("likely", "the same e-mail address; the same name; the same organisation, but not the same gender"),
    ),
    "a new surname, same address": (
        "Ana | Horvat | f | Ministry | RS | ANA@example.org |",
        ("likely", "the same e-mail address; one name in common"),
    ),
    "another person at the same address": (
        "Ivo | Horvat | m | Ministry | RS | ana@example.org |",
        ("possible", "the same e-mail address; other names, but not the same gender"),
    ),
    "one letter wrong, same organisation": (
        "Ana | Kovačevč | f | Helpline | RS | |",
        ("possible", "names one letter apart; the same organisation"),
    ),
    "one letter wrong, nothing else": ("Ana | Kovačevč | f | | RS | |", None),
    "an initial, same organisation": (
        "A. | Kovačević | f | Helpline | RS | |",
        ("possible", "names that fit, one with an initial; the same organisation"),
    ),
    "a further name, same organisation": (
        "Ana | Horvat Kovačević | f | Helpline | RS | |",
        ("likely", "the same name but for a further one; the same organisation"),
    ),
    "a colleague of the same surname": ("Ivo | Kovačević | m | Helpline | RS | ivo@example.org |", None),
    "a nickname is not guessed": ("Anica | Kovačević | f | Agency | RS | |", None),
}


@pytest.mark.parametrize(("other", "wanted"), CASES.values(), ids=CASES)
def test_each_pair_has_its_grade_and_reason(other: str, wanted: tuple[str, str] | None) -> None:
    assert proposed(ANA, other) == ([wanted] if wanted else [])


def test_an_address_that_a_list_gives_to_several_names_is_an_offices() -> None:
    office = "Ana | Kovac | f | A | RS | office@example.org |\nIvo | Babic | m | B | RS | office@example.org |"
    lists = [people(f"{HEADER}\n{office}"), people(f"{HEADER}\nMila | Peric | f | C | RS | office@example.org |")]
    assert proposals(lists, (), "0" * 8).pairs == ()


def test_people_of_one_list_are_never_paired() -> None:
    twins = people(f"{HEADER}\nAna | Kovac | f | A | RS | |\nAna | Kovac | f | B | BG | |")
    assert candidates(entries([twins]))[0] == []


def test_a_name_that_hundreds_share_says_nothing_alone() -> None:
    crowd = "\n".join(f"Ivan | Ivanov | m | Office {number} | BG | |" for number in range(12))
    lists = [people(f"{HEADER}\n{crowd}"), people(f"{HEADER}\n{crowd}")]
    found = proposals(lists, (), "0" * 8)
    assert (len(found.pairs), found.frequent) == (12, 24), "each with the one of the same organisation"


def test_a_large_office_is_looked_through_by_the_whole_name() -> None:
    many = [f"Ana | {a}{b}ova | f | Police | RS | |" for a in "BDGKLMNPRS" for b in "abdegiklmn"]
    lists = [people("\n".join([HEADER, *rows])) for rows in (many, [*many[:30], "Ana | Rabovaa | f | Police | RS | |"])]
    found = proposals(lists, (), "0" * 8).pairs
    assert sum(pair.because.startswith("the same name;") for pair in found) == 30


def test_keys_hold_when_the_list_is_sorted_anew_and_columns_change() -> None:
    before = people(f"{HEADER}\n{ANA}\nIvo | Babic | m | B | RS | ivo@example.org |")
    after = people(f"{HEADER}\nIvo | Babic | m | Ministry | RS | ivo@example.org | 1234567\n{ANA.replace('RS', 'BG')}")
    assert identities(before) == identities(after)[::-1]


def test_a_key_tells_no_name_and_another_salt_gives_another_key() -> None:
    ana, ivo = identities(people(f"{HEADER}\n{ANA}\nIvo | Babic | m | B | RS | ivo@example.org |"))
    one, two = (key_of(ana, ivo, salt_of([digest])) for digest in ("a", "b"))
    assert one != two
    assert key_of(ivo, ana, salt_of(["a"])) == one, "whichever list comes first"
    assert not any(word in one.lower() for word in ("ana", "ivo", "example"))


def test_a_decision_holds_where_nothing_proposes_the_pair_any_more() -> None:
    lists = [people(f"{HEADER}\n{ANA}"), people(f"{HEADER}\nIvo | Babic | m | B | RS | ivo@example.org |")]
    key = key_of(*(identities(one)[0] for one in lists), "0" * 8)
    told = DecidedPair(key=key, decision=SamePersonDecision.SAME, because="she said so")
    found = proposals([lists[1], lists[0]], [told], "f" * 8)
    assert [(pair.decision, pair.because) for pair in found.pairs] == [(SamePersonDecision.SAME, "she said so")]
    assert proposals([lists[0]], [told], "f" * 8).unused == (told,)


def test_an_entry_holds_what_is_compared() -> None:
    (entry,) = entries([people(f"{HEADER}\n{ANA}")])
    assert dataclasses.asdict(entry) == {
        "at": 0, "list": 0, "letters": ("ana", "kovacevic"), "words": ("ana", "kovacevik"), "email": "ana@example.org",
        "phone": "15550101", "document": "", "organisation": "helpline", "country": "RS", "gender": "female",
        "russian": ("ana", "kovacevik"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        "Vasile Munteanu | Мунтяну Василий",
        "Cojocaru Natalia | Наталья Кожокару",
        "Andrei Ciobanu | Чобану Андрей",
        "Iurie Gîrbu | Гырбу Юрий",
        "Gheorghe Ceban | Чебан Георгий",
        "Ștefan Țurcanu | Цуркану Штефан",
        "Maria Răileanu | Рэйляну Мария",
        "Grigore Jitaru | Жытару Григорий",
    ],
)
def test_a_romanian_name_is_found_on_a_russian_list(names: str) -> None:
    latin, cyrillic = names.split(" | ")
    assert spelt_in_russian(latin) == spellings_of(cyrillic)
    assert spelt_in_russian(cyrillic) == ()
    lists = [people(f"Name | Organisation\n{name} | CNPAC") for name in (latin, cyrillic)]
    (pair,) = proposals(lists, (), "0" * 8).pairs
    assert pair.because == "the same name but for its spelling or alphabet; the same organisation"
