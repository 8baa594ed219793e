"""Whatever a page writes with somebody in it is for its owner alone, also where others could read what stood there."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.writing.folder import version
from tests.serve.conftest import client_of, field, job_done, served

EXAMPLE = shipped("examples") / "tirana-2005"
PEOPLE = (b"Rreshti", b"rreshti", b"PR29E")
"""Of the list and of the answers."""
AL = "/trainings/al-1"


@pytest.fixture
def open_to_all(mixed_up: Site) -> Iterator[Site]:
    """A folder that came as an archive: everybody of the machine may read it."""
    before = os.umask(0o022)
    for name in ("participants", "applicants"):
        shutil.copyfile(EXAMPLE / "roster.csv", mixed_up.folder / f"trainings/al-1/{name}.csv")
    for path in files(mixed_up.folder):
        path.chmod(0o644)
    yield mixed_up
    os.umask(before)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_pages_write_people_s_rows_for_their_owner_alone(open_to_all: Site) -> None:
    folder = open_to_all.folder
    before = {path: path.stat().st_ctime_ns for path in files(folder)}
    with served(open_to_all) as server, client_of(server, open_to_all) as client:
        key = {"key": open_to_all.form_key}
        taken_out_and_put_back(client, key)
        added_again(client, key)
        seats_kept(client, key)
        list_words = {**key, "seen": "none", "word:columns:Region": "not used"}
        assert client.post(f"{AL}/list/words", data=list_words).status_code == 303
        beside = folder / "trainings/al-1/participants-map.yaml"
        beside.chmod(0o644)
        again = {**key, "seen": version(beside), "word:columns:Region": "not used"}
        assert client.post(f"{AL}/list/words", data=again).status_code == 303
        words = {**key, "seen": "none", "word:columns:_uuid": "not used"}
        assert client.post(f"{AL}/answers/pre/words", data=words).status_code == 303
    written = [path for path in files(folder) if before.get(path) != path.stat().st_ctime_ns]
    seen = [
        path for path in written if path.name.endswith("-map.yaml") or any(at in path.read_bytes() for at in PEOPLE)
    ]
    names = {path.name for path in seen}
    assert names >= {"pre.csv", "selection.csv", "participants-map.yaml", "pre-map.yaml"}, names
    assert {path: oct(stat.S_IMODE(path.stat().st_mode)) for path in seen} == dict.fromkeys(seen, "0o600")


def taken_out_and_put_back(client: httpx.Client, key: dict[str, str]) -> None:
    """The later file of answers, then the earlier, and both back again."""
    names = ["pre-v2.csv", "pre.csv"]
    for _ in names:
        seen = field(client.get(f"{AL}/answers").text, "version")
        assert client.post(f"{AL}/answers/pre/out", data={**key, "version": seen}).status_code == 303
    for name in reversed(names):
        page = client.get(f"{AL}/answers").text
        kept = field(page.partition(f'name="name" value="{name}"')[2], "kept")
        answer = client.post(f"{AL}/answers/pre/back", data={**key, "name": name, "kept": kept})
        assert answer.status_code == 303, answer.text


def added_again(client: httpx.Client, key: dict[str, str]) -> None:
    """The list of another training comes by the page."""
    data = (EXAMPLE / "roster.csv").read_bytes()
    answer = client.post("/add", data=key, files=[("files", ("al-2 participants.csv", data))])
    said = {**key, "training-0": "al-2", "as-0": "participants"}
    assert "Copied" in client.post(job_done(client, answer), data=said).text


def seats_kept(client: httpx.Client, key: dict[str, str]) -> None:
    """Who gets a seat, with names."""
    asked = {"seats": "18", "seed": "7", "names": "yes"}
    shown = job_done(client, client.post(f"{AL}/seats", data={**key, **asked}))
    query = shown.partition("?")[2]
    answer = client.post(f"{AL}/seats/selection.csv?{query}", data={**key, **asked})
    assert answer.status_code == 303, answer.text
