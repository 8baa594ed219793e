"""The journal and what is kept beside it without one person."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.record import record
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.writing import PeopleBytes
from ecpat_training.folder.journal.lines import NOTHING, PLACE, JournalLine, now_line, parse_line
from ecpat_training.folder.journal.person import Person
from ecpat_training.folder.journal.without_person import is_person_in, is_searched, remove_person

HOME = ".ecpat"
FORGOTTEN = "forgotten"
"""The action of the line that says that somebody was; and what stands in the place of a name that is gone."""
_MAX_BYTES = 256 << 20


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
    new_contents: dict[Path, PeopleBytes] = {}
    emptied: list[Path] = []
    removed_files: list[Path] = []
    unsearched: list[Path] = []
    new_versions: dict[str, str] = {}
    for path in list_kept_files(folder):
        data = read_bytes(path, _MAX_BYTES)
        if not is_person_in(data, path.suffix, person) and not person.is_in(path.name):
            unsearched += [] if is_searched(data, path.suffix) else [path]
            continue
        emptied_data = None if person.is_in(path.name) else remove_person(data, path.suffix, person)
        new_versions[path.stem] = FORGOTTEN
        (removed_files if emptied_data is None else emptied).append(path)
        if emptied_data is not None:
            new_versions[path.stem] = hashlib.sha256(emptied_data).hexdigest()
            new_contents[path.with_stem(new_versions[path.stem])] = PeopleBytes(emptied_data)
    data = read_bytes(folder / PLACE, _MAX_BYTES) if is_file(folder / PLACE) else b""
    journal, lines = _forget_in_journal(data, person, new_versions)
    if journal != data:
        new_contents[folder / PLACE] = PeopleBytes(journal)
    deleted_files = [path for path in (*emptied, *removed_files) if path not in new_contents]
    return Forgetting(
        new_contents, tuple(deleted_files), tuple(emptied), tuple(removed_files), tuple(unsearched), lines
    )


def list_kept_files(folder: Path) -> Iterator[Path]:
    """Every file of `.ecpat` but the journal, links left alone."""
    journal_folder = folder / HOME
    if journal_folder.is_symlink():
        return
    for path in sorted(journal_folder.rglob("*")):
        if not path.is_symlink() and is_file(path) and path != folder / PLACE:
            yield path


def _forget_in_journal(data: bytes, person: Person, new_versions: Mapping[str, str]) -> tuple[bytes, int]:
    """The journal without the person's names, with the new versions in place of the old ones, and each line with the
    digest of the one before; how many lines named the person. A line that nobody understands stays if it doesn't."""
    lines: list[JournalLine] = []
    texts: list[str] = []
    named_lines = 0
    for line_text in data.decode("utf-8", "replace").splitlines():
        line = parse_line(line_text)
        if line is None:
            named_lines += person.is_in(line_text)
            texts += [] if person.is_in(line_text) else [line_text]
            continue
        named_lines += person.is_in(line.file) or person.is_in(line.account)
        line = _forget_in_line(line, person, new_versions)
        lines.append(replace(line, previous=lines[-1].digest if lines else ""))
        texts.append(lines[-1].text)
    if not (named_lines or new_versions):
        return data, 0
    texts.append(now_line(lines, FORGOTTEN, HOME, NOTHING, NOTHING).text)
    return "".join(f"{text}\n" for text in texts).encode(), named_lines


def _forget_in_line(line: JournalLine, person: Person, new_versions: Mapping[str, str]) -> JournalLine:
    path_parts = [
        f"{FORGOTTEN}{Path(path_part).suffix}" if person.is_in(path_part) else path_part
        for path_part in line.file.split("/")
    ]
    changes = {
        "file": FORGOTTEN if person.is_in("/".join(path_parts)) else "/".join(path_parts),
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
        if person.is_in(path.relative_to(folder).as_posix())
        or is_person_in(read_bytes(path, _MAX_BYTES), path.suffix, person)
    ]
