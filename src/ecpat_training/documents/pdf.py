"""Word files as PDF, by the LibreOffice of the machine: nothing of it comes with this package, and without it all else
works. Each run has a profile of its own, so that an office that is open is neither needed nor disturbed, and
nobody's settings or macros have a say."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ecpat_training.core.errors import OutputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.words.catalogue.message import Option, phrase

PROGRAMS = ("soffice", "libreoffice")
_APPLICATIONS = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)
_WINDOWS = "LibreOffice/program/soffice.com"
_AT_ONCE = 200  # files of one run, whose line no system refuses as too long
_PDF = b"%PDF-"


def office() -> str | None:
    """The program that makes them; None where there is none."""
    for name in PROGRAMS:
        if program := shutil.which(name):
            return program
    places = [Path(application) for application in _APPLICATIONS]
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
        places = [Path(root) / _WINDOWS for root in roots if root]
    return next((str(place) for place in places if place.is_file()), None)


def require_office() -> str:
    """The program that makes them.

    Raises:
        OutputError: LibreOffice is not installed.
    """
    program = office()
    if program is None:
        message = "no PDF can be made: LibreOffice isn't on this machine."
        hint = phrase(
            "Please install it (libreoffice.org), or leave {option} out and save the Word files as PDF in Word.",
            option=Option("--pdf"),
        )
        raise OutputError.because("output.no-office", message, hint=hint)
    return program


def as_pdf(documents: Sequence[bytes]) -> list[bytes]:
    """Word files as PDF, in their order: all of them, or an error.

    Raises:
        OutputError: LibreOffice isn't there, doesn't run, or leaves one of them out.
    """
    program = require_office()
    pdfs: list[bytes] = []
    for first in range(0, len(documents), _AT_ONCE):
        pdfs += _converted(program, documents[first : first + _AT_ONCE])
    return pdfs


def _converted(program: str, documents: Sequence[bytes]) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix="ecpat-pdf-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        (home / "out").mkdir()
        names = [f"{number}.docx" for number in range(len(documents))]
        for file, data in zip(names, documents, strict=True):
            (home / file).write_bytes(data)
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(home / "out")]
        line = [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", *options]
        try:
            ran = subprocess.run(  # noqa: S603 - the machine's own office; the files are ours and named by numbers
                [*line, *(str(home / file) for file in names)],
                check=False,
                stdin=subprocess.DEVNULL,
                capture_output=True,
            )
        except OSError as problem:
            raise _conversion_error(str(problem.strerror or "it can't be started")) from None
        pdfs = [_read_pdf(home / "out" / f"{number}.pdf") for number in range(len(documents))]
    if any(not pdf.startswith(_PDF) for pdf in pdfs):
        raise _conversion_error(f"it ended with {ran.returncode} and left out files")
    return pdfs


def _read_pdf(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _conversion_error(reason: str) -> OutputError:
    message = phrase("LibreOffice made no PDF: {reason}.", reason=reason)
    hint = phrase(
        "Please try again, or leave {option} out and save the Word files as PDF in Word or LibreOffice.",
        option=Option("--pdf"),
    )
    return OutputError([Finding("output.no-pdf", Severity.ERROR, message, None, hint)])
