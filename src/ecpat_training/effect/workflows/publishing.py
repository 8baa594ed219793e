"""What the ledger would say if a report was published, and what was published before; nothing is written down."""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import EcpatError, UnsatisfiableError
from ecpat_training.core.finding import Finding
from ecpat_training.disclosure.ledger import Publication
from ecpat_training.disclosure.model import Ledger, Release
from ecpat_training.disclosure.place import NAME
from ecpat_training.documents.document import MAY_LEAVE
from ecpat_training.effect.workflows.report import effect_report
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.workbook.zip import WorkbookZip
from ecpat_training.files.yaml.file import build, read_yaml

_MOST_BYTES = 16 << 20
_MOST_REPORT = 64 << 20
_PUBLISH_COMMAND = rb"ecpat evaluate[^`<\"]* --publish\b"  # in the end of reports of earlier versions, without a mark
_MARK = f'<cp:category>{MAY_LEAVE}<|<meta name="ecpat" content="{MAY_LEAVE}">'.encode()
_PUBLISHED_PATTERN = re.compile(_MARK + b"|" + _PUBLISH_COMMAND)
_REPORT_PARTS = (
    "docprops/core.xml",
    "word/document.xml",
    "xl/sharedstrings.xml",
    "xl/worksheets/sheet1.xml",
)  # as entries are called, in small letters


def publish_on_trial(
    request: Request, delivery: Delivery, report: Callable[[Request, Delivery], object] = effect_report
) -> Sequence[Finding]:
    """Delivers the report as it would be published, beside a copy of the ledger; returns why it may not be published,
    which is nothing where it may. `report` makes it: of a training, or of the whole programme. See there for what else
    is raised.

    Raises:
        ValueError: the request isn't for a report that is published.
    """
    publication = request.publication
    if publication is None:
        raise ValueError("nothing is to be published")
    with TemporaryDirectory(prefix="ecpat-") as place:
        copy = Publication(Path(place) / NAME)
        for path, target_path in ((publication.path, copy.path), (publication.key_path, copy.key_path)):
            if is_file(path):
                shutil.copyfile(path, target_path)
        try:
            report(replace(request, ledger=copy.path), delivery)
        except UnsatisfiableError as refusal:
            return [_of_the_ledger_itself(finding, copy, publication) for finding in refusal.findings]
    return ()


def _of_the_ledger_itself(finding: Finding, copy: Publication, publication: Publication) -> Finding:
    """What was found in the copy, which nobody knows, said of the ledger that was copied."""
    if finding.where is None or Path(finding.where.file).name != copy.path.name:
        return finding
    return replace(finding, where=replace(finding.where, file=publication.path.name))


def releases(publication: Publication) -> Sequence[Release]:
    """What the ledger holds, in its order; nothing where there is none yet.

    Raises:
        InputError, RefusedError: the ledger can't be read.
        ContentError: the ledger is no ledger of publications, or was damaged.
    """
    if not is_file(publication.path):
        return ()
    return build(read_yaml(publication.path, _MOST_BYTES), Ledger).releases


def release_of(path: Path, publication: Publication) -> int:
    """The number of the release of this ledger to which the figures of a report belong; 0 for another ledger's
    report, or one without a release."""
    try:
        if path.suffix.lower() != ".json" or path.stat().st_size > _MOST_REPORT:
            return 0
        content = json.loads(path.read_bytes())
        standing = content["provenance"]["ledger"]
        same_ledger = standing["known_as"] == publication.key_names()
        return int(standing["release"]) if same_ledger else 0
    except (OSError, LookupError, TypeError, ValueError, RecursionError):
        return 0


def was_published(path: Path) -> bool:
    """Whether a report says of itself that it was made to be published: a Word file, a workbook, a page, or its figures
    as data. What can't be looked into doesn't."""
    try:
        data = read_bytes(path, _MOST_REPORT)
        if path.suffix.lower() == ".json":
            content = json.loads(data)
            return isinstance(content, dict) and content.get("published") is True
        if path.suffix.lower() == ".html":
            return _PUBLISHED_PATTERN.search(data) is not None
        package = WorkbookZip(data, path.name)
        return any(_PUBLISHED_PATTERN.search(package.read_part(part_name, _MOST_REPORT)) for part_name in _REPORT_PARTS)
    except (EcpatError, ValueError, RecursionError):
        return False
