"""Standard streams that are closed, full or no longer read; names that no disk takes: each ends as the README says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from ecpat_training.core.shipped import shipped
from tests.draws import some_of

EXAMPLE = shipped("examples") / "tirana-2005"
CHECK = f"roster check '{EXAMPLE / 'roster.csv'}' --programme '{EXAMPLE / 'programme.yaml'}'"
POSIX = [sys.platform] if sys.platform != "win32" else []


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a line as a person's shell would; `ecpat` stands for the program."""
    program = f"'{sys.executable}' -m ecpat_training"
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line.replace('ecpat ', f'{program} ', 1)}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


@pytest.mark.parametrize("system", POSIX)
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (f"ecpat {CHECK} >/dev/full", Exit.OUTPUT, "No space left"),
        ("ecpat --help >/dev/full", Exit.OUTPUT, "No space left"),
        ("ecpat schema >&-", Exit.OUTPUT, "standard output is closed"),
        (f"ecpat {CHECK} --out - >&-", Exit.OUTPUT, "standard output is closed"),
        (f"ecpat {CHECK} --quiet >&-", Exit.CLEAN, ""),
        (f"ecpat roster check - --programme '{EXAMPLE / 'programme.yaml'}' <&-", Exit.FINDINGS, "empty"),
        (f"ecpat {CHECK} | head -1", Exit.CLEAN, ""),
        ("ecpat --help | head -1", Exit.CLEAN, ""),
        (f"ecpat {CHECK} --out {'a' * 300}.html", Exit.OUTPUT, "too long"),
        (f"ecpat demo {'a' * 300}", Exit.OUTPUT, "too long"),
        ("ecpat plan x.yaml --seed 2147483648", Exit.USAGE, "2147483647"),
    ],
)
def test_no_stream_and_no_name_is_a_fault_of_ours(
    system: str, line: str, code: Exit, said: str, tmp_path: Path
) -> None:
    ran = shell(line, tmp_path)
    assert ran.returncode == code, ran.stderr
    assert said in ran.stderr
    assert "internal error" not in ran.stderr
    assert list(tmp_path.iterdir()) == []


NO_BYTECODE = "export PYTHONDONTWRITEBYTECODE=1"
"""Python itself would keep a cut module for the next to trip over."""


@pytest.mark.parametrize("system", POSIX)
@pytest.mark.parametrize("ending", ["txt", "json", "html", "xlsx"])
def test_a_disk_that_is_full_at_any_byte_leaves_nothing_behind(system: str, ending: str, tmp_path: Path) -> None:
    for blocks in some_of((0, 3, 1), 1 if ending in ("json", "html") else 2):
        ran = shell(f"{NO_BYTECODE}; ulimit -f {blocks}; trap '' XFSZ; ecpat {CHECK} --out report.{ending}", tmp_path)
        assert ran.returncode == Exit.OUTPUT, ran.stderr
        assert list(tmp_path.iterdir()) == []


def test_two_names_that_lead_to_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "also").symlink_to("real", target_is_directory=True)
    ran = shell(f"ecpat {CHECK} --out real/x.html --out also/x.html", tmp_path)
    assert ran.returncode == Exit.OUTPUT
    assert "means the same file" in ran.stderr
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize("output", ["plan.yaml", "leads-there.txt"])
def test_an_agenda_s_own_programme_is_never_written_over(output: str, tmp_path: Path) -> None:
    programme = (EXAMPLE / "programme.yaml").read_bytes()
    (tmp_path / "plan.yaml").write_bytes(programme)
    (tmp_path / "leads-there.txt").symlink_to("plan.yaml")
    (tmp_path / "agenda.yaml").write_text(
        "training: al-1\nprogramme: plan.yaml\ndays: [{items: [09:00-09:30 opening]}]\n", encoding="utf-8"
    )
    ran = shell(f"ecpat plan check agenda.yaml --out {output} --force", tmp_path)
    assert ran.returncode == Exit.USAGE
    assert ("read by the same command" in ran.stderr) or output.endswith(".yaml")
    assert (tmp_path / "plan.yaml").read_bytes() == programme
