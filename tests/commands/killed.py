"""Commands that write several files, killed at each of their calls to the system that changes the disk.

`python -m tests.commands.killed` (`make kills`) kills each at every call.
"""

import contextlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.files.leftovers import begin_run, settle_around
from tests.commands.kills import Kill, bytes_of, hidden
from tests.commands.material import POINTS, small_files, table
from tests.commands.running import run_here

JOURNAL = ".ecpat/journal.jsonl"
LEDGER, KEY = "ecpat-published.yaml", "ecpat-published.key"


@dataclass(frozen=True)
class Case:
    """A command that stands for its kind. `before` writes what the killed one is to replace; nothing is there without.
    `people` are files that hold people's rows; `key` is the ledger's where a run was stopped before its first release,
    so that all that are killed go on with the same. `kept` is a file of which a version is kept."""

    command: tuple[str, ...]
    before: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    key: str = ""
    kept: str = ""


def _outs(*names: str) -> tuple[str, ...]:
    return tuple(part for name in names for part in ("--out", name))


_SPLIT = ("roster", "split", "roster.csv", "--keys", "keys.xlsx", "--coded", "house/data.xlsx", "--seed")
_CHECK = ("roster", "check", "roster.csv", "-p", "programme.yaml", "--mark", "house/marked.xlsx", *_outs("a.html"))
_SELECT = ("roster", "select", "roster.csv", "-p", "programme.yaml", "--seats", "3", "--seed")
_MATCH = ("roster", "match", "roster.csv", "june.csv", *_outs("pairs.yaml", "pairs.xlsx", "a.json"))
_EVALUATE = ("evaluate", "pre.csv", "post.csv", "-i", "quiz.yaml")
_OTHERS = ("evaluate", "others-pre.csv", "others-post.csv", "-i", "quiz.yaml")
_PLAN = ("plan", "programme.yaml", "-t", "bg-1", *_outs("a.yaml", "a.html", "b/a.json"))
_PRINT = ("plan", "print", "agenda.yaml", "papers")
CASES = {
    "split over another": Case((*_SPLIT, "7", "--force"), (*_SPLIT, "3"), ("keys.xlsx", "house/data.xlsx")),
    "split": Case((*_SPLIT, "7"), people=("keys.xlsx", "house/data.xlsx")),
    "check and mark over others": Case(
        (*_CHECK, "--force"), (*_CHECK[:2], "june.csv", *_CHECK[3:]), ("house/marked.xlsx",)
    ),
    "select": Case((*_SELECT, "2", *_outs("s.csv", "house/s.json", "-"), "--names"), (), ("s.csv", "house/s.json")),
    "match": Case(_MATCH, people=("pairs.yaml", "pairs.xlsx")),
    "evaluate with data": Case(
        (*_EVALUATE, *_outs("a.html", "a.json"), "--data", "data", "--force"),
        (*_OTHERS, *_outs("a.html", "a.json"), "--data", "data"),
        ("data/answers.csv", "data/scores.csv"),
    ),
    "publish into a ledger": Case(
        (*_EVALUATE, *_outs("out/a.html", "out/a.json"), "--publish", "--force"),
        (*_OTHERS, *_outs("out/a.html", "out/a.json"), "--publish"),
    ),
    "publish the first report": Case(
        (*_EVALUATE, *_outs("out/a.html"), "--publish"), key=f"nothing was published with this key yet\n{'ab' * 32}\n"
    ),
    "plan over an older one": Case((*_PLAN, "--force"), (*_PLAN, "--seed", "5")),
    "print": Case((*_PRINT, "--only", "sign-in", "--only", "checklist", "--only", "agenda-trainers.html")),
    "groups": Case(
        ("roster", "groups", "roster.csv", "--groups", "2", *_outs("g.csv", "house/a.docx")), (), ("g.csv",)
    ),
    "map of a list": Case(("roster", "map", "roster.csv", *_outs("m.yaml", "house/m.html")), people=("m.yaml",)),
    "map of answers": Case(
        ("survey", "map", "pre.csv", "-i", "quiz.yaml", *_outs("m.yaml", "m.html"), "--force"),
        ("survey", "map", "post.csv", "-i", "quiz.yaml", *_outs("m.yaml", "m.html")),
        ("m.yaml",),
    ),
    "count": Case(("survey", "count", "pre.csv", "post.csv", "-i", "quiz.yaml", *_outs("c.json", "house/c.html"))),
    "build": Case(("survey", "build", "quiz.yaml", "--as", "paper", *_outs("form.docx", "house/form.html"))),
    "draft a list": Case(("roster", "draft", "roster.csv", *_outs("d.csv", "d.html")), people=("d.csv",)),
    "pack": Case(
        ("event", "pack", "bg-1", "roster.csv", "-p", "programme.yaml"), people=("pack-bg-1/mail-merge.xlsx",)
    ),
    "add": Case(("add", "pre.csv", "-t", "bg-1", "--as", "pre"), people=("trainings/bg-1/pre.csv",)),
    "take back what was added": Case(("add", "--undo"), ("add", "pre.csv", "post.csv", "-t", "bg-1", "--as", "pre")),
    "forget somebody": Case(
        ("forget", "Ana Petrova", "-q"),
        before=("add", "roster.csv", "-t", "bg-1", "--as", "participants"),
        kept="roster.csv",
    ),
    "merge": Case(("merge", "from-al", "--base", "sent", "--out", "merged"), people=("merged/roster.csv",)),
    "donor": Case(("donor", "roster.csv", "june.csv", "--donor", "eea", *_outs("d.xlsx", "house/d.html"))),
    "network": Case(("network", "check", "ties.csv", *_outs("n.html", "house/n.csv"))),
    "init": Case(("init", "mine")),
}


def prepared(folder: Path, case: Case) -> None:
    """A folder with all that commands read, and what the killed one is to replace."""
    folder.mkdir(parents=True)
    small_files(folder)
    (folder / "quiz.yaml").write_text(POINTS, encoding="utf-8")
    for name, first in (("", 0), ("others-", 40)):
        people = [f"{chr(65 + at % 26) * 3}-{at:03d}" for at in range(first, first + 30)]
        for wave, more in (("pre", 0), ("post", 3)):
            rows = [(code, 5 + at * 11 % 31 + more * (at % 3)) for at, code in enumerate(people)]
            (folder / f"{name}{wave}.csv").write_text(table("code,points", rows), encoding="utf-8")
    if case.key:
        (folder / KEY).write_text(case.key, encoding="ascii")
    (folder / "ties.csv").write_text("From,To,Know,Contact\nK1,K2,1,2\nK2,K1,1,1\nK1,K3,1,0\n", encoding="utf-8")
    for name in ("sent", "from-al"):
        (folder / name).mkdir()
        shutil.copyfile(folder / "roster.csv", folder / name / "roster.csv")
    if case.kept:
        (folder / ".ecpat/undo").mkdir(parents=True)
        shutil.copyfile(folder / case.kept, folder / ".ecpat/undo/ab.csv")
    if case.before:
        with contextlib.chdir(folder):
            ran = run_here(case.before)
        assert ran.exit_code in (0, 1), ran.stderr


def calls(start: Path, scratch: Path, case: Case) -> tuple[int, dict[str, bytes]]:
    """How many calls the whole command makes, and what stands there then."""
    whole = Path(shutil.copytree(start, scratch / "whole"))
    never = Kill(10**9)
    with contextlib.chdir(whole), never():
        ran = run_here(case.command)
        assert ran.exit_code in (0, 1), ran.stderr
    for name in case.people:
        assert (whole / name).stat().st_mode & 0o077 == 0, f"{name} holds people's rows, and others may read it"
    return never.calls, bytes_of(whole)


def wrong(start: Path, folder: Path, case: Case, at: int, new: dict[str, bytes]) -> Iterator[str]:
    """What is wrong after a kill at this call and the start of whatever comes next; nothing is, if all is well."""
    shutil.copytree(start, folder)
    old = bytes_of(folder)
    with contextlib.chdir(folder), Kill(at)():
        run_here(case.command)
    begin_run()
    if settle_around(folder):  # as whatever command comes next does once
        yield f"{at}: the set could not be settled"
    left = bytes_of(folder)
    if LEDGER in left and b"nothing was published" in left[KEY]:
        yield f"{at}: the ledger would not be missed"
    for one in (old, new, left):
        one.pop(KEY, None)  # drawn before the first release, and kept
        if JOURNAL in one:
            one[JOURNAL] = _without_times(one[JOURNAL])
    if left not in (old, new):
        yield f"{at}: neither the old files nor the new ones: {sorted(left)}"
    if hidden(folder):
        yield f"{at}: left behind: {hidden(folder)}"
    shutil.rmtree(folder)


def _without_times(journal: bytes) -> bytes:
    """What the lines say, but when, and by which drawn names."""
    lines = [json.loads(line) for line in journal.splitlines()]
    return json.dumps([[line["action"], line["file"], line["before"], line["after"]] for line in lines]).encode()


def main() -> int:
    """Kills each command at every call; how many kills, and what is wrong."""
    killed, found = 0, []
    for name, case in CASES.items():
        with tempfile.TemporaryDirectory() as scratch:
            start = Path(scratch) / "start"
            prepared(start, case)
            most, new = calls(start, Path(scratch), case)
            for at in range(1, most + 1):
                found += [f"{name}: {one}" for one in wrong(start, Path(scratch) / "killed", case, at, dict(new))]
            killed += most
            sys.stdout.write(f"{name}: killed at each of {most} calls\n")
    said = [f"{killed} kills, {len(found)} after which neither the old files nor the new ones stood", *found]
    sys.stdout.write("\n".join(said) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
