"""A file of answers that was added by mistake: taken out of its training, and put back; nothing of it is lost."""

from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import TrainingFile
from ecpat_training.core.errors import OutputError
from ecpat_training.core.location import Location
from ecpat_training.serve.pages.answers import ANSWER_FILE_KINDS
from ecpat_training.serve.safety.inside import resolve_inside
from ecpat_training.serve.visits.training import file_of, place_of_training
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import delete_taken_out, take_away, writing
from ecpat_training.serve.writing.folder import restore_file as put_in_place_again

if TYPE_CHECKING:
    from starlette.responses import Response

_ADDRESS = "/trainings/{training}/answers/{kind}"


def take_out_file(visit: Visit) -> "Response":
    """Takes the file that counts out of the training; an earlier version counts again then.

    Raises:
        MissingError: the training has no file of this kind.
    """
    answer_kind = ANSWER_FILE_KINDS.get(visit.parts["kind"])
    path = file_of(visit, answer_kind[0]) if answer_kind else None
    if path is None:
        raise MissingError
    from starlette.datastructures import QueryParams

    with writing(visit.desk.site):
        kept_version = take_away(visit.desk.site, path, visit.form.get("version", ""))
    return visit.go(f"{_page_of(visit)}?{QueryParams(out=visit.parts['kind'], name=path.name, kept=kept_version)}")


def restore_file(visit: Visit) -> "Response":
    """Puts a file of answers back to where it stood, unless another one stands there now.

    Raises:
        MissingError: the name isn't one of this kind of file.
        OutputError: another file stands in that place now.
    """
    site, path = visit.desk.site, _find_taken_path(visit)
    name = path.name
    with writing(site):
        if path.exists():
            message = "another file stands there now and was left as it is."
            raise OutputError.because(
                "serve.changed", message, location=Location(name), hint="Take that one out first."
            )
        put_in_place_again(site, path, visit.form.get("kept", ""))
    return visit.go(_page_of(visit))


def remove(visit: Visit) -> "Response":
    """Removes a file for good that was taken out.

    Raises:
        MissingError: the name isn't one of this kind of file.
    """
    site, path = visit.desk.site, _find_taken_path(visit)
    with writing(site):
        delete_taken_out(site, path, visit.form.get("kept", ""))
    return visit.go(_page_of(visit))


def _find_taken_path(visit: Visit) -> Path:
    """Where the file stood that a form names.

    Raises:
        MissingError: the name isn't one of this kind of file.
    """
    answer_kind, name = ANSWER_FILE_KINDS.get(visit.parts["kind"]), visit.form.get("name", "")
    if answer_kind is None or not _has_kind_name(name, answer_kind[0]):
        raise MissingError
    site, folder = visit.desk.site, place_of_training(visit)
    return resolve_inside(site.folder, *folder.relative_to(site.folder).parts, name)


def _has_kind_name(name: str, file_kind: TrainingFile) -> bool:
    """Whether a file is called as one of this kind."""
    stem, ending = Path(name).stem.casefold(), Path(name).suffix.lower()
    has_kind_stem = stem == file_kind.stem or stem.startswith(f"{file_kind.stem}-v")
    return has_kind_stem and ending in file_kind.endings and Path(name).name == name and "\\" not in name


def _page_of(visit: Visit) -> str:
    return f"/trainings/{visit.parts['training']}/answers"


page = Page(
    ways=(
        Endpoint(path=f"{_ADDRESS}/out", do=take_out_file, posts=True),
        Endpoint(path=f"{_ADDRESS}/back", do=restore_file, posts=True),
        Endpoint(path=f"{_ADDRESS}/remove", do=remove, posts=True),
    )
)
