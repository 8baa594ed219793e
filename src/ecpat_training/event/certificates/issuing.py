"""From who signed for what to certificates: one for each person who signed for anything, of completion for those who
completed the training, of attendance for the others; none for anybody else."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ecpat_training.event.certificates.model.person import Attender, Certificate
from ecpat_training.event.certificates.model.statement import CertificateKind, Statement, fit
from ecpat_training.event.certificates.signing.names import drawn_number, fingerprint, secret_words
from ecpat_training.event.certificates.signing.signature import sign_statement
from ecpat_training.programme.model.training import Training

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def certificates(
    people: Sequence[Attender],
    half_days: Sequence[str],
    training: Training,
    programme: str,
    issue_date: date,
    private_key: "Ed25519PrivateKey",
    *,
    required_count: int | None = None,
    shows_name: bool = False,
) -> Iterator[Certificate]:
    """The certificates, in the order of the list. Made again for the same people, key and day, they are equal.

    Args:
        people: everybody on the list.
        half_days: the half-days of the training, in order.
        training: with its title in the language of the page.
        programme: the programme's id.
        issue_date: the day that they bear.
        private_key: the key that signs.
        required_count: how many half-days complete the training by its rule; None: all that were held.
        shows_name: puts the name into the square code; else a fingerprint of it.

    Raises:
        ValueError: a code stands for two people, who would get each other's.
    """
    if len({person.code for person in people}) < len(people) or len(
        {person.drawn_by or person.code for person in people}
    ) < len(people):
        raise ValueError("a code stands for two people")
    seed = private_key.private_bytes_raw()
    days, needed_half_days = _days(training), len(half_days) if required_count is None else required_count
    for attender in people:
        if not attender.signed_halves:
            continue
        draw_key = attender.drawn_by or attender.code
        number = drawn_number(seed, f"{programme}\n{training.id}", draw_key, training.id)
        words = "" if shows_name else secret_words(seed, programme, training.id, draw_key, attender.name)
        certificate_kind: CertificateKind = "completion" if attender.completed else "attendance"
        full_minutes = minutes_of(half_days, half_days, training)
        attended_minutes = minutes_of(
            [half_day for half_day in attender.signed_halves if half_day not in attender.early_halves],
            half_days,
            training,
        )
        minutes = min(attended_minutes + attender.minutes_in_early_halves, full_minutes)
        statement = Statement(
            certificate_kind,
            programme,
            training.id,
            fit(training.title),
            days[0] if days else None,
            days[-1] if days else None,
            len(attender.signed_halves),
            len(half_days),
            needed_half_days,
            minutes,
            number,
            issue_date,
            name=fit(attender.name) if shows_name else "",
            fingerprint=fingerprint(attender.name, words) if words else "",
        )
        yield Certificate(
            attender.code, attender.name, statement, sign_statement(statement, private_key), words, full_minutes
        )


def minutes_of(signed_half_days: Sequence[str], half_days: Sequence[str], training: Training) -> int:
    """How long the half-days took that were signed for, breaks among them, by the training's hours: the half of a day,
    or the day where the list has one column a day. 0 where the list has other half-days than the training."""
    for half_days_a_day in (1, 2):
        if len(half_days) == half_days_a_day * training.days:
            spans = [training.hours.hours_on(index // half_days_a_day + 1) for index in range(len(half_days))]
            minutes_by_half_day = {
                half_day: (span.end - span.start) // half_days_a_day
                for half_day, span in zip(half_days, spans, strict=True)
            }
            return sum(minutes_by_half_day[half_day] for half_day in signed_half_days)
    return 0


def _days(training: Training) -> Sequence[date]:
    """The training's first and last day, as far as it has dates."""
    return [day for number in range(1, training.days + 1) if (day := training.date_of(number))]
