"""`ecpat network change`: waves are read, compared and delivered, of one training or of all."""

from collections.abc import Sequence
from itertools import combinations, groupby
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, same_twice
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.network.measures.changed import changed
from ecpat_training.network.measures.over_countries import ChangeOverCountries, over_countries
from ecpat_training.network.measures.qap import DRAWS
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.people import By
from ecpat_training.network.reading.places import NetworkPlace
from ecpat_training.network.report.change import NetworkChange, TrainingChange, change_document, headline
from ecpat_training.network.report.for_machines.change import NetworkChangeResult
from ecpat_training.network.report.published import public_changes, published_change
from ecpat_training.network.workflows.check import asked_question
from ecpat_training.network.workflows.reading import made_of, read_networks
from ecpat_training.programme.reading.programme import programme_file, read_programme


def network_change(
    places: Sequence[NetworkPlace],
    delivery: Delivery,
    *,
    programme: Path | None = None,
    participants: Path | None = None,
    by: By | None = None,
    tie: Question | None = None,
    seed: int = 1,
    publish: bool = False,
    encoding: str | None = None,
) -> Outcome:
    """Compares the waves of each training with each other; with a `programme`, changes are also taken over countries.

    Raises:
        UsageError: there is only one wave, or one file is given twice.
        InputError, RefusedError, ContentError: a file can't be read, or the waves ask different things.
        OutputError: a file can't be written.
    """
    same_twice([(f"{one.training} {one.wave.name}".strip(), one.path, None) for one in places], sheets=False)
    read = read_networks(places, delivery, participants=participants, by=by, encoding=encoding)
    countries, files, findings = _countries(programme) if programme else ({}, [], [])
    delivery.findings(findings)
    by_training = [[*of] for _, of in groupby(read.networks, key=lambda one: one.training)]
    alone = [waves[0].training or waves[0].file for waves in by_training if len(waves) < 2]
    if len(alone) == len(by_training):
        what = "only one wave is there, and nothing to compare it with."
        raise UsageError.because("network.one-wave", what, hint="Name the files of before and after.")
    trainings = tuple(
        TrainingChange(
            one.training, countries.get(one.training, ""), changed(one, other, question, seed=seed, draws=DRAWS)
        )
        for waves in by_training
        if len(waves) > 1
        for question in [asked_question(waves, tie)]
        for one, other in combinations(waves, 2)
    )
    if publish:
        trainings = public_changes(trainings)
    found = NetworkChange(trainings, _over(trainings), tuple(alone))
    inputs = [*read.inputs, *files]
    made = made_of(f"ecpat network change --seed {seed}", inputs, seed, publish=publish)
    document = published_change(found, made) if publish else change_document(found, made, seed=seed, draws=DRAWS)
    delivery.document(document, private=() if publish else delivery.paths)
    all_findings = [*read.findings, *findings]
    delivery.data(lambda: NetworkChangeResult(found, seed=seed), [] if publish else all_findings, made)
    return Outcome(exit_code(all_findings), headline(found))


def _countries(programme: Path) -> tuple[dict[str, str], list[Path], list[Finding]]:
    path = programme_file(programme)
    read, source = read_programme(path)
    return {one.id: one.country for one in read.all_trainings()}, [path], [*source.findings]


def _over(trainings: Sequence[TrainingChange]) -> tuple[tuple[str, tuple[ChangeOverCountries, ...]], ...]:
    """The changes over countries, by which waves are compared; of one training alone there are none."""
    if len({one.training for one in trainings}) < 2 or not all(one.country for one in trainings):
        return ()
    waves = dict.fromkeys(one.waves for one in trainings)
    each = {name: [(one.country, one.change) for one in trainings if one.waves == name] for name in waves}
    return tuple((name, over_countries(of)) for name, of in each.items())
