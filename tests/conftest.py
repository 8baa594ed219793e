"""What holds for every test: nothing is judged by the clock, and an empty set of cases is no case.

A set of cases that is empty, because what they come from isn't on this machine, is left out, not skipped.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from ecpat_training.solve.agenda import search

LONGEST = {"test_written.py", "test_start.py", "test_payloads.py", "test_drawn_programmes.py", "test_numbers_agree.py"}

# A drawn case takes as long as the machine needs: how busy that is, no test asks. Speed is measured in benchmarks/.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(autouse=True, scope="session")
def _no_search_ends_by_the_clock() -> Iterator[None]:
    """The planner's limit is one of work; the clock, which ends a search on a very slow machine, is set far away."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "SLOWEST", 10_000)
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what pytest makes of an empty set of cases, and puts the rest in order."""
    empty = [item for item in items if any(_of_an_empty_set(mark) for mark in item.iter_markers("skip"))]
    if empty:
        config.hook.pytest_deselected(items=empty)
        items[:] = [item for item in items if item not in empty]
    # What takes longest begins first, so that no worker is left with it at the end.
    items.sort(key=lambda item: item.path.name not in LONGEST)


def _of_an_empty_set(mark: pytest.Mark) -> bool:
    return str(mark.kwargs.get("reason", "")).startswith("got empty parameter set")
