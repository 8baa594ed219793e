"""Forged texts: what a signed one becomes by changes that somebody, or a bad scan, may make."""

import base64
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from ecpat_training.event.certificates.signing.signature import LETTERS, PREFIX, sign_statement
from tests.event.certificates.material import OTHER, PRIVATE, STATEMENT

FROM = [
    STATEMENT,
    replace(STATEMENT, kind="attendance", attended=3, number="AL-1-ABCDEFGH"),
    replace(STATEMENT, title="Тренинг 2, Яссы", name="Кари Нордманн", fingerprint="", number="RO-1-QRSTUVWX"),
]
TEXTS = [sign_statement(one, PRIVATE) for one in FROM]
STRANGERS = [sign_statement(one, OTHER) for one in FROM]
_Change = Callable[[random.Random, str], str]


def mutations(seed: int, number: int) -> Iterator[str]:
    """So many forged texts, each kind of change in turn; none is a text that was signed."""
    drawn = random.Random(seed)
    made = 0
    while made < number:
        text = drawn.choice(TEXTS)
        forged = CHANGES[made % len(CHANGES)](drawn, text)
        if "".join(forged.split()) not in TEXTS:
            made += 1
            yield forged


def _raw(text: str) -> bytearray:
    letters = text.removeprefix(PREFIX)
    return bytearray(base64.b32decode(letters + "=" * (-len(letters) % 8)))


def _text(data: bytes) -> str:
    return PREFIX + base64.b32encode(data).decode().rstrip("=")


def bit(drawn: random.Random, text: str) -> str:
    """One bit of what is signed or of the signature."""
    data = _raw(text)
    data[drawn.randrange(len(data))] ^= 1 << drawn.randrange(8)
    return _text(data)


def byte(drawn: random.Random, text: str) -> str:
    """One byte."""
    data = _raw(text)
    data[drawn.randrange(len(data))] = drawn.randrange(256)
    return _text(data)


def better(drawn: random.Random, text: str) -> str:
    """Words that somebody would like to be there instead."""
    data = bytes(_raw(text))
    changes = ((b"\nA\n", b"\nC\n"), (b"3/4/4", b"4/4/4"), (b"4/4/4", b"4/5/4"), (b"2005", b"2025"), (b"1020", b"9020"))
    old, new = drawn.choice([*changes, (b"AL-1", b"AL-2"), (b"0123", b"3210"), (b"Training", b"Trainers")])
    return _text(data.replace(old, new) if old in data else data[::-1])


def letter(drawn: random.Random, text: str) -> str:
    """A letter of the text, in any case."""
    at = drawn.randrange(len(text))
    return text[:at] + drawn.choice(LETTERS + LETTERS.lower() + "0189-=:/") + text[at + 1 :]


def small(drawn: random.Random, text: str) -> str:
    """A run of small letters."""
    at = drawn.randrange(len(text) - 5)
    return text[:at] + text[at : at + 5].lower() + text[at + 5 :] + drawn.choice(LETTERS.lower())


def cut(drawn: random.Random, text: str) -> str:
    """Without its end, its beginning or its middle."""
    at, many = drawn.randrange(len(text)), drawn.randrange(1, 40)
    return drawn.choice([text[:at], text[at:], text[:at] + text[at + many :]])


def more(drawn: random.Random, text: str) -> str:
    """With letters put in or behind."""
    at, added = drawn.randrange(len(text) + 1), "".join(drawn.choices(LETTERS, k=drawn.randrange(1, 9)))
    return drawn.choice([text[:at] + added + text[at:], text + added, text + "=" * 8, text + text])


def swapped(drawn: random.Random, text: str) -> str:
    """Another text's signature, or its statement."""
    one, other = _raw(text), _raw(drawn.choice([each for each in TEXTS if each != text]))
    return _text(one[:-64] + other[-64:])


def stranger(drawn: random.Random, text: str) -> str:
    """Signed by another key under the name of the programme's, or the other way round."""
    one, other = _raw(text), _raw(drawn.choice(STRANGERS))
    return _text(drawn.choice([one[:4] + other[4:], other[:4] + one[4:], one[:-64] + other[-64:]]))


def scrambled(drawn: random.Random, text: str) -> str:
    """Two letters that have changed places, somewhere."""
    at, by = sorted(drawn.sample(range(len(PREFIX), len(text)), 2))
    return text[:at] + text[by] + text[at + 1 : by] + text[at] + text[by + 1 :]


def high(drawn: random.Random, text: str) -> str:
    """The same signature with the group's order added to its scalar, which a careless checker takes."""
    data = _raw(text)
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(data[-32:], "little") + order * drawn.randrange(1, 8)
    return _text(data[:-32] + scalar.to_bytes(33, "little")[:32])


def hidden_bits(drawn: random.Random, text: str) -> str:
    """Bits of the last letter that hold nothing."""
    last = LETTERS.index(text[-1])
    return text[:-1] + LETTERS[last ^ drawn.randrange(1, 8)]


CHANGES: tuple[_Change, ...] = (
    bit, byte, better, letter, small, cut, more, swapped, stranger, scrambled, high, hidden_bits,
)  # fmt: skip
