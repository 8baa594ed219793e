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
from ecpat_training.serve.safety.inside import inside
from ecpat_training.serve.showing.caught import Caught
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
    codes = sorted({code for item in agenda.text.opened.agenda.sessions() for code in item.there})
    listed = [printed for printed in all_papers() if "CODE" not in printed.name]
    return visit.page("agenda-papers", agenda=agenda, papers=listed, codes=codes)


def paper(visit: Visit) -> "Response":
    """Sends one paper of the agenda, as `ecpat plan print --only` writes it.

    Raises:
        MissingError: the training has no agenda, or no paper has this name.
    """
    agenda, name = agenda_of(visit), visit.parts["name"]
    if agenda is None or not re.fullmatch(r"[\w-]+(\.[a-z0-9]+)+", name):
        raise MissingError
    with TemporaryDirectory(prefix="ecpat-") as folder:
        only = [re.sub(r"trainer-.*\.ics", "trainer-CODE.ics", name)]
        print_papers(
            agenda.path,
            Path(folder),
            programme=visit.desk.site.programme,
            training=agenda.training.id,
            only=only,
            quiet=True,
        )
        written = Path(folder, name)
        if not written.is_file():
            raise MissingError
        return visit.download(name, written.read_bytes())


def show_versions(visit: Visit) -> "Response":
    """The versions of the agenda, and what changed between two of them."""
    training, counting = training_of(visit), file_that_counts(visit)
    names = [path.name for _, path in versions(place_of_training(visit), AGENDA)]
    old, new = (visit.asked.get(name, "") for name in ("old", "new"))
    shown = None
    if old in names and new in names and old != new:
        folder = place_of_training(visit)
        caught = Caught()
        diff_report(inside(folder, old), inside(folder, new), visit.desk.site.programme, caught, training.id)
        shown = visit.shown(caught.documents[0])
    return visit.page(
        "agenda-versions", training=training, names=names, old=old, new=new, shown=shown,
        seen=version(counting) if counting else "", current=counting.name if counting else "",
        earlier=_editable(place_of_training(visit), counting) if counting else [],
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


def go_back(visit: Visit) -> "Response":
    """Keeps an earlier version as the newest, in which changes then go on: nothing of what came between is lost.

    Raises:
        MissingError: the training has no agenda, or no version of it has this name.
    """
    folder, counting = place_of_training(visit), file_that_counts(visit)
    old = visit.form.get("old", "")
    if counting is None or old not in _editable(folder, counting):
        raise MissingError
    with writing(visit.desk.site):
        require_unchanged(counting, visit.form.get("seen", ""))
        replace_file(visit.desk.site, next_file(folder), read_bytes(inside(folder, old), _MOST_BYTES), NOTHING)
    return visit.go(f"/agenda/{visit.parts['training']}")


def _editable(folder: Path, counting: Path) -> list[str]:
    """The earlier versions to which one may go back: those that are edited line by line."""
    names = [path.name for _, path in versions(folder, AGENDA)]
    return [name for name in names if name.endswith(DATA) and name != counting.name]


page = Page(
    ways=(
        Endpoint(path="/agenda/{training}/papers", do=papers),
        Endpoint(path="/agenda/{training}/papers/{name}", do=paper),
        Endpoint(path="/agenda/{training}/versions", do=show_versions),
        Endpoint(path="/agenda/{training}/keep", do=keep, posts=True),
        Endpoint(path="/agenda/{training}/back-to", do=go_back, posts=True),
    )
)
