"""What else there is of an agenda: its papers and calendars, its versions and what changed between two."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.agenda.workflows.plan_diff import diff_report
from ecpat_training.agenda.workflows.plan_print import all_papers, print_papers
from ecpat_training.commands.training_files import AGENDA, versions
from ecpat_training.files.opening import read_bytes
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.serve.safety.inside import resolve_inside
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.training import place_of_training, training_of
from ecpat_training.serve.visits.training_agenda import DATA, agenda_of, file_that_counts, next_file
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, require_unchanged, version, writing

if TYPE_CHECKING:
    from starlette.responses import Response

_MOST_BYTES = 16 << 20


def papers(visit: Visit) -> "Response":
    """Lists everything of the agenda that can be printed or sent, by name.

    Raises:
        MissingError: the training has no agenda.
    """
    agenda = agenda_of(visit)
    if agenda is None:
        raise MissingError
    codes = sorted({code for item in agenda.text.opened.agenda.sessions() for code in item.present_people})
    listed_papers = [printed_paper for printed_paper in all_papers() if "CODE" not in printed_paper.name]
    return visit.page("agenda-papers", agenda=agenda, papers=listed_papers, codes=codes)


def paper(visit: Visit) -> "Response":
    """Sends one paper of the agenda, as `ecpat plan print --only` writes it.

    Raises:
        MissingError: the training has no agenda, or no paper has this name.
    """
    agenda, name = agenda_of(visit), visit.parts["name"]
    if agenda is None or not re.fullmatch(r"[\w-]+(\.[a-z0-9]+)+", name):
        raise MissingError
    with TemporaryDirectory(prefix="ecpat-") as folder:
        file_patterns = [re.sub(r"trainer-.*\.ics", "trainer-CODE.ics", name)]
        print_papers(
            agenda.path,
            Path(folder),
            programme=visit.desk.site.programme,
            training=agenda.training.id,
            paper_names=file_patterns,
            is_quiet=True,
        )
        paper_path = Path(folder, name)
        if not paper_path.is_file():
            raise MissingError
        return visit.download(name, paper_path.read_bytes())


def show_versions(visit: Visit) -> "Response":
    """The versions of the agenda, and what changed between two of them."""
    training, agenda_path = training_of(visit), file_that_counts(visit)
    names = [path.name for _, path in versions(place_of_training(visit), AGENDA)]
    old_name, new_name = (visit.asked.get(name, "") for name in ("old", "new"))
    fragment = None
    if old_name in names and new_name in names and old_name != new_name:
        folder = place_of_training(visit)
        captured = CapturedDelivery()
        diff_report(
            resolve_inside(folder, old_name),
            resolve_inside(folder, new_name),
            visit.desk.site.programme,
            captured,
            training.id,
        )
        fragment = visit.render_document(captured.documents[0])
    return visit.page(
        "agenda-versions", training=training, names=names, old=old_name, new=new_name, shown=fragment,
        seen=version(agenda_path) if agenda_path else "", current=agenda_path.name if agenda_path else "",
        earlier=_editable(place_of_training(visit), agenda_path) if agenda_path else [],
    )  # fmt: skip


def keep(visit: Visit) -> "Response":
    """Keeps the agenda as it is as a version of its own; changes go on in the next version.

    Raises:
        MissingError: the training has no agenda.
    """
    agenda = agenda_of(visit)
    if agenda is None:
        raise MissingError
    with writing(visit.desk.site):
        require_unchanged(agenda.path, visit.form.get("seen", ""))
        replace_file(visit.desk.site, next_file(agenda.path.parent), agenda.path.read_bytes(), NOTHING)
    return visit.go(f"{agenda.address}/versions")


def restore_version(visit: Visit) -> "Response":
    """Keeps an earlier version as the newest, in which changes then go on: nothing of what came between is lost.

    Raises:
        MissingError: the training has no agenda, or no version of it has this name.
    """
    folder, agenda_path = place_of_training(visit), file_that_counts(visit)
    old_name = visit.form.get("old", "")
    if agenda_path is None or old_name not in _editable(folder, agenda_path):
        raise MissingError
    with writing(visit.desk.site):
        require_unchanged(agenda_path, visit.form.get("seen", ""))
        replace_file(
            visit.desk.site, next_file(folder), read_bytes(resolve_inside(folder, old_name), _MOST_BYTES), NOTHING
        )
    return visit.go(f"/agenda/{visit.parts['training']}")


def _editable(folder: Path, agenda_path: Path) -> list[str]:
    """The earlier versions to which one may go back: those that are edited line by line."""
    names = [path.name for _, path in versions(folder, AGENDA)]
    return [name for name in names if name.endswith(DATA) and name != agenda_path.name]


page = Page(
    ways=(
        Endpoint(path="/agenda/{training}/papers", do=papers),
        Endpoint(path="/agenda/{training}/papers/{name}", do=paper),
        Endpoint(path="/agenda/{training}/versions", do=show_versions),
        Endpoint(path="/agenda/{training}/keep", do=keep, posts=True),
        Endpoint(path="/agenda/{training}/back-to", do=restore_version, posts=True),
    )
)
