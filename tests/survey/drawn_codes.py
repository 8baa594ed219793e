"""Exports of two waves with codes under odd headers, drawn at random, beside columns in which everybody has something
that others share."""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

_ASKS = [
    ("Please write an anonymous code", "The same anonymous code as on the first day"),
    ("Nickname", "Which nickname did you choose?"),
    ("ID", "Your ID"),
    ("Kennwort", "Ihr Kennwort vom ersten Tag"),
    ("Votre identifiant personnel", "Le même identifiant qu'avant"),
    ("Pseudonyme", "Surnom"),
    ("Seudónimo (no ponga su nombre)", "El mismo seudónimo"),
    ("Придумайте любое слово и число", "Слово и число, которые вы придумали"),
    ("Измислете си псевдоним", "Вашият псевдоним"),
    ("Porecla sau un semn", "Semnul ales"),
    ("Zgjidhni një fjalë", "Fjala juaj"),
    ("Smyslete si značku", "Vaše značka"),
    ("A word that only you know, and two digits", "Your word and digits"),
    ("Znak rozpoznawczy", "Ten sam znak"),
    ("Tunnus", "Sama tunnus"),
    ("Q1", "Q7"),
    ("Sifreniz", "Rumuz"),
    ("Σύνθημα", "Το ίδιο σύνθημα"),
    ("Vælg et mærke", "Dit mærke"),
    ("Your sign", "Your sign"),
]
_WORDS = [
    "sun",
    "lion",
    "tiger",
    "mango",
    "river",
    "moon",
    "hase",
    "chat",
    "voda",
    "luna",
    "kiwi",
    "sol",
    "nord",
    "ulv",
]
_COUNTRIES = ["Albania", "Belgium", "Germany", "Bulgaria", "Netherlands", "Estonia", "Denmark", "Italy", "France"]
_ORGANISATIONS = ["Police", "Ministry of Interior", "Red Cross", "Shelter A", "Shelter B", "Court", "ECPAT"]
_ANSWERS = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
QUESTIONS = ["I know the signs of trafficking", "I know whom to call", "I can interview a child"]
DECOYS = ["No.", "Country", "Organisation", "Age", "Grade", "Filled in on", "Points of 100", "Remarks"]


@dataclass(frozen=True)
class DrawnPair:
    """Two files, and the headers of their codes."""

    before: Path
    after: Path
    headers: tuple[str, str]
    overlap: float


def drawn_pair(folder: Path, seed: int) -> DrawnPair:
    """Two exports of 8 to 60 people each; half of them or more answer both times, some with a slip."""
    draw = random.Random(seed)
    people = draw.randint(8, 60)
    overlap = draw.uniform(0.5, 1)
    pool = set[str]()
    kind = draw.choice([_letters_and_day, _word_and_number, _digits, _initials, _hex])
    while len(pool) < 2 * people:
        pool.add(kind(draw))
    codes = draw.sample(sorted(pool), len(pool))
    stayed = max(4, round(overlap * people))
    first, second = codes[:people], [*codes[:stayed], *codes[people : 2 * people - stayed]]
    slips = draw.uniform(0, 0.12)
    second = [_slip(draw, code) if draw.random() < slips else code for code in second]
    draw.shuffle(second)
    headers = draw.choice(_ASKS)
    layout = draw.choice(["plain", "google", "microsoft", "limesurvey"])
    decoys = draw.sample(DECOYS, draw.randint(2, len(DECOYS)))
    paths = [folder / f"{seed}-{wave}.csv" for wave in ("pre", "post")]
    for path, header, wave_codes in zip(paths, headers, (first, second), strict=True):
        _write(draw, path, header, wave_codes, layout, decoys)
    return DrawnPair(*paths, headers, overlap)


def _write(draw: random.Random, path: Path, header: str, codes: list[str], layout: str, decoys: list[str]) -> None:
    columns: dict[str, list[str]] = {decoy: [_decoy(draw, decoy, row) for row in range(len(codes))] for decoy in decoys}
    columns |= {question: [draw.choice(_ANSWERS) for _ in codes] for question in QUESTIONS}
    names = list(columns)
    draw.shuffle(names)
    names.insert(draw.randint(0, len(names)), header)
    columns[header] = [code if draw.random() > 0.03 else "" for code in codes]
    times = [
        f"2025-03-0{1 + (path.stem[-3:] == 'ost')} 09:{row % 60:02d}:{draw.randint(10, 59)}"
        for row in range(len(codes))
    ]
    own = {
        "plain": {},
        "google": {"Timestamp": times},
        "microsoft": {"ID": [str(row + 1) for row in range(len(codes))], "Start time": times, "Completion time": times,
                      "Email": ["anonymous"] * len(codes), "Name": [""] * len(codes)},
        "limesurvey": {"Response ID": [str(row + 1) for row in range(len(codes))], "Date submitted": times,
                       "Last page": ["3"] * len(codes), "Start language": ["en"] * len(codes)},
    }[layout]  # fmt: skip
    own = {name: cells for name, cells in own.items() if name != header}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*own, *names])
        writer.writerows(zip(*own.values(), *(columns[name] for name in names), strict=True))


def _decoy(draw: random.Random, decoy: str, row: int) -> str:
    return {
        "No.": str(row + 1),
        "Country": draw.choice(_COUNTRIES),
        "Organisation": draw.choice(_ORGANISATIONS),
        "Age": str(draw.randint(23, 64)),
        "Grade": str(draw.randint(1, 10)),
        "Filled in on": f"{draw.randint(1, 28)}.03.2025",
        "Points of 100": str(draw.randint(30, 100)),
        "Remarks": draw.choice(["", "", "Thank you for a very good training", "More time for cases please", "-"]),
    }[decoy]


def _letters_and_day(draw: random.Random) -> str:
    return "".join(draw.choices("ABCDEFGHIJKLMNOPRSTUVZ", k=2)) + f"{draw.randint(1, 31):02d}"


def _word_and_number(draw: random.Random) -> str:
    return f"{draw.choice(_WORDS)}{draw.choice(['', ' ', '-'])}{draw.randint(1, 99)}"


def _digits(draw: random.Random) -> str:
    return str(draw.randint(1000, 9999))


def _initials(draw: random.Random) -> str:
    return "".join(draw.choices("ABCDEFGHIJKLMNOPRSTUVZ", k=4))


def _hex(draw: random.Random) -> str:
    return f"{draw.getrandbits(24):06x}"


def _slip(draw: random.Random, code: str) -> str:
    place = draw.randrange(len(code))
    return code[:place] + draw.choice("x7k") + code[place + 1 :]
