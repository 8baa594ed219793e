"""From trainings held to generations of trainers, and whom each reached."""

from collections.abc import Iterable, Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.trainers.model.cascade import Cascade, CascadeLedger, CountBounds, HeldEvent, TrainerGeneration
from ecpat_training.words.catalogue.message import phrase


def cascade(ledger: CascadeLedger) -> Cascade:
    """Who was trained by whom, and whom they reached then.

    A person's generation is one more than that of the trainer who led the training of trainers that trained him or her
    first; whoever trains without one in the ledger is of generation 0. A training is of its first lead's generation.
    """
    generation_by_person: dict[str, int] = {}
    generation_by_event: dict[str, int | None] = {}
    first_event_by_person: dict[str, str] = {}
    findings: list[Finding] = []
    for event in ledger.events:
        for code in event.trainers:
            if code not in generation_by_person and code in first_event_by_person:
                findings.append(_untrained(event, code, first_event_by_person[code]))
            generation_by_person.setdefault(code, 0)
        lead_codes = event.leads or event.assisted
        generation_by_event[event.id] = generation_by_person[lead_codes[0]] if lead_codes else None
        if not lead_codes:
            findings.append(_nobody(event))
        for code in event.people:
            first_event_by_person.setdefault(code, event.id)
            if event.tot and (generation := generation_by_event[event.id]) is not None:
                generation_by_person.setdefault(code, generation + 1)
    return Cascade(
        ledger,
        tuple(_generations(ledger.events, generation_by_person, generation_by_event)),
        persons([training for training in ledger.events if not training.tot]),
        _summed(training.participations for training in ledger.events if not training.tot),
        tuple(findings),
    )


def _generations(
    events: Sequence[HeldEvent], generation_by_person: dict[str, int], generation_by_event: dict[str, int | None]
) -> Iterator[TrainerGeneration]:
    delivering = {code for event in events if not event.tot for code in event.trainers}
    has_unnamed = any(not event.trainers for event in events if not event.tot)
    last_number = max(
        [
            *generation_by_person.values(),
            *(number + 1 for e in events if e.tot and (number := generation_by_event[e.id]) is not None),
        ],
        default=0,
    )
    numbers: list[int | None] = [*range(last_number + 1)]
    if any(number is None for number in generation_by_event.values()):
        numbers.append(None)
    for number in numbers:
        led_events = [event for event in events if not event.tot and generation_by_event[event.id] == number]
        trainer_courses = [
            event
            for event in events
            if event.tot
            and generation_by_event[event.id] is not None
            and generation_by_event[event.id] == (number or 0) - 1
        ]
        trained_persons = None if not number else persons(trainer_courses)
        delivered_count = (
            len({code for code in delivering if generation_by_person[code] == number}) if number is not None else 0
        )
        # somebody without a code may have delivered a training that names no trainer
        max_delivered = (
            None if has_unnamed and number is None else _most(delivered_count, trained_persons, has_unnamed=has_unnamed)
        )
        yield TrainerGeneration(
            number,
            trained_persons,
            CountBounds(delivered_count, max_delivered),
            len(led_events),
            persons(led_events),
            _summed(event.participations for event in led_events),
        )


def _most(delivered_count: int, trained_persons: CountBounds | None, *, has_unnamed: bool) -> int | None:
    if not has_unnamed:
        return delivered_count
    return trained_persons.high if trained_persons is not None else None


def persons(events: Sequence[HeldEvent]) -> CountBounds:
    """How many people were at some trainings, each counted once.

    Those with codes are known to be the same or not. Those without may be anybody of another training: at the fewest
    there are as many people as have codes, or as were at the largest training; at the most each is somebody else.
    """
    known_codes = {code for event in events for code in event.people}
    lows = [event.participations.low for event in events]
    unnamed_bounds = _summed(
        CountBounds(
            event.participations.low - len(event.people),
            None if event.participations.high is None else event.participations.high - len(event.people),
        )
        for event in events
    )
    upper_bound = None if unnamed_bounds.high is None else len(known_codes) + unnamed_bounds.high
    return CountBounds(max([len(known_codes), *lows], default=0), upper_bound)


def _summed(bounds: Iterable[CountBounds]) -> CountBounds:
    lower_sum, upper_sum = 0, 0
    has_no_limit = False
    for bound in bounds:
        lower_sum += bound.low
        has_no_limit = has_no_limit or bound.high is None
        upper_sum += bound.high or 0
    return CountBounds(lower_sum, None if has_no_limit else upper_sum)


def _untrained(event: HeldEvent, code: str, event_id: str) -> Finding:
    message = phrase(
        "{trainer} trains in {training} and was a participant of {earlier_training}, and in no training of trainers"
        " before; counted as one of the first trainers.",
        trainer=code,
        training=event.id,
        earlier_training=event_id,
    )
    hint = "If that training was one of trainers, please write train the trainers as its kind."
    return Finding("trainers.not-trained", Severity.WARNING, message, event.where, hint)


def _nobody(event: HeldEvent) -> Finding:
    message = phrase(
        "{training} names no trainer; whose generation reached these people isn't known.", training=event.id
    )
    return Finding("trainers.no-trainer", Severity.WARNING, message, event.where, "Please write the trainers' codes.")
