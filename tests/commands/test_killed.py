"""Commands that write several files leave the old ones or the new ones when they are killed; `make kills` kills them at
every call."""

from pathlib import Path

import pytest

from tests.commands.killed import CASES, calls, prepared, wrong


@pytest.mark.parametrize("name", CASES)
def test_a_killed_command_leaves_the_old_files_or_the_new_ones(tmp_path: Path, name: str) -> None:
    """Killed while it writes beside, and twice where files take their places."""
    case = CASES[name]
    prepared(tmp_path / "start", case)
    most, new = calls(tmp_path / "start", tmp_path, case)
    assert most > 6
    for at in {most // 3, most * 3 // 4, most * 7 // 8}:
        assert list(wrong(tmp_path / "start", tmp_path / "killed", case, at, dict(new))) == []
