"""Every file that a command reads, broken in a thousand ways: whatever it holds, a command ends in a result or words.

`python -m tests.commands.mutated 40000 7` (`make fuzz`) breaks so many files, from a seed of one's choice; a third
number is the first of those that the seed makes. Each command runs in this process, within a limit of memory and one of
processor time, so that neither depends on the machine.
"""

import contextlib
import io
import os
import random
import resource
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pytest

from ecpat_training.files.workbook import zip as office_zip
from ecpat_training.files.workbook.zip import describe_error
from tests.commands.material import JUNE, POINTS, ROSTER, small_files, table
from tests.commands.running import EXAMPLE, NAMED_BY_PYTHON, NINE_CHAPTERS, run_here
from tests.documents.letterheads import letterhead

READ = Path(__file__).resolve().parents[1] / "files"
MOST_SECONDS, MOST_BYTES = 10, 1 << 30
_AT_ONCE = 2_000
PLANS = ("-p", "programme.yaml")
MARK = ("--mark", "new/marked.xlsx", "--force")
ANSWERS = ("evaluate", "pre.csv", "post.csv", "-i", "quiz.yaml")
TARGETS: dict[str, tuple[str, ...]] = {
    "roster.csv": ("roster", "check", "roster.csv", *PLANS),
    "roster.csv, marked": ("roster", "check", "roster.csv", *PLANS, *MARK),
    "sent.xlsx": ("roster", "check", "sent.xlsx", *PLANS),
    "sent.xlsx, marked": ("roster", "check", "sent.xlsx", *PLANS, *MARK),
    "marked.xlsx, marked": ("roster", "check", "marked.xlsx", *PLANS, *MARK),
    "answers.xls": ("survey", "inspect", "answers.xls"),
    "answers.ods": ("survey", "inspect", "answers.ods"),
    "answers.xlsx": ("survey", "inspect", "answers.xlsx"),
    "answers.ods, a list": ("roster", "map", "answers.ods"),
    "plain.sav": ("survey", "inspect", "plain.sav"),
    "blocks.zsav": ("survey", "inspect", "blocks.zsav"),
    "kobo.csv": ("survey", "inspect", "kobo.csv"),
    "forms.xlsx": ("survey", "inspect", "forms.xlsx"),
    "pre.csv": ANSWERS,
    "quiz.yaml": ANSWERS,
    "nine.yaml": ("survey", "build", "nine.yaml", "--as", "limesurvey"),
    "quiz-map.yaml": (*ANSWERS, "--mapping", "quiz-map.yaml"),
    "quotes.yaml": (*ANSWERS, "--quotes", "quotes.yaml"),
    "ledger.yaml": (*ANSWERS, "--publish", "--ledger", "ledger.yaml", "--out", "new/a.txt", "--force"),
    "ledger.key": (*ANSWERS, "--publish", "--ledger", "ledger.yaml", "--out", "new/a.txt", "--force"),
    "programme.yaml": ("plan", "check", "agenda.yaml", *PLANS),
    "agenda.yaml": ("plan", "check", "agenda.yaml", *PLANS),
    "agenda.docx": ("plan", "check", "agenda.docx", *PLANS, "-t", "bg-1"),
    "agenda.xlsx": ("plan", "check", "agenda.xlsx", *PLANS, "-t", "bg-1"),
    "letter.docx": ("plan", "check", "agenda.yaml", *PLANS, "--template", "letter.docx", "-o", "new/a.docx", "--force"),
    "map.yaml": ("roster", "check", "roster.csv", *PLANS, "--mapping", "map.yaml"),
    "pairs.yaml": ("roster", "match", "roster.csv", "june.csv", "--decisions", "pairs.yaml"),
    "pairs.xlsx": ("roster", "match", "roster.csv", "june.csv", "--decisions", "pairs.xlsx"),
    "quotas.csv": ("roster", "select", "roster.csv", "--seats", "3", "--quotas", "quotas.csv"),
    "selection.csv": ("roster", "select", "roster.csv", "--seats", "3", *PLANS, "--selected", "selection.csv"),
    "keys.xlsx": (
        *("roster", "split", "roster.csv", "--keys-from", "keys.xlsx"),
        *("--keys", "new/keys.xlsx", "--coded", "new/data.xlsx", "--force"),
    ),
    "groups.csv": ("roster", "groups", "roster.csv", "--groups", "1", "--earlier", "groups.csv"),
}
"""What is read, each file by its name, and the command that reads it."""
TOKENS = (
    *(b"<", b">", b'"', b"'", b"&#0;", b"&lt;", b"<!DOCTYPE x>", b"<!--", b"<![CDATA[", b"<v>", b"</v>", b"<f>", b"/>"),
    *(b'r="A1"', b't="s"', b't="e"', b's="9"', b"XFD1048577", b"rId1", b"../", b"xml", b'Id="rId9"', b'count="-1"'),
    *(b"99999999999999999999", b"-1", b"0", b"1e999", b"nan", b"2005-02-30", b"24:61", b",", b";", b"|", b"\t"),
    *(b"\n", b"\r", b"\0", b"\xff", b"\xef\xbf\xbe", b"\xe2\x80\xae", b"&a ", b"*a ", b"!!int ", b"!x ", b"{"),
    *(b"[", b"]", b"}", b"#", b"%", b"\n---\n", b"<<: ", b"\\x", b"~", b"? ", b"- ", b": ", b"> ", b"=", b"PK\3\4"),
)


@dataclass(frozen=True)
class Fault:
    """A broken file that a command did not stand, and how it showed."""

    target: str
    number: int
    how: str


def write_all_files(folder: Path) -> None:
    """The files, as the commands themselves and other programs write them."""
    small_files(folder)
    (folder / "quiz.yaml").write_text(POINTS, encoding="utf-8")
    for wave, more in (("pre", 0), ("post", 3)):
        rows = [(f"{chr(65 + at % 26) * 3}-{at:03d}", 5 + at * 11 % 31 + more * (at % 3)) for at in range(24)]
        (folder / f"{wave}.csv").write_text(table("code,points", rows), encoding="utf-8")
    more_people = JUNE.partition("\n")[2].replace("\n", ",\n")
    (folder / "roster.csv").write_text(ROSTER + more_people, encoding="utf-8")
    copies = {
        **{name: READ / "old_workbooks" / name for name in ("answers.xls", "answers.ods", "answers.xlsx")},
        **{name: READ / "spss" / name for name in ("plain.sav", "blocks.zsav")},
        "sent.xlsx": EXAMPLE / "roster-as-sent.xlsx",
        "kobo.csv": EXAMPLE / "pre-kobo.csv",
        "forms.xlsx": EXAMPLE / "post-microsoft-forms.xlsx",
        "nine.yaml": NINE_CHAPTERS,
    }
    for name, source in copies.items():
        (folder / name).write_bytes(source.read_bytes())
    (folder / "letter.docx").write_bytes(letterhead())
    quotas = "feature,value,min,max\nGender,F,1,3\nGender,M,0,2\n"
    (folder / "quotas.csv").write_text(quotas, encoding="utf-8")
    quotes = "quotes: to be released\nanswers:\n- quote: Q1\n  question: comment\n  text: Very good.\n  initials: AB\n"
    (folder / "quotes.yaml").write_text(quotes, encoding="utf-8")
    for made in (
        ("roster", "check", "sent.xlsx", *PLANS, "--mark", "marked.xlsx"),
        ("plan", "programme.yaml", "-t", "bg-1", "-o", "agenda.docx", "-o", "agenda.xlsx"),
        ("roster", "map", "roster.csv", "-o", "map.yaml"),
        ("survey", "map", "pre.csv", "-i", "quiz.yaml", "-o", "quiz-map.yaml"),
        ("roster", "match", "roster.csv", "june.csv", "-o", "pairs.yaml", "-o", "pairs.xlsx"),
        ("roster", "select", "roster.csv", "--seats", "3", *PLANS, "-o", "selection.csv"),
        ("roster", "split", "roster.csv", "--keys", "keys.xlsx", "--coded", "data.xlsx", "--seed", "1"),
        ("roster", "groups", "roster.csv", "--groups", "1", "-o", "groups.csv"),
        (*ANSWERS, "--publish", "--ledger", "ledger.yaml", "-o", "published.txt"),
    ):
        ran = run_here([*made, "--quiet"])
        assert ran.exit_code in (0, 1), (made, ran.stderr)


def mutated(data: bytes, random_: random.Random) -> bytes:
    """Bytes with some of them changed, taken out, doubled, replaced by what may mean something, or the rest cut off."""
    broken = bytearray(data)
    for _ in range(random_.choice((1, 1, 1, 2, 4, 8))):
        at = random_.randrange(len(broken) + 1)
        match random_.randrange(6):
            case 0 if broken:
                broken[min(at, len(broken) - 1)] ^= 1 << random_.randrange(8)
            case 1:
                del broken[at : at + random_.choice((1, 3, 20, 400))]
            case 2:
                start = random_.randrange(len(broken) + 1)
                broken[at:at] = broken[start : start + random_.randrange(1, 60)]
            case 3 if random_.random() < 0.2:
                del broken[at:]
            case 4:
                lines = bytes(broken).splitlines(keepends=True)
                if len(lines) > 1:
                    one, other = random_.randrange(len(lines)), random_.randrange(len(lines))
                    lines[one] = random_.choice((b"", lines[other], lines[one] + lines[one], lines[one].strip()))
                    broken = bytearray(b"".join(lines))
            case _:
                token = random_.choice(TOKENS)
                broken[at : at + random_.choice((0, 0, len(token)))] = token
    return bytes(broken)


def broken(data: bytes, random_: random.Random) -> bytes:
    """A file that is broken; of an archive mostly one of its parts is, packed again, or is gone."""
    if not zipfile.is_zipfile(io.BytesIO(data)) or random_.random() < 0.15:
        return mutated(data, random_)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    structure = [name for name in parts if name.endswith((".rels", "ypes].xml", "workbook.xml", "styles.xml"))]
    hit = random_.choice(structure if structure and random_.random() < 0.4 else [*parts])
    if random_.random() < 0.05:
        del parts[hit]
    else:
        parts[hit] = mutated(parts[hit], random_)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


class TooLongError(Exception):
    """A command took more processor time than is allowed."""


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """So much memory more than there is now, and so many seconds of the processor for each command that sets the timer
    anew."""

    def too_long(_: int, __: FrameType | None) -> None:
        raise TooLongError

    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MOST_BYTES, before[1]))
    handler = signal.signal(signal.SIGPROF, too_long)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)


def faults(folder: Path, numbers: range, seed: int, ended: Counter[int]) -> Iterator[Fault]:
    """Breaks the files in turn, as often as there are numbers, and says what was not stood; `ended` counts exit codes.
    A number and the seed make the same broken file again."""
    sound = {name: (folder / name.partition(",")[0]).read_bytes() for name in TARGETS}
    names = [*TARGETS]
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    damage: list[BaseException] = []

    def noted(error: BaseException) -> str:
        damage.append(error)
        return describe_error(error)

    with pytest.MonkeyPatch.context() as patch, limited():
        patch.setattr(os, "fsync", lambda _: None)  # it would take longer than all else
        patch.setattr(office_zip, "describe_error", noted)
        for number in numbers:
            damage.clear()
            target = names[number % len(names)]
            file = folder / target.partition(",")[0]
            file.write_bytes(broken(sound[target], random.Random(f"{seed} {number}")))
            signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            ran = run_here([*TARGETS[target], "--quiet"])
            signal.setitimer(signal.ITIMER_PROF, 0)
            ended[ran.exit_code] += 1
            hidden = any(isinstance(error, MemoryError | TooLongError) for error in damage)
            if ran.exit_code not in (0, 1, 2, 3, 4) or hidden or NAMED_BY_PYTHON.search(ran.stderr):
                yield Fault(target, number, f"{ran.exit_code} {ran.stderr.strip()[:200]}")
            if ran.exit_code and not ran.stderr.strip() and ran.exit_code != 1:
                yield Fault(target, number, f"{ran.exit_code} without a word")
            for name in {file.name, "ledger.yaml", "ledger.key"}:
                (folder / name).write_bytes(before[name])


def main(times: int, seed: int, first: int = 0) -> int:
    """Breaks so many files, from the number `first` on; what was not stood, with the number that makes it again. How
    far it came is said on the way, so that a run that is broken off has tried something."""
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        write_all_files(Path(scratch))
        ended: Counter[int] = Counter()
        found = []
        for start in range(first, first + times, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, first + times))
            for fault in faults(Path(scratch), numbers, seed, ended):
                found.append(fault)
                sys.stdout.write(f"{fault}\n")
            sys.stdout.write(f"{ended.total()} of {times} broken files, {len(found)} faults\n")
            sys.stdout.flush()
    codes = ", ".join(f"{count} with {code}" for code, count in sorted(ended.items()))
    sys.stdout.write(f"{times} broken files ended: {codes}; {len(found)} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
