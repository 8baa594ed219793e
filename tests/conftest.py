"""What holds for every test: nothing is judged by the clock, and an empty set of cases is no case.

A set of cases that is empty, because what they come from isn't on this machine, is left out, not skipped. So are, on
Windows, the files whose source asks for what only POSIX has; pytest's first lines name them.
"""

import gc
import os
import re
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ecpat_training.agenda.planner import limit
from ecpat_training.core.shipped import shipped
from tests.draws import NIGHTLY, draws
from tests.translations.standing_in import let_english_stand_in

LONGEST = (
    "errors/test_cases.py", "docs/test_written.py", "commands/test_start.py", "files/test_bombs.py",
    "serve/test_answers_page.py", "serve/test_series_page.py", "cli/test_streams.py", "agenda/test_edits.py",
    "agenda/test_plain_reasons.py", "commands/test_promises.py", "agenda/test_check_and_constraint.py",
    "serve/test_a_day.py", "documents/test_charts.py", "agenda/test_plan.py", "series/test_shipped.py",
    "effect/programme/test_designs.py", "effect/programme/test_programme_effect.py", "documents/test_word_letters.py",
    "documents/test_payloads.py", "effect/programme/test_follow_ups.py", "commands/test_for_machines.py",
    "folder/test_board.py", "cli/test_schema.py", "agenda/test_search.py",
)  # fmt: skip
"""The files that take longest, the longest first."""

# Workers and the programs that tests start keep what they compile, whatever the caller's habit: each of them would
# else compile everything anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A drawn case takes as long as the machine needs: how busy that is, no test asks. Speed is measured in benchmarks/.
# For a change the same cases are drawn everywhere, so that what is green here is green there; every night others are.
settings.register_profile(
    "any machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=draws(100, 25),
    derandomize=not NIGHTLY,
    database=None,
)
settings.load_profile("any machine")

HERE = Path(__file__).parent
ONLY_POSIX = re.compile(
    r"import resource|mkfifo|umask|symlink_to|SIGKILL|S_IMODE|st_mode|\"(sh|bash)\"|/dev/(full|null|zero)"
)


def only_for_posix() -> list[str]:
    """The test files that only POSIX can run, known by what they use, so that no list of them grows stale."""
    files = sorted(HERE.rglob("test_*.py"))
    return [path.relative_to(HERE).as_posix() for path in files if ONLY_POSIX.search(path.read_text(encoding="utf-8"))]


collect_ignore = only_for_posix() if sys.platform == "win32" else []


def pytest_report_header() -> list[str]:
    return [f"only on POSIX, left out here: {name}" for name in collect_ignore]


let_english_stand_in()


@pytest.fixture(autouse=True, scope="session")
def _no_search_ends_by_the_clock() -> Iterator[None]:
    """The planner's limit is one of work; the clock, which ends a search on a very slow machine, is set far away."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limit, "CLOCK", 10_000)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_power_is_cut() -> Iterator[None]:
    """What tests write needn't last: only programs of their own, some of which tests kill, wait for the disk. Whether
    and when one waits, tests of writing see by a wait of theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_private_key_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Certificates are signed by keys of the tests, never by those of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECPAT_KEYS", str(tmp_path_factory.mktemp("keys")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_written_beside_what_comes_with_ecpat() -> Iterator[None]:
    """Whoever tries the examples finds them as they came, also after others have."""

    def files() -> set[Path]:
        folders = (shipped("examples"), shipped("programmes"))
        return {path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts}

    before = files()
    yield
    assert files() == before


_FOLDERS = count()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a test's own, as pytest's fixture of that name. Its number is counted here: pytest looks for the next
    free one among all folders that there are, thousands of them, for each test anew."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}{next(_FOLDERS)}", numbered=False)


ELSEWHERE = {
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "100",
    "MATPLOTLIBRC": "own.rc",
}


@pytest.fixture(scope="session")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo, made once by a process of its own, as a newcomer would, far away: where, and what it printed. No test
    changes it."""
    from tests.commands.running import run_alone
    from tests.made_once import made_once

    def show(folder: Path) -> None:
        (folder / "own.rc").write_text("font.size: 30", encoding="utf-8")
        ran = run_alone(["demo"], folder, environment=ELSEWHERE)
        assert (ran.exit_code, ran.stderr) == (0, "")
        (folder / "printed.txt").write_bytes(ran.raw)

    folder = made_once(tmp_path_factory, "newcomer", show)
    return folder / "demo-output", (folder / "printed.txt").read_text("utf-8")


@pytest.fixture(autouse=True, scope="session")
def _each_chart_is_drawn_and_each_schema_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    from tests.documents.drawn_once import PICTURES, draw_once
    from tests.planned_once import AGENDAS
    from tests.schemas_once import make_once

    for shared in (PICTURES, AGENDAS):
        shared.share(tmp_path_factory)
    with pytest.MonkeyPatch.context() as patch:
        draw_once(patch)
        make_once(patch)
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what pytest makes of an empty set of cases, and puts the rest in order."""
    empty = [item for item in items if any(_of_an_empty_set(mark) for mark in item.iter_markers("skip"))]
    if empty:
        config.hook.pytest_deselected(items=empty)
        items[:] = [item for item in items if item not in empty]
    # What takes longest begins first, so that no worker is left with it at the end: each worker takes whole files.
    turn = {HERE / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: turn.get(item.path, len(turn)))


def pytest_collection_finish() -> None:
    """What was collected stays to the end: it needn't be looked through, again and again, for what may be let go. What
    tests make is looked through more seldom than a program would that lives long; a twentieth of all time was for that.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _of_an_empty_set(mark: pytest.Mark) -> bool:
    return str(mark.kwargs.get("reason", "")).startswith("got empty parameter set")
