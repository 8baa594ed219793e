"""Networks in the programme's ledger of published reports, so that two publications don't tell a few people's ties.

A density of 20 people less that of 19 of them is what the twentieth said and was named. So of each wave and question
the ledger knows whose ties were told, by their codes and by what they answered, and in which sectors they were: E-I
indices by two kinds of sectors would tell the ties between those whom one of them keeps apart.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count
from ecpat_training.disclosure.earlier_reports import EarlierReports
from ecpat_training.disclosure.isolated import isolates
from ecpat_training.disclosure.ledger import PreparedReport, Publication, publication
from ecpat_training.disclosure.model import Population
from ecpat_training.disclosure.sealed import keyed_digests, open_digests, sealed
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.model.questions import Question
from ecpat_training.network.options import NetworkFiles
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP

if TYPE_CHECKING:
    from ecpat_training.disclosure.isolated import People

Deliver = Callable[[ReleaseStanding | None, Mapping[Path, bytes]], None]
_SECTORS = "sectors"


@dataclass(frozen=True, slots=True)
class PublishedNetwork:
    """Whose ties of a wave and question are told: among `people`, by their codes."""

    network: WaveNetwork
    question: Question
    people: tuple[str, ...]

    @property
    def measured(self) -> str:
        """What is told, as the ledger calls it."""
        return f"{self.question}, {self.network.wave.name}"


def ledger_of_networks(request: NetworkFiles, paths: Sequence[Path]) -> Publication:
    """The ledger of the programme in whose folder the files lie, or the one that the line names."""
    return publication(paths[0], request.ledger, request.although, paths)


def publish_networks(
    ledger: Publication, networks: Sequence[PublishedNetwork], files: Sequence[Path], deliver: Deliver
) -> list[Finding]:
    """Delivers figures of networks if the ledger has nothing against them, and writes them down; what is to be said
    besides. `files` are read and written.

    Raises:
        UnsatisfiableError: together with earlier ones, they would tell the ties of few people.
        ContentError, InputError, OutputError: the ledger can't be read or written; nothing is published.
    """

    def prepare(earlier: EarlierReports) -> PreparedReport:
        objections = dict.fromkeys(text for network in networks for text in _against(network, earlier))
        populations = tuple(population for network in networks for population in _populations(network, earlier.key))
        return PreparedReport(populations, tuple(objections), (), (), deliver)

    return ledger.publish("The cooperation network", SMALLEST_PUBLISHED_GROUP, prepare, files)


def _populations(network: PublishedNetwork, key: bytes) -> Iterator[Population]:
    name, codes = _name(network), _codes(network, key)
    sealed_answers = sealed(_digests((f"{code}\x1f{_row(network, code)}" for code in network.people), key), key)
    yield Population(
        of=name,
        people=len(network.people),
        network=network.measured,
        by_code=sealed(codes, key),
        by_answers=sealed_answers,
    )
    sectors = _in_sectors(network, key)
    sector_population_name = f"{network.measured}, {_SECTORS}"
    yield Population(
        of=name, people=len(sectors), group=True, network=sector_population_name, by_code=sealed(sectors, key)
    )


def _against(network: PublishedNetwork, earlier: EarlierReports) -> Iterator[str]:
    """What earlier publications have against this one, in words."""
    key, published_sets = earlier.key, list["People"]()
    codes, sectors = _codes(network, key), _in_sectors(network, key)
    answers = _digests((f"{code}\x1f{_row(network, code)}" for code in network.people), key)
    for release in earlier.ledger.releases:
        same_populations = [population for population in release.populations if _same(network, population)]
        population_by_network = {population.network: population for population in same_populations}
        if (old_population := population_by_network.get(network.measured)) is None:
            continue
        old_codes = open_digests(old_population.by_code, key)
        published_sets.append(old_codes)
        comparison_text = f"compared with the networks published as release {release.release} ({_name(network)})"
        if difference := _few(codes, old_codes):
            yield f"{difference} {comparison_text}"
        elif difference := _few(answers, open_digests(old_population.by_answers, key)):
            yield f"other answers of {difference} {comparison_text}"
        old_sectors = population_by_network.get(f"{network.measured}, {_SECTORS}")
        shared_in_sector = _shared(sectors, open_digests(old_sectors.by_code, key)) if old_sectors else 0
        if old_sectors and _shared(codes, old_codes) > shared_in_sector + _nowhere(network):
            yield f"people in other sectors {comparison_text}"
    if published_sets and isolates(published_sets, [codes], SMALLEST_PUBLISHED_GROUP):
        yield f"a few people who are left of several earlier publications ({_name(network)})"


def _same(network: PublishedNetwork, population: Population) -> bool:
    """Whether a set is of the same wave and question, and may be of the same training."""
    return population.network.removesuffix(f", {_SECTORS}") == network.measured and (
        population.of == _name(network) or "" in (network.network.training, population.of.rpartition(", ")[0])
    )


def _few(new_people: "People", old_people: "People") -> str:
    """By how many people two sets differ, where that is few; "" else. Ties are between two, so that few on one side
    are enough."""
    import numpy

    difference_sizes = len(numpy.setdiff1d(new_people, old_people)), len(numpy.setdiff1d(old_people, new_people))
    small_differences = [number for number in difference_sizes if 0 < number < SMALLEST_PUBLISHED_GROUP]
    return (
        count(max(small_differences), "person", "people")
        if small_differences and _shared(new_people, old_people)
        else ""
    )


def _shared(first_people: "People", second_people: "People") -> int:
    import numpy

    return len(numpy.intersect1d(first_people, second_people))


def _nowhere(network: PublishedNetwork) -> int:
    """How many are in no sector that is known."""
    return len(network.people) - len(_sectors(network))


def _sectors(network: PublishedNetwork) -> dict[str, str]:
    return {
        actor.code: actor.sector
        for actor in network.network.actors
        if actor.sector is not None and actor.code in network.people
    }


def _name(network: PublishedNetwork) -> str:
    training, wave = network.network.training, network.network.wave.name
    return f"{training}, {wave}" if training else wave


def _row(network: PublishedNetwork, giver_code: str) -> str:
    answers = network.network.answers[network.question]
    return "\x1f".join(f"{named_code} {answers.get((giver_code, named_code))}" for named_code in sorted(network.people))


def _codes(network: PublishedNetwork, key: bytes) -> "People":
    return _digests(network.people, key)


def _in_sectors(network: PublishedNetwork, key: bytes) -> "People":
    return _digests((f"{code}\x1f{sector}" for code, sector in _sectors(network).items()), key)


def _digests(texts: Iterator[str] | Sequence[str], key: bytes) -> "People":
    import numpy

    return numpy.sort(keyed_digests(texts, key, "network"))
