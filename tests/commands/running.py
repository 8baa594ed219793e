"""Commands run as a person runs them: in this process where that is the same and quicker, else in one of their own."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ecpat_training.cli.main import _run
from ecpat_training.core.shipped import shipped
from tests.documents.drawn_once import draw_once
from tests.planned_once import plan_once

EXAMPLE = shipped("examples") / "tirana-2005"
PROGRAMMES = shipped("programmes")
NINE_CHAPTERS = PROGRAMMES / "instruments" / "nine-chapters.yaml"
SECONDS = 300
NAMED_BY_PYTHON = re.compile(r"\b[A-Z][a-z]\w*(?:Error|Exception|Iteration|ZipFile)\b")
"""How Python calls its errors, which no message does."""
PLAIN = {"COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb"}


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it wrote to the two streams; `raw` is standard output before it was text."""

    exit_code: int
    stdout: str
    stderr: str
    raw: bytes

    @property
    def said(self) -> str:
        """Both streams, each run of white space one blank: the terminal breaks lines where it likes."""
        return " ".join(f"{self.stdout}\n{self.stderr}".split())


def run_here(
    arguments: Sequence[object],
    stdin: bytes = b"",
    encoding: str = "utf-8",
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Runs `ecpat` in this process, with streams of its own that are no terminal, in a plain environment or this."""
    streams = {
        "stdin": io.TextIOWrapper(io.BytesIO(stdin), encoding),
        "stdout": io.TextIOWrapper(io.BytesIO(), encoding, errors="backslashreplace", newline="\n"),
        "stderr": io.TextIOWrapper(io.BytesIO(), encoding, errors="backslashreplace", newline="\n"),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (PLAIN if environment is None else environment).items():
            patch.setenv(name, value)
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        draw_once(patch)
        plan_once(patch)
        code = int(_run([str(argument) for argument in arguments]))
    written = []
    for name in ("stdout", "stderr"):
        streams[name].flush()
        written.append(streams[name].buffer.getvalue())  # type: ignore[attr-defined]
    out, err = (stream.decode(encoding, "backslashreplace") for stream in written)
    return Ran(code, out, err, written[0])


def run_alone(
    arguments: Sequence[object],
    folder: Path,
    *,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    megabytes: int | None = None,
) -> Ran:
    """Runs `ecpat` in a process of its own; with `megabytes`, in no more memory than that, and in no case for longer
    than `SECONDS` of the processor's."""
    command = [sys.executable, "-W", "error", "-m", "ecpat_training", *map(str, arguments)]
    limits = f"ulimit -t {SECONDS}" + (f"; ulimit -v {megabytes * 1024}" if megabytes else "")
    command = ["sh", "-c", f'{limits}; exec "$@"', "sh", *command]
    ended = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **PLAIN, **(environment or {})},
        input=stdin,
        capture_output=True,
        check=False,
    )
    out, err = (stream.decode("utf-8", "backslashreplace") for stream in (ended.stdout, ended.stderr))
    return Ran(ended.returncode, out, err, ended.stdout)
