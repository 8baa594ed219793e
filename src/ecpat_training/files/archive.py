"""Workbooks and Word files are zip archives: written so that the same content gives the same bytes."""

import os
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ecpat_training.core.errors import UsageError

EARLIEST_ZIP_TIME = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest that a zip archive can say


def archive_time() -> datetime:
    """The time that a file says it was made: `SOURCE_DATE_EPOCH` where set, else always the same one.

    Raises:
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return EARLIEST_ZIP_TIME
    try:
        return max(EARLIEST_ZIP_TIME, datetime.fromtimestamp(int(seconds), UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError.because(
            "output.date",
            "The environment variable SOURCE_DATE_EPOCH is not a number of seconds.",
            hint="Set it to whole seconds since 1970, or remove it.",
        ) from error


def always_the_same(archive: bytes) -> bytes:
    """The archive with its parts in a fixed order, each with the same date and rights."""
    buffer = BytesIO()
    date = archive_time().timetuple()[:6]
    with ZipFile(BytesIO(archive)) as old_archive, ZipFile(buffer, "w", ZIP_DEFLATED) as new_archive:
        for name in sorted(old_archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = ZipInfo(name, date)
            entry.compress_type = ZIP_DEFLATED
            # As if written on Unix: zipfile puts down the system that it runs on, and the bytes would differ.
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            new_archive.writestr(entry, old_archive.read(name))
    return buffer.getvalue()
