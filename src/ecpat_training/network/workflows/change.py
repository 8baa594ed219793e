"""`ecpat network change`: waves are read, compared and delivered, of one training or of all."""

from collections.abc import Mapping, Sequence
from itertools import combinations, groupby
from pathlib import Path

from ecpat_training.commands.deliver import Outcome, exit_code, refuse_repeated_files
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.network.measures.comparison import compare_waves
from ecpat_training.network.measures.over_countries import ChangeOverCountries, over_countries
from ecpat_training.network.measures.qap import DRAWS
from ecpat_training.network.options import NetworkFiles
from ecpat_training.network.report.change import NetworkChange, TrainingNetworkChange, change_document, headline
from ecpat_training.network.report.for_machines import NetworkChangeResult
from ecpat_training.network.report.published import public_changes, published_change
from ecpat_training.network.workflows.check import asked_question
from ecpat_training.network.workflows.publishing import PublishedNetwork, ledger_of_networks, publish_networks
from ecpat_training.network.workflows.reading import network_provenance, read_networks
from ecpat_training.programme.reading.programme import programme_file, read_programme


def network_change(request: NetworkFiles) -> Outcome:
    """Compares the waves of each training with each other; where no files are named, changes are also taken over the
    programme's countries.

    Raises:
        UsageError: there is only one wave, or one file is given twice.
        InputError, RefusedError, ContentError: a file can't be read, or the waves ask different things.
        OutputError: a file can't be written.
    """
    places, delivery = request.meant(), request.delivery()
    seed, publish = request.seed, request.publish
    refuse_repeated_files(
        [(f"{place.training} {place.wave.name}".strip(), place.path, None) for place in places], sheets=False
    )
    read_result = read_networks(places, delivery, request)
    programme = None if request.files else request.programme
    countries, files, findings = _countries(programme) if programme else ({}, [], [])
    delivery.findings(findings)
    networks_by_training = [
        [*networks] for _, networks in groupby(read_result.networks, key=lambda network: network.training)
    ]
    unpaired_trainings = [waves[0].training or waves[0].file for waves in networks_by_training if len(waves) < 2]
    if len(unpaired_trainings) == len(networks_by_training):
        message = "only one wave is there, and nothing to compare it with."
        raise UsageError.because("network.one-wave", message, hint="Name the files of before and after.")
    trainings = tuple(
        TrainingNetworkChange(
            before.training,
            countries.get(before.training, ""),
            compare_waves(before, after, question, seed=seed, draws=DRAWS),
        )
        for waves in networks_by_training
        if len(waves) > 1
        for question in [asked_question(waves, request.tie)]
        for before, after in combinations(waves, 2)
    )
    if publish:
        trainings = public_changes(trainings)
    comparison = NetworkChange(trainings, _over(trainings), tuple(unpaired_trainings))
    inputs = [*read_result.inputs, *files]
    origin = network_provenance(f"ecpat network change --seed {seed}", inputs, seed, publish=publish)
    all_findings = [*read_result.findings, *findings]
    outcome = Outcome(exit_code(all_findings), headline(comparison))
    if not publish:
        delivery.document(change_document(comparison, origin, seed=seed, draws=DRAWS), private=delivery.paths)
        delivery.data(lambda: NetworkChangeResult(comparison, seed=seed), all_findings, origin)
        return outcome
    ledger = ledger_of_networks(request, [place.path for place in places])
    delivery.check([*inputs, *ledger.files(inputs)])

    def deliver(standing: ReleaseStanding | None, additional_files: Mapping[Path, bytes]) -> None:
        entry = origin.with_standing(standing)
        delivery.document(published_change(comparison, entry), files_beside=additional_files)
        delivery.data(lambda: NetworkChangeResult(comparison, seed=seed), [], entry)

    delivery.findings(publish_networks(ledger, _published(trainings), [*inputs, *delivery.paths], deliver))
    return outcome


def _published(trainings: Sequence[TrainingNetworkChange]) -> list[PublishedNetwork]:
    """Whose ties are told of both waves of each comparison."""
    return [
        PublishedNetwork(wave.network, training_change.change.question, training_change.change.people)
        for training_change in trainings
        if training_change.change.why_nothing is None
        for wave in (training_change.change.before, training_change.change.after)
    ]


def _countries(programme: Path) -> tuple[dict[str, str], list[Path], list[Finding]]:
    path = programme_file(programme)
    loaded_programme, source = read_programme(path)
    return {training.id: training.country for training in loaded_programme.list_trainings()}, [path], [*source.findings]


def _over(trainings: Sequence[TrainingNetworkChange]) -> tuple[tuple[str, tuple[ChangeOverCountries, ...]], ...]:
    """The changes over countries, by which waves are compared; of one training alone there are none."""
    if len({training_change.training for training_change in trainings}) < 2 or not all(
        training_change.country for training_change in trainings
    ):
        return ()
    waves = dict.fromkeys(training_change.waves for training_change in trainings)
    changes_by_waves = {
        name: [
            (training_change.country, training_change.change)
            for training_change in trainings
            if training_change.waves == name
        ]
        for name in waves
    }
    return tuple((name, over_countries(changes)) for name, changes in changes_by_waves.items())
