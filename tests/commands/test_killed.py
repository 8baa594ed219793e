"""Commands that write several files leave the old ones or the new ones when they are killed; `make kills` kills them at
every call."""

from pathlib import Path

import pytest

from tests.commands.killed import CASES, LEDGER, calls, prepared, wrong


@pytest.mark.parametrize("name", CASES)
def test_a_killed_command_leaves_the_old_files_or_the_new_ones(tmp_path: Path, name: str) -> None:
    """Killed while it writes beside, and twice where files take their places."""
    case = CASES[name]
    prepared(tmp_path / "start", case)
    most, new = calls(tmp_path / "start", tmp_path, case)
    assert most > 6
    for at in {most // 3, most * 3 // 4, most * 7 // 8}:
        assert list(wrong(tmp_path / "start", tmp_path / "killed", case, at, dict(new))) == []


def test_a_killed_first_publication_leaves_a_key_that_knows_whether_there_is_a_ledger(tmp_path: Path) -> None:
    """Killed at each of the last calls: a key that said that nothing was published would never miss the ledger."""
    case = CASES["publish the first report"]
    prepared(tmp_path / "start", case)
    most, new = calls(tmp_path / "start", tmp_path, case)
    assert LEDGER in new
    for at in range(most - 11, most + 1):
        assert list(wrong(tmp_path / "start", tmp_path / "killed", case, at, dict(new))) == []
