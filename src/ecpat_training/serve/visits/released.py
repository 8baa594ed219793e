"""What was published of a programme: the files that stand in its folders, and what the ledger has written down of them,
as people call it. The ledger knows no training: files that say which of its releases they are tell of which it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.report_places import report_files
from ecpat_training.commands.training_files import folder_of
from ecpat_training.disclosure.ledger import ALL_TRAININGS_SUFFIX, Publication
from ecpat_training.disclosure.model import Population, Release
from ecpat_training.effect.workflows.publishing import release_of, releases, was_published
from ecpat_training.programme.model.training import Training
from ecpat_training.serve.safety.inside import require_inside, resolve_inside
from ecpat_training.serve.visits.training import programme_of, translate_title
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.words.catalogue.marked_text import marked

_ENDINGS = (".docx", ".xlsx", ".html", ".json")
_MAX_FILES_INSPECTED = 200  # files of one training that are looked at
_PEOPLE_TEXTS = marked(
    {
        "pre post": "People who answered before and after",
        "pre follow-up": "People who answered before and months later",
        "post follow-up": "People who answered after and months later",
        "pre": "People who answered before",
        "post": "People who answered after",
        "follow-up": "People who answered months later",
    }
)
_ALL_TRAININGS_TEXT = marked("All trainings together")


@dataclass(frozen=True)
class ReportedPeople:
    """People of whom a report tells: how many, who they are in words ("" where an early ledger doesn't say), what sets
    them apart: their training or a scale of the questionnaire."""

    people: int
    who: str
    whose: str = ""
    scale: str = ""


@dataclass(frozen=True)
class LedgerEntry:
    """A release in the ledger, the titles of what it is a report of, of whom it tells, and why it was published
    although."""

    release: Release
    titles: Sequence[str]
    told: Sequence[ReportedPeople]


def files_of_trainings(visit: Visit) -> Sequence[tuple[Training, Sequence[Path]]]:
    """The trainings that have published files, each with these files."""
    return visit.desk.known.of(visit.desk.site.folder, "published", lambda: [*_of_trainings(visit)])


def list_common_files(visit: Visit) -> Sequence[Path]:
    """The published files of the whole programme."""
    folder = visit.desk.site.folder
    return visit.desk.known.of(folder, "published of all", lambda: _files(visit, folder))


def written_down(visit: Visit, ledger: Publication | None) -> Sequence[LedgerEntry]:
    """What the ledger holds, in its order."""
    if ledger is None or not (all_releases := releases(ledger)):
        return ()
    trainings = {
        training.id: translate_title(training).title or training.id for training in programme_of(visit).list_trainings()
    }
    return [
        LedgerEntry(release, _titles(visit, release, ledger), [*_reported_people(release, trainings)])
        for release in all_releases
    ]


def _titles(visit: Visit, release: Release, ledger: Publication) -> Sequence[str]:
    if release.report.endswith(ALL_TRAININGS_SUFFIX):
        return [programme_of(visit).programme]
    return [
        translate_title(training).title or training.id
        for training, files in files_of_trainings(visit)
        if any(release_of(path, ledger) == release.release for path in files)
    ]


def _reported_people(release: Release, trainings: Mapping[str, str]) -> Iterator[ReportedPeople]:
    """The sets of people of a release, without groups of others."""
    for population in release.populations:
        if not population.group:
            training_title = trainings.get(population.of.partition(", ")[0], "")
            covers_all_trainings = release.report.endswith(ALL_TRAININGS_SUFFIX) and not training_title
            yield ReportedPeople(
                population.people,
                _population_label(population),
                _ALL_TRAININGS_TEXT if covers_all_trainings else training_title,
                population.scale,
            )


def _population_label(population: Population) -> str:
    return _PEOPLE_TEXTS.get(" ".join(dict.fromkeys(population.waves)), population.of)


def _of_trainings(visit: Visit) -> Iterator[tuple[Training, Sequence[Path]]]:
    site_folder = visit.desk.site.folder
    for training in programme_of(visit).list_trainings():
        if files := _files(visit, resolve_inside(site_folder, *folder_of(Path(), training.id).parts)):
            yield training, files


def _files(visit: Visit, folder: Path) -> Sequence[Path]:
    """The published reports of a folder, wherever among its reports they stand; of one name the first."""
    paths = [path for path in report_files(folder) if path.suffix.lower() in _ENDINGS]
    published_paths = [
        path for path in paths[:_MAX_FILES_INSPECTED] if was_published(require_inside(visit.desk.site.folder, path))
    ]
    return [*{path.name: path for path in reversed(published_paths)}.values()][::-1]
