"""The journal and what is kept beside it without one person."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.record import record
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.writing import PeopleBytes
from ecpat_training.folder.journal.lines import NOTHING, PLACE, JournalLine, line_in, now_line
from ecpat_training.folder.journal.person import Person
from ecpat_training.folder.journal.without_person import holds, is_searched, without

HOME = ".ecpat"
FORGOTTEN = "forgotten"
"""The action of the line that says that somebody was; and what stands in the place of a name that is gone."""
_MOST = 256 << 20


@record
class Forgetting:
    """What is to be done so that somebody is forgotten: `written` files that take the place of others, all in `.ecpat`,
    the journal among them, and those that are `gone`. Of these `emptied` lost their rows alone, `removed` are gone as a
    whole, and in `unsearched` nobody can look. `lines` of the journal named the person."""

    written: Mapping[Path, PeopleBytes]
    gone: tuple[Path, ...]
    emptied: tuple[Path, ...]
    removed: tuple[Path, ...]
    unsearched: tuple[Path, ...]
    lines: int


def forgetting(folder: Path, person: Person) -> Forgetting:
    """What has to be done in `.ecpat` of a folder; nothing is written yet.

    Raises:
        InputError: a file there can't be read.
    """
    written: dict[Path, PeopleBytes] = {}
    emptied: list[Path] = []
    removed: list[Path] = []
    unsearched: list[Path] = []
    new_versions: dict[str, str] = {}
    for path in kept_files(folder):
        data = read_bytes(path, _MOST)
        if not holds(data, path.suffix, person) and not person.is_in(path.name):
            unsearched += [] if is_searched(data, path.suffix) else [path]
            continue
        emptied_data = None if person.is_in(path.name) else without(data, path.suffix, person)
        new_versions[path.stem] = FORGOTTEN
        (removed if emptied_data is None else emptied).append(path)
        if emptied_data is not None:
            new_versions[path.stem] = hashlib.sha256(emptied_data).hexdigest()
            written[path.with_stem(new_versions[path.stem])] = PeopleBytes(emptied_data)
    data = read_bytes(folder / PLACE, _MOST) if is_file(folder / PLACE) else b""
    journal, lines = _journal_without(data, person, new_versions)
    if journal != data:
        written[folder / PLACE] = PeopleBytes(journal)
    gone = [path for path in (*emptied, *removed) if path not in written]
    return Forgetting(written, tuple(gone), tuple(emptied), tuple(removed), tuple(unsearched), lines)


def kept_files(folder: Path) -> Iterator[Path]:
    """Every file of `.ecpat` but the journal, links left alone."""
    home = folder / HOME
    if home.is_symlink():
        return
    for path in sorted(home.rglob("*")):
        if not path.is_symlink() and is_file(path) and path != folder / PLACE:
            yield path


def _journal_without(data: bytes, person: Person, new_versions: Mapping[str, str]) -> tuple[bytes, int]:
    """The journal without the person's names, with the new versions in place of the old ones, and each line with the
    digest of the one before; how many lines named the person. A line that nobody understands stays if it doesn't."""
    lines: list[JournalLine] = []
    texts: list[str] = []
    named = 0
    for part in data.decode("utf-8", "replace").splitlines():
        line = line_in(part)
        if line is None:
            named += person.is_in(part)
            texts += [] if person.is_in(part) else [part]
            continue
        named += person.is_in(line.file) or person.is_in(line.account)
        line = _line_without(line, person, new_versions)
        lines.append(replace(line, previous=lines[-1].digest if lines else ""))
        texts.append(lines[-1].text)
    if not (named or new_versions):
        return data, 0
    texts.append(now_line(lines, FORGOTTEN, HOME, NOTHING, NOTHING).text)
    return "".join(f"{text}\n" for text in texts).encode(), named


def _line_without(line: JournalLine, person: Person, new_versions: Mapping[str, str]) -> JournalLine:
    parts = [f"{FORGOTTEN}{Path(part).suffix}" if person.is_in(part) else part for part in line.file.split("/")]
    changes = {
        "file": FORGOTTEN if person.is_in("/".join(parts)) else "/".join(parts),
        "account": "" if person.is_in(line.account) else line.account,
        "before": new_versions.get(line.before, line.before),
        "after": new_versions.get(line.after, line.after),
        "step": "" if person.is_in(line.step) else line.step,
    }
    return replace(line, **changes)


def telling_files(folder: Path, person: Person, paths: Sequence[Path]) -> list[Path]:
    """Which files that the program doesn't keep still tell of the person: they are never changed, and only named."""
    return [
        path
        for path in paths
        if person.is_in(path.relative_to(folder).as_posix()) or holds(read_bytes(path, _MOST), path.suffix, person)
    ]
