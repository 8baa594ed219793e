"""Files broken in a thousand ways: whatever happens, a reader ends in a table or in an error with words."""

import random
from collections.abc import Callable

import pytest

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.csv.file import parse_csv
from ecpat_training.files.opening import decode_utf
from ecpat_training.files.yaml.events import compose
from ecpat_training.files.yaml.file import Source, build
from ecpat_training.programme.model.programme import Programme
from tests.draws import draws
from tests.files.workbooks import MAIN, number, packed, parse_workbook, parts, row, text, worksheet
from tests.programme.test_validation import GOOD

CASES = draws(2000, 300)
TOKENS = [
    *(
        b"<",
        b">",
        b'"',
        b"'",
        b"&#0;",
        b"&lt;",
        b"<!DOCTYPE x>",
        b"<!--",
        b"<![CDATA[",
        b"<v>",
        b"</v>",
        b"<f>",
        b"</c>",
    ),
    *(b"<c/>", b't="s"', b't="e"', b's="1"', b"XFD", b"ZZZZ1", b"1048576", b'<c r="XFD1048576"><v>1</v></c>'),
    *(b"99999999999999999999", b"-1", b"1e999", b"nan", b",", b";", b"|", b"\t", b"\n", b"\r"),
    *(
        b"\0",
        b"\xff",
        b"\xef\xbf\xbe",
        b"\xe2\x80\xae",
        b"&a ",
        b"*a ",
        b"!!int ",
        b"!x ",
        b"{",
        b"[",
        b"]",
        b"#",
        b"%",
    ),
    *(b"\n---\n", b"...\n", b"<<: ", b"\\x", b"~", b"? ", b"- ", b": ", b"> "),
]
CSV = 'id;surname;note\n1;Иванова;"two\nlines, with ""quotes"""\n\n2;O\'Brien;3,5\n3;Null;\n'.encode()
SHEET = worksheet(
    row(1, text("A1", "id"), text("B1", "date"), text("C1", "sum")),
    row(2, '<c r="A2" t="s"><v>0</v></c>', number("B2", 38484, 1), '<c r="C2"><f>1+1</f><v>2</v></c>'),
    row(3, number("A3", 2), number("B3", 38485, 1), '<c r="C3" t="e"><v>#N/A</v></c>'),
    after='<mergeCells count="1"><mergeCell ref="A4:A6"/></mergeCells>',
)
BOOK = parts(Roster=SHEET, Other=SHEET) | {
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="1"><si><t>P1</t></si></sst>'
}


def mutated(data: bytes, random_: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 4, 8))):
        at = random_.randrange(len(broken) + 1)
        match random_.randrange(5):
            case 0 if broken:
                broken[min(at, len(broken) - 1)] = random_.randrange(256)
            case 1:
                del broken[at : at + random_.randrange(1, 20)]
            case 2:
                start = random_.randrange(len(broken) + 1)
                broken[at:at] = broken[start : start + random_.randrange(1, 60)]
            case 3 if random_.random() < 0.2:
                del broken[at:]
            case _:
                broken[at:at] = random_.choice(TOKENS)
    return bytes(broken)


def broken_book(random_: random.Random) -> bytes:
    """A zip file with a broken byte, or a sound one with a broken part."""
    if random_.random() < 0.3:
        return mutated(packed(BOOK), random_)
    name = random_.choice(["xl/worksheets/sheet1.xml"] * 4 + list(BOOK))
    return packed({**BOOK, name: mutated(BOOK[name].encode(), random_)})


def read_programme_bytes(data: bytes) -> None:
    decoded = decode_utf(data, "programme.yaml")
    if decoded is not None:
        composed = compose(decoded[0], "programme.yaml")
        build(Source("programme.yaml", composed.data, (), composed.marks), Programme)


@pytest.mark.parametrize(
    ("make", "read"),
    [
        (broken_book, lambda data: parse_workbook(data, "x.xlsx")),
        (lambda random_: mutated(CSV, random_), lambda data: parse_csv(data, "x.csv")),
        (lambda random_: mutated(CSV, random_), lambda data: parse_csv(data, "x.csv", "cp1251")),
        (lambda random_: mutated(GOOD.encode(), random_), read_programme_bytes),
    ],
    ids=["workbook", "csv", "csv in a named encoding", "yaml"],
)
def test_only_our_own_errors_leave_a_reader(
    make: Callable[[random.Random], bytes], read: Callable[[bytes], object]
) -> None:
    random_ = random.Random(20050512)
    outcomes = set()
    longest, placeless = 0, []
    for _ in range(CASES):
        try:
            read(make(random_))
            outcomes.add("read")
        except EcpatError as error:
            outcomes.add(type(error).__name__)
            longest = max(longest, *(len(str(finding)) for finding in error.findings))
            placeless += [finding for finding in error.findings if finding.where is None]
    assert {"read", "ContentError", "InputError"} <= outcomes
    assert placeless == []
    assert longest < 1500
