"""What in a programme is possible but probably not meant."""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme


def programme_remarks(programme: Programme, source: Source) -> Iterator[Finding]:
    """Warnings about a programme that can be used as it stands."""
    yield from _outside_the_period(programme, source)
    yield from _nobody_to_train(programme, source)


def _outside_the_period(programme: Programme, source: Source) -> Iterator[Finding]:
    first, _, last = programme.period.partition(" to ")
    for at, training in enumerate(programme.events):
        if training.start is None or not first or first <= training.start.isoformat()[:7] <= last:
            continue
        what = (
            f"training `{training.id}` starts on {training.start}, outside the programme's period, {first} to {last}."
        )
        where = source.where(("events", at, "start"))
        yield Finding("programme.period", Severity.WARNING, what, where, "Please correct the one or the other.")


def _nobody_to_train(programme: Programme, source: Source) -> Iterator[Finding]:
    """Twins and trainings without a trainer from either country, where the programme has a pool and names nobody."""
    homes = {trainer.country for trainer in programme.trainers}
    pairs = [(("partners", at), one.country, one.twin) for at, one in enumerate(programme.partners)]
    trainings = programme.all_trainings()[: len(programme.events)]
    events = [(("events", at), one.country, one.twin) for at, one in enumerate(trainings) if one.trainers is None]
    for path, country, twin in [*(pairs if programme.trainings else []), *events]:
        if homes and not homes & {country, twin}:
            countries = f"{country} or {twin}" if twin else country
            what = f"no trainer of the pool is from {countries}."
            hint = "Please check the codes, or add trainers."
            yield Finding("programme.nobody", Severity.WARNING, what, source.where(path), hint)
