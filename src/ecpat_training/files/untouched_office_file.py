"""Whether an office file is still as ecpat wrote it: nobody has saved it since."""

import re
from datetime import UTC, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_PROPERTIES_PART = "docProps/core.xml"
_MAX_PROPERTY_BYTES = 65_536  # bytes of what a file says about itself
_TIMESTAMP = re.compile(r"<dcterms:(created|modified)\b[^>]*>([^<]+)<")
_MAKER = "ecpat-training"


_TITLE = re.compile(r"<dc:title>([^<]+)</dc:title>")
_SOMEBODY = re.compile(r"<dc:creator>[^<]")


def title_of_file(path: Path) -> str:
    """What ecpat called a workbook or Word file that it wrote, whoever has filled it in since; "" of a file that isn't
    ecpat's, which names who began it, as office programs do."""
    properties_xml = _looked_into(path)[0]
    title = None if _SOMEBODY.search(properties_xml) else _TITLE.search(properties_xml)
    return title[1] if title else ""


def is_untouched(path: Path) -> bool:
    """Whether a Word file or a workbook was made by ecpat, and saved by no other program since.

    ecpat gives each part of the file, and the file, one moment. Excel and Word change when it was modified; programs
    that leave that alone, as some converters do, date the parts anew. A file that can't be looked into isn't untouched.
    """
    properties_xml, entry_times = _looked_into(path)
    timestamp_by_name = dict(_TIMESTAMP.findall(properties_xml))
    try:
        created = datetime.fromisoformat(timestamp_by_name["created"]).astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return False
    # Three signs together, since each office program leaves at least one of them changed.
    return (
        _MAKER in properties_xml
        and timestamp_by_name.get("modified") == timestamp_by_name["created"]
        and entry_times == {_zip_time(created)}
    )


def _looked_into(path: Path) -> tuple[str, set[tuple[int, ...]]]:
    """What the properties of an office file say, and the moments of its parts; nothing of one that can't be read."""
    try:
        with ZipFile(path) as package, package.open(_PROPERTIES_PART) as properties_file:
            return properties_file.read(_MAX_PROPERTY_BYTES).decode("utf-8", "replace"), {
                entry.date_time for entry in package.infolist()
            }
    except (OSError, BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return "", set()


def _zip_time(time: datetime) -> tuple[int, int, int, int, int, int]:
    """A moment as archives keep it, by two seconds."""
    return (time.year, time.month, time.day, time.hour, time.minute, time.second // 2 * 2)
