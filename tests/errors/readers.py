"""Readers and states of the machine that no command line reaches, by the names that cases give: each returns an exit
code and what was said."""

import dataclasses
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any, Never

import pytest

from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.workflows import plan as workflow
from ecpat_training.core.errors import EcpatError, OutputError, UsageError
from ecpat_training.core.file_lock import locked
from ecpat_training.core.interrupted_sets import InterruptedSet
from ecpat_training.core.shipped import shipped
from ecpat_training.donor.ledger.file import LedgerFile
from ecpat_training.event.certificates.reading.key_ring import keys_csv
from ecpat_training.event.certificates.signing.key_store import pem
from ecpat_training.event.certificates.workflows.keys import lock_first_key, signing_key
from ecpat_training.files import held as holding
from ecpat_training.files.archive import archive_time
from ecpat_training.files.writing import STDOUT, write_all
from ecpat_training.roster.rules import size
from ecpat_training.series.planner.search import NoSeries
from ecpat_training.series.workflows import plan as series_workflow
from ecpat_training.serve.jobs.job import Job, Jobs
from ecpat_training.serve.model.fault import fault_of_ours
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety.inside import resolve_inside
from ecpat_training.serve.server import LocalServer
from ecpat_training.serve.starting import serve_folder
from ecpat_training.serve.visits.fields import parse_choice, parse_whole_number
from ecpat_training.serve.visits.training import find_only_file
from ecpat_training.serve.writing import folder as pages_writing
from ecpat_training.serve.writing.folder import replace_file, version, writing
from ecpat_training.survey.workflows.right_answers import correct_answers
from tests.commands.material import POINTS, PROGRAMME, ROSTER, SERIES, WIDE
from tests.commands.running import run_here
from tests.errors.material import many_after, many_before, twenty_people
from tests.event.attendance.drawn import put_drawn
from tests.event.certificates.material import OTHER, PRIVATE, ring


def closed_output(folder: Path) -> tuple[int, str]:
    """Writes a result to a standard output that is closed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "__stdout__", None)
        with pytest.raises(OutputError) as caught:
            write_all({STDOUT: b"{}"})
    return caught.value.exit_code, str(caught.value)


def odd_date(folder: Path) -> tuple[int, str]:
    """Writes a workbook's date where the environment says an odd one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "yesterday")
        with pytest.raises(UsageError) as caught:
            archive_time()
    return caught.value.exit_code, str(caught.value)


def no_time(folder: Path) -> tuple[int, str]:
    """What is said when the time is over before any agenda is found."""
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")

    def none(*_: object, **__: object) -> Never:
        raise NoAgenda(proven=False, stopped=False)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workflow, "draft_agenda", none)
        ran = run_here(["plan", "programme.yaml"])
    return ran.exit_code, ran.said


def by_the_clock(folder: Path) -> tuple[int, str]:
    """What is said when the clock of a busy machine ended the search."""
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    draft = workflow.draft_agenda

    def stopped(*arguments: Any, **named: Any) -> Any:
        return dataclasses.replace(draft(*arguments, **named), stopped=True)  # type: ignore[type-var]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workflow, "draft_agenda", stopped)
        ran = run_here(["plan", "programme.yaml"])
    return ran.exit_code, ran.said


def no_series_in_time(folder: Path) -> tuple[int, str]:
    """What is said when the time is over before any series is found."""
    (folder / "programme.yaml").write_text(SERIES, encoding="utf-8")

    def none(*_: object, **__: object) -> Never:
        raise NoSeries(is_proven=False)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(series_workflow, "plan_series", none)
        ran = run_here(["series", "plan", "-p", "programme.yaml"])
    return ran.exit_code, ran.said


def series_by_the_clock(folder: Path) -> tuple[int, str]:
    """What is said when the clock of a busy machine ended the search for a series."""
    (folder / "programme.yaml").write_text(SERIES, encoding="utf-8")
    plan = series_workflow.plan_series

    def stopped(*arguments: Any, **named: Any) -> Any:
        return dataclasses.replace(plan(*arguments, **named), stopped=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(series_workflow, "plan_series", stopped)
        ran = run_here(["series", "plan", "-p", "programme.yaml"])
    return ran.exit_code, ran.said


def published_at_once(folder: Path) -> tuple[int, str]:
    """Publishes a report while another one is being published."""
    for name, text in {"quiz.yaml": POINTS.encode(), "pre.csv": many_before(), "post.csv": many_after()}.items():
        (folder / name).write_bytes(text)
    line = ["evaluate", "pre.csv", "post.csv", "-i", "quiz.yaml", "--publish", "-o", "effect.txt", "-q", "--force"]
    run_here(line)
    with pytest.MonkeyPatch.context() as patch, (folder / "ecpat-published.key").open("rb") as held:
        patch.setattr(holding, "_MAX_WAIT_SECONDS", 0.0)
        assert locked(held)
        ran = run_here(line)
    return ran.exit_code, ran.said


def tables_at_once(folder: Path) -> tuple[int, str]:
    """Publishes a donor's table while another one is being published."""
    (folder / "may.csv").write_bytes(twenty_people())
    with pytest.MonkeyPatch.context() as patch, LedgerFile(folder / "ecpat-published-donors.json").hold_lock():
        patch.setattr(holding, "_MAX_WAIT_SECONDS", 0.0)
        ran = run_here(["donor", "may.csv", "--donor", "cepol", "--publish", "-q"])
    return ran.exit_code, ran.said


def keys_at_once(folder: Path) -> tuple[int, str]:
    """Makes a programme's first certificates while another run does."""
    put_drawn(folder, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECPAT_KEYS", str(folder.parent / "keys"))
        patch.setattr(holding, "_MAX_WAIT_SECONDS", 0.0)
        with lock_first_key("children-first", folder):
            ran = run_here(["event", "certificates", "al-1", "-q"])
    return ran.exit_code, ran.said.replace(str(folder.parent), "")


def broken_off(folder: Path) -> tuple[int, str]:
    """What is said of files that a run was to write together, where they can't be brought to an end."""
    files = (folder / "agenda.docx", folder / "agenda.html")
    error = OSError(errno.EACCES, os.strerror(errno.EACCES))
    return 0, str(InterruptedSet(files, files[0], error, folder / ".ecpat-k7m3.journal").finding)


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def on_a_terminal(folder: Path) -> tuple[int, str]:
    """Asks for a form in Word on a terminal."""
    (folder / "quiz.yaml").write_text(POINTS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(io, "TextIOWrapper", _Terminal)
        ran = run_here(["survey", "build", "quiz.yaml", "--as", "paper", "--out", "-"])
    return ran.exit_code, ran.said


def a_rule_that_looks_only(folder: Path) -> tuple[int, str]:
    """Chooses people under a rule that only looks at a list, as a new one may."""
    (folder / "programme.yaml").write_text(WIDE, encoding="utf-8")
    (folder / "list.csv").write_text(ROSTER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(size.Size, "constrain")
        ran = run_here(["roster", "select", "list.csv", "--seats", "2", "--programme", "programme.yaml"])
    return ran.exit_code, ran.said


def open_key(folder: Path) -> tuple[int, str]:
    """Certificates where others may read the private key."""
    return _signing(folder, pem(PRIVATE), mode=0o644)


def another_key(folder: Path) -> tuple[int, str]:
    """Certificates where the file of the private key holds another."""
    return _signing(folder, pem(OTHER))


def key_elsewhere(folder: Path) -> tuple[int, str]:
    """Certificates where the private key is on another computer."""
    return _signing(folder, None)


def shared_key(folder: Path) -> tuple[int, str]:
    """Certificates where private keys would stand in the programme's folder."""
    return _not_signing(folder, "keys")


def _signing(folder: Path, private: bytes | None, *, mode: int = 0o600) -> tuple[int, str]:
    ours = ring(PRIVATE).keys
    (folder / "certificate-keys.csv").write_bytes(keys_csv(ours))
    if private is not None:
        file = folder / "private" / f"children-first-{ours[0].id}.pem"
        file.parent.mkdir()
        file.write_bytes(private)
        file.chmod(mode)
    return _not_signing(folder, "private")


def _not_signing(folder: Path, keys: str) -> tuple[int, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECPAT_KEYS", keys)
        with pytest.raises(EcpatError) as caught:
            signing_key("children-first", folder)
    return caught.value.exit_code, str(caught.value)


def too_much_work(folder: Path) -> tuple[int, str]:
    """A fifth piece of long work beside four."""
    jobs, go_on = Jobs(), Event()

    def waiting(_: Job) -> str:
        go_on.wait(300)
        return "/"

    try:
        for _ in range(4):
            jobs.start("Plan", waiting)
        return _refused(lambda: jobs.start("Plan", waiting))
    finally:
        go_on.set()


def changed_meanwhile(folder: Path) -> tuple[int, str]:
    """A list that a page wants to write, and Excel has saved."""
    path = folder / "participants.csv"
    path.write_text("Name\n")
    seen = version(path)
    path.write_text("Name\nArta\n")
    return _refused(lambda: replace_file(_site(folder), path, b"Name\n", seen))


def key_over_two_lines(folder: Path) -> tuple[int, str]:
    """A right answer that a page should correct, written as a folded text."""
    path = folder / "short.yaml"
    item = "      - id: k1\n        options: {police: The police, court: The court}\n        key: >-\n          court\n"
    head = "instrument: Short form\nid: short\nscales:\n  - id: know\n    title: Knowledge\n"
    path.write_text(f"{head}    kind: multiple choice\n    items:\n{item}", "utf-8")
    return _refused(lambda: correct_answers(path, {"k1": "police"}, folder / "trial.yaml"))


def choice_not_offered(_: Path) -> tuple[int, str]:
    """A form that sends what no page offers."""
    return _refused(lambda: parse_choice("shoe size", ["gender", "country"]))


def number_too_large(_: Path) -> tuple[int, str]:
    """A field for a number that holds another."""
    return _refused(lambda: parse_whole_number("1e9", "seats", 1, 100))


def several_of_one_version(folder: Path) -> tuple[int, str]:
    """A list that lies there twice."""
    return _refused(lambda: find_only_file([folder / "series.csv", folder / "series.xlsx"]))


def page_that_fails(folder: Path) -> tuple[int, str]:
    """A page that fails by a fault of ours."""
    return 0, str(fault_of_ours(ValueError("Arta Hoxha")))


def out_of_the_folder(folder: Path) -> tuple[int, str]:
    """A name that leads out of the folder."""
    return _refused(lambda: resolve_inside(folder, "..", "passwords.txt"))


def taken_port(folder: Path) -> tuple[int, str]:
    """A port at which another server listens."""
    shutil.copy(shipped("programmes") / "smallest.yaml", folder / "programme.yaml")
    ready = Event()
    server = LocalServer(_site(folder), 0, lambda _: ready.set())
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    ready.wait(300)
    try:
        told: list[tuple[int, str]] = []
        asked = lambda: serve_folder(folder, port=server.port, browser=False, read_only=False, quiet=True)  # noqa: E731
        other = Thread(target=lambda: told.append(_refused(asked)))  # in this thread a browser may have its own loop
        other.start()
        other.join(60)
        return told[0][0], told[0][1].replace(str(server.port), "8765")
    finally:
        server.should_exit = True
        thread.join(60)


def written_in_a_folder_to_be_read(folder: Path) -> tuple[int, str]:
    """Something is to be written with --read-only."""
    site = replace(_site(folder), read_only=True)
    return _refused(lambda: _enter(site))


def two_writers(folder: Path) -> tuple[int, str]:
    """A second writer, while the first one takes its time."""
    site = _site(folder)
    said: list[tuple[int, str]] = []
    with writing(site), pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages_writing, "PATIENCE", 0)
        other = Thread(target=lambda: said.append(_refused(lambda: _enter(site))))
        other.start()
        other.join(60)
    return said[0]


def _enter(site: Site) -> None:
    with writing(site):
        pass


def _site(folder: Path) -> Site:
    return Site(folder=folder, programme=folder / "programme.yaml")


def _refused(what: Callable[[], object]) -> tuple[int, str]:
    with pytest.raises(EcpatError) as caught:
        what()
    return caught.value.exit_code, str(caught.value)
