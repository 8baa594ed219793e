"""The same reports whatever the processor: written under several kernels of OpenBLAS, and compared.

`python -m tests.kernels` compares text and web pages to the letter, figures in JSON to nine digits; a step of CI. With
`--tests PATH...` it also runs these tests under each kernel.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.kernels.comparing import differences
from tests.kernels.processors import kernel_in_use, kernels
from tests.kernels.reports import write_reports


def main() -> int:
    """Returns 1 where reports differ or tests fail under a kernel, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.kernels")
    parser.add_argument("--tests", nargs="+", default=[], metavar="PATH")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.write:
        sys.stdout.write(f"{kernel_in_use()}\n")
        write_reports(arguments.write)
        return 0
    names = kernels()
    if len(names) < 2:
        sys.stdout.write("This processor runs no two kernels that could be compared.\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        return _compare(Path(scratch), names, arguments.tests)


def _compare(scratch: Path, names: list[str], tests: list[str]) -> int:
    failed = False
    for kernel in names:
        folder = scratch / kernel
        folder.mkdir()
        taken = _python(kernel, "-m", "tests.kernels", "--write", str(folder), capture=True).stdout.split()[0]
        unequal = differences(scratch / names[0], folder)
        files = sum(path.is_file() for path in folder.iterdir())
        lines = [f"{kernel} (OpenBLAS takes {taken}): {files} reports, {len(unequal)} differences to {names[0]}"]
        sys.stdout.write("".join(f"{line}\n" for line in [*lines, *unequal]))
        sys.stdout.flush()
        failed = failed or bool(unequal)
        if tests:
            words = ("-m", "pytest", "-n", "auto", "-p", "no:cacheprovider", *tests)
            failed = failed or _python(kernel, *words, capture=False).returncode != 0
    return int(failed)


def _python(kernel: str, *words: str, capture: bool) -> "subprocess.CompletedProcess[str]":
    """Runs Python under a kernel.

    Raises:
        CalledProcessError: the reports couldn't be written; what was printed is part of its text.
    """
    environment = {**os.environ, "OPENBLAS_CORETYPE": kernel}
    pipe = subprocess.PIPE if capture else None
    return subprocess.run([sys.executable, *words], env=environment, stdout=pipe, text=True, check=capture)


if __name__ == "__main__":
    sys.exit(main())
