"""What is taken out on a page is kept and listed until a person removes it; what another program saves while a page
writes is never lost."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import OutputError
from ecpat_training.folder.journal.lines import PLACE, lines_of
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.writing.folder import replace_file, version, writing
from tests.commands.kills import STEPS
from tests.serve.conftest import client_of, field, served

ADDRESS = "/trainings/al-1/answers"


def test_answers_come_back_after_any_number_of_changes(mixed_up: Site) -> None:
    """The page may have been left, and sixty other versions written, before somebody misses them."""
    place = mixed_up.folder / "trainings/al-1"
    wrong = (place / "pre-v2.csv").read_bytes()
    form = {"key": mixed_up.form_key}
    with served(mixed_up) as server, client_of(server, mixed_up) as client:
        seen = field(client.get(ADDRESS).text, "version")
        assert client.post(f"{ADDRESS}/pre/out", data={**form, "version": seen}).status_code == 303
    agenda = place / "agenda.yaml"
    with writing(mixed_up):
        for at in range(60):
            replace_file(mixed_up, agenda, b"version %d" % at, version(agenda))
    with served(mixed_up) as server, client_of(server, mixed_up) as client:
        page = client.get(ADDRESS).text
        assert "pre-v2.csv was taken out of this training" in page
        back = {**form, "name": "pre-v2.csv", "kept": field(page, "kept")}
        assert client.post(f"{ADDRESS}/pre/back", data=back).status_code == 303
        assert "was taken out" not in client.get(ADDRESS).text
    assert (place / "pre-v2.csv").read_bytes() == wrong
    assert [line.action for line in lines_of(mixed_up.folder)][-1] == "put back"


def test_versions_that_were_kept_before_there_was_a_journal_stay(tmp_path: Path) -> None:
    site, path = Site(folder=tmp_path, programme=tmp_path / "programme.yaml"), tmp_path / "agenda.yaml"
    kept = tmp_path / ".ecpat/undo" / f"{'a' * 64}.csv"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"answers that an earlier ecpat took out")
    path.write_bytes(b"first")
    with writing(site):
        replace_file(site, path, b"second", version(path))
    assert kept.exists()


def test_what_was_taken_out_goes_when_a_person_removes_it_and_not_before(mixed_up: Site) -> None:
    form = {"key": mixed_up.form_key}
    with served(mixed_up) as server, client_of(server, mixed_up) as client:
        seen = field(client.get(ADDRESS).text, "version")
        client.post(f"{ADDRESS}/pre/out", data={**form, "version": seen})
        kept = mixed_up.folder / ".ecpat/taken-out" / f"{seen}.csv"
        assert kept.stat().st_mode & 0o077 == 0
        remove = {**form, "name": "pre-v2.csv", "kept": field(client.get(ADDRESS).text, "kept")}
        assert client.post(f"{ADDRESS}/pre/remove", data={**remove, "kept": "../x"}).status_code == 422
        assert client.post(f"{ADDRESS}/pre/remove", data=remove).status_code == 303
        assert not kept.exists()
        assert "was taken out" not in client.get(ADDRESS).text
        assert client.post(f"{ADDRESS}/pre/back", data=remove).status_code == 422
    assert [line.action for line in lines_of(mixed_up.folder)] == ["taken out", "removed"]


def test_lines_are_only_added_and_one_that_nobody_understands_stays(tmp_path: Path) -> None:
    site, path = Site(folder=tmp_path, programme=tmp_path / "programme.yaml"), tmp_path / "notes\u2028of al-1.yaml"
    path.write_bytes(b"first")
    journal = tmp_path / PLACE
    journal.parent.mkdir()
    journal.write_bytes(b"\xff half a li")
    for text in (b"second", b"third"):
        with writing(site):
            replace_file(site, path, text, version(path))
    assert journal.read_bytes().startswith(b"\xff half a li\n")
    first, second = lines_of(tmp_path)
    assert (first.file, first.after) == (path.name, second.before)
    assert second.previous == hashlib.sha256(first.text.encode()).hexdigest()


def in_place(path: Path) -> None:
    path.write_bytes(b"saved elsewhere")


def by_another_file(path: Path) -> None:
    aside = path.with_name("lock#")
    aside.write_bytes(b"saved elsewhere")
    aside.replace(path)


@pytest.mark.parametrize("save", [in_place, by_another_file])
def test_what_another_program_saves_at_any_moment_of_a_page_s_writing_is_not_lost(
    tmp_path: Path, save: Callable[[Path], None]
) -> None:
    """Saved before each of the calls that change the disk, in turn: it stands, or it is kept as the version before."""
    for at in range(1, 1000):
        folder = tmp_path / str(at)
        folder.mkdir()
        site, path = Site(folder=folder, programme=folder / "programme.yaml"), folder / "agenda.yaml"
        path.write_bytes(b"seen")
        meanwhile = _Meanwhile(at, lambda path=path: save(path))
        with writing(site), meanwhile.patched():
            try:
                replace_file(site, path, b"of the page", version(path))
            except OutputError as error:
                assert error.findings[0].code in ("serve.changed", "output.exists")  # noqa: PT017
        everything = {one.read_bytes() for one in folder.rglob("*") if one.is_file()}
        assert not meanwhile.came or b"saved elsewhere" in everything, at
        assert [one.name for one in folder.rglob(".ecpat-*")] == [], at
        if not meanwhile.came:
            break
    assert at > 10


class _Meanwhile:
    """Lets another program act before the call of this number."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.at, self.act, self.calls, self.came = at, act, 0, False

    @contextmanager
    def patched(self) -> Iterator[None]:
        """The time in which it may act."""
        with pytest.MonkeyPatch.context() as patch:
            for step in STEPS:
                patch.setattr(os, step, self.around(getattr(os, step)))
            yield

    def around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **options: Any) -> Any:
            if not self.came:
                self.calls += 1
                if self.calls >= self.at:
                    self.came = True
                    self.act()
            return real(*args, **options)

        return called
