"""What was published of a programme: the files that stand in its folders, and what the ledger has written down of them,
as people call it. The ledger knows no training: files that say which of its releases they are tell of which it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.report_places import report_files
from ecpat_training.commands.training_files import folder_of
from ecpat_training.disclosure.ledger import OF_ALL, Publication
from ecpat_training.disclosure.model import Population, Release
from ecpat_training.effect.workflows.publishing import release_of, releases, was_published
from ecpat_training.programme.model.training import Training
from ecpat_training.serve.safety.inside import checked, inside
from ecpat_training.serve.visits.training import programme_of, translate_title
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.words.catalogue.marked_text import marked

_ENDINGS = (".docx", ".xlsx", ".html", ".json")
_MOST = 200  # files of one training that are looked at
_WHO = marked(
    {
        "pre post": "People who answered before and after",
        "pre follow-up": "People who answered before and months later",
        "post follow-up": "People who answered after and months later",
        "pre": "People who answered before",
        "post": "People who answered after",
        "follow-up": "People who answered months later",
    }
)
_TOGETHER = marked("All trainings together")


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


def files_of_all(visit: Visit) -> Sequence[Path]:
    """The published files of the whole programme."""
    folder = visit.desk.site.folder
    return visit.desk.known.of(folder, "published of all", lambda: _files(visit, folder))


def written_down(visit: Visit, ledger: Publication | None) -> Sequence[LedgerEntry]:
    """What the ledger holds, in its order."""
    if ledger is None or not (all_releases := releases(ledger)):
        return ()
    trainings = {
        training.id: translate_title(training).title or training.id for training in programme_of(visit).all_trainings()
    }
    return [
        LedgerEntry(release, _titles(visit, release, ledger), [*_reported_people(release, trainings)])
        for release in all_releases
    ]


def _titles(visit: Visit, release: Release, ledger: Publication) -> Sequence[str]:
    if release.report.endswith(OF_ALL):
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
            whose = trainings.get(population.of.partition(", ")[0], "")
            together = release.report.endswith(OF_ALL) and not whose
            yield ReportedPeople(
                population.people, _population_label(population), _TOGETHER if together else whose, population.scale
            )


def _population_label(population: Population) -> str:
    return _WHO.get(" ".join(dict.fromkeys(population.waves)), population.of)


def _of_trainings(visit: Visit) -> Iterator[tuple[Training, Sequence[Path]]]:
    home = visit.desk.site.folder
    for training in programme_of(visit).all_trainings():
        if files := _files(visit, inside(home, *folder_of(Path(), training.id).parts)):
            yield training, files


def _files(visit: Visit, folder: Path) -> Sequence[Path]:
    """The published reports of a folder, wherever among its reports they stand; of one name the first."""
    paths = [path for path in report_files(folder) if path.suffix.lower() in _ENDINGS]
    published = [path for path in paths[:_MOST] if was_published(checked(visit.desk.site.folder, path))]
    return [*{path.name: path for path in reversed(published)}.values()][::-1]
