"""A bank of synthetic people on two lists, some of them on both in another spelling, and others who only look alike."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from ecpat_training.core.location import Location
from ecpat_training.values.participant import Gender, Participant

# Each standard by itself, so that nothing is taken from what is measured.
_RU = "а a,б b,в v,г g,д d,е e,ж zh,з z,и i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,ц ts,ч ch,ш sh,ы y,э e,ь "
_STANDARDS = {
    "passport": f"{_RU},ё e,й i,х kh,щ shch,ю iu,я ia,ъ ie",
    "BGN/PCGN": f"{_RU},ё yo,й y,х kh,щ shch,ю yu,я ya,ъ ",
    "ISO 9": "а a,б b,в v,г g,д d,е e,ё ë,ж ž,з z,и i,й j,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х h,ц c,ч č,ш š,"
    "щ ŝ,ы y,э è,ь ʹ,ю û,я â,ъ ʺ",
    "scholarly": "а a,б b,в v,г g,д d,е e,ё ë,ж ž,з z,и i,й j,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х ch,ц c,ч č,"
    "ш š,щ šč,ы y,э ė,ь ',ю ju,я ja,ъ ",
    "Bulgarian": "а a,б b,в v,г g,д d,е e,ж zh,з z,и i,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х h,ц ts,ч ch,"
    "ш sh,щ sht,ъ a,ь y,ю yu,я ya",
    "Ukrainian": "а a,б b,в v,г h,ґ g,д d,е e,є ie,ж zh,з z,и y,і i,ї i,й i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,"
    "ф f,х kh,ц ts,ч ch,ш sh,щ shch,ь ,ю iu,я ia",
    "Ukrainian by ISO 9": "а a,б b,в v,г g,ґ g,д d,е e,є ê,ж ž,з z,и i,і ì,ї ï,й j,к k,л l,м m,н n,о o,п p,р r,с s,т t,"
    "у u,ф f,х h,ц c,ч č,ш š,щ ŝ,ь ʹ,ю û,я â",
    "Serbian": "а a,б b,в v,г g,д d,ђ đ,е e,ж ž,з z,и i,ј j,к k,л l,љ lj,м m,н n,њ nj,о o,п p,р r,с s,т t,ћ ć,у u,ф f,"
    "х h,ц c,ч č,џ dž,ш š",
    "Serbian on a plain keyboard": "а a,б b,в v,г g,д d,ђ dj,е e,ж z,з z,и i,ј j,к k,л l,љ lj,м m,н n,њ nj,о o,п p,р r,"
    "с s,т t,ћ c,у u,ф f,х h,ц c,ч c,џ dz,ш s",
}
_PEOPLES = {
    "ru": (
        "Сергей Юлия Фёдор Евгений Ксения Михаил Андрей Наталья Дмитрий Игорь Алексей Юрий Татьяна Ольга Елена Пётр",
        "Соловьёв Щербаков Хрущёв Жуков Чайкин Цветков Яковлев Юдин Семёнов Воробьёв Кузнецов Зайцев Ильин Эдельман",
        ("passport", "BGN/PCGN", "ISO 9", "scholarly"),
    ),
    "uk": (
        "Олександр Євген Наталія Юлія Тетяна Андрій Сергій Ігор Оксана Дмитро Людмила Ганна Володимир Марія",
        "Шевченко Гриценко Ящук Щербак Кузьменко Тимошенко Левицький Ґудзь Жданюк Поліщук Хоменко Цимбал Їжак",
        ("Ukrainian", "Ukrainian by ISO 9"),
    ),
    "bg": (
        "Христо Георги Йордан Мария Цветелина Румяна Асен Юлия Живко Ивайло Стоян Величка Пенка Димитър",
        "Търновски Георгиев Щерев Желязков Цонев Чакъров Хаджиев Ангелов Янков Юруков Гърков Петков Иванов",
        ("Bulgarian",),
    ),
    "sr": (
        "Ђорђе Љиљана Душан Жељко Њежа Милица Никола Јелена Горан Весна Зоран Ћамил Џејлана Вук",
        "Ђукић Његош Живковић Чавић Шћепановић Љубић Ћирић Петровић Јовановић Павловић Хаџић Цветковић",
        ("Serbian", "Serbian on a plain keyboard"),
    ),
}
_LATIN = (
    "Ștefan Ionuț Jiří Jürgen Søren Zoë Łukasz Ágnes Sébastien Fatmë Mõnika Björn Ülle Ana-Maria José Çelik",
    "Țurcanu Müller Kjær Nováček Żak Kovács Lefèvre Hoxhë Tõnisson Şahin Großmann Dvořák Peña Ødegård Bălan Gjonaj",
)
# Surnames of two parts, so that there are hundreds, and namesakes as rare as in a list.
_BEFORE = {"latin": "Alt Neu Ober Unter Klein Berg", "cyrillic": "Старо Ново Черно Миро Добро Свето Бело Криво"}
_PLAIN = str.maketrans("șțířüøëłáéõñçčżžâšăşåýďť", "stiruoelaeoncczzasasaydt")


@dataclass(frozen=True, slots=True)
class Bank:
    """Two lists, and the kind of each pair that is one person (its places in both) or only looks so."""

    lists: tuple[tuple[Participant, ...], tuple[Participant, ...]]
    same: dict[tuple[int, int], str]
    different: dict[tuple[int, int], str]


def make_bank(each: int = 60, seed: int = 2005) -> Bank:
    """A bank with so many pairs of each kind, and as many people again who are on one list only."""
    chance = random.Random(seed)
    left: list[Participant] = []
    right: list[Participant] = []
    same, different = {}, {}
    for kinds, known in ((_SAME, same), (_DIFFERENT, different)):
        for kind, changed in kinds.items():
            for _ in range(each):
                one = _person(chance, len(left))
                if "same address" in kind and not one.email:
                    one = one.model_copy(update={"email": f"p{len(left)}@example.org"})
                left.append(one)
                right.append(changed(one, chance))
                known[len(left) - 1, len(right) - 1] = kind
    for _ in range(each * len(_SAME)):
        left.append(_person(chance, len(left)))
        right.append(_person(chance, len(right)))
    return Bank((_in_rows(left), _in_rows(right)), same, different)


def _in_rows(people: list[Participant]) -> tuple[Participant, ...]:
    return tuple(
        person.model_copy(update={"row": row, "where": Location("list.csv", line=row)})
        for row, person in enumerate(people, 2)
    )


def _person(chance: random.Random, number: int) -> Participant:
    people = chance.choice([*_PEOPLES, "latin"])
    given, surnames = (names.split() for names in (_PEOPLES[people][:2] if people != "latin" else _LATIN))
    first, last = chance.choice(given), chance.choice(surnames)
    before = _BEFORE["latin" if people == "latin" else "cyrillic"].split()
    last = chance.choice(["", *before]) + last.lower() if chance.random() < 0.9 else last
    last = last[0].upper() + last[1:]
    return Participant(
        row=2,
        where=Location("list.csv", line=2),
        given_name=first,
        surname=last,
        organisation=f"Office {chance.randrange(60)}",
        gender=chance.choice([Gender.FEMALE, Gender.MALE]),
        country=chance.choice(["RU", "UA", "BG", "RS", "RO", "NO"]),
        email=f"p{number}.{chance.randrange(10**6)}@example.org" if chance.random() < 0.8 else None,
    )


def _written(name: str, standard: str) -> str:
    table = dict(pair.split(" ") for pair in _STANDARDS[standard].split(","))
    return "".join(table.get(letter, letter) for letter in name.lower()).title()


def _respelt(one: Participant, chance: random.Random) -> Participant:
    """In another alphabet, or without accents."""
    for given, surnames, standards in _PEOPLES.values():
        ends = tuple(map(str.lower, surnames.split()))
        if one.given_name in given.split() and one.surname.lower().endswith(ends):
            standard = chance.choice(standards)
            return one.model_copy(
                update={"given_name": _written(one.given_name, standard), "surname": _written(one.surname, standard)}
            )
    plain = {key: getattr(one, key).lower().translate(_PLAIN).title() for key in ("given_name", "surname")}
    return one.model_copy(update=plain)


def _mistyped(one: Participant, chance: random.Random) -> Participant:
    """One letter of the surname missing, doubled with another or in its neighbour's place."""
    name = one.surname
    at = chance.randrange(1, len(name) - 1)
    wrong = chance.choice([name[:at] + name[at + 1 :], name[:at] + name[at + 1] + name[at] + name[at + 2 :]])
    return one.model_copy(update={"surname": wrong})


def _other(one: Participant, chance: random.Random, **told: object) -> Participant:
    return one.model_copy(update={"email": f"q{chance.randrange(10**9)}@example.net", **told})


Change = Callable[[Participant, random.Random], Participant]

_SAME: dict[str, Change] = {
    "respelt, same address": lambda one, chance: _respelt(one, chance),
    "respelt, no address, same organisation": lambda one, chance: _respelt(one, chance).model_copy(
        update={"email": None}
    ),
    "respelt, another address and organisation": lambda one, chance: _other(
        _respelt(one, chance), chance, organisation="Elsewhere"
    ),
    "given name and surname swapped, respelt": lambda one, chance: _respelt(one, chance).model_copy(
        update={"given_name": _respelt(one, random.Random(1)).surname, "surname": _respelt(one, chance).given_name}
    ),
    "one letter wrong, same organisation": lambda one, chance: _mistyped(one, chance).model_copy(
        update={"email": None}
    ),
    "an initial, same organisation": lambda one, _: one.model_copy(
        update={"given_name": f"{one.given_name[0]}.", "email": None}
    ),
    "a new surname, same address": lambda one, _: one.model_copy(update={"surname": "Novosel"}),
    "a further name, same organisation": lambda one, _: one.model_copy(
        update={"given_name": f"{one.given_name} Viktorovich", "email": None}
    ),
}
_DIFFERENT: dict[str, Change] = {
    "a namesake in another country": lambda one, chance: _other(
        one, chance, country="FR", organisation=f"Bureau {chance.randrange(90)}"
    ),
    "a colleague with the same surname": lambda one, chance: _other(one, chance, given_name="Benedikta"),
    "a colleague with the same given name": lambda one, chance: _other(one, chance, surname="Quisling"),
    "the office's address": lambda one, _: one.model_copy(
        update={"given_name": "Benedikta", "surname": "Quisling", "email": "office@example.org"}
    ),
}
