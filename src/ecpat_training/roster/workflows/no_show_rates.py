"""At which rate people stay away: what the programme says, or one rate for everybody from the command line."""

from collections.abc import Sequence

from ecpat_training.commands.share_of import share_of
from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.text import listing
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.no_show import MOST, NoShow
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.values.participant import Participant, Role, StakeholderType, Status
from ecpat_training.values.profession import Profession
from ecpat_training.words.catalogue.message import Option, phrase

WRITE = phrase(
    "Write `no-show: {{law enforcement: 20 %, otherwise: 10 %}}` into it, or give {option} 10%.",
    option=Option("--no-show"),
)


def rates(programme: Programme | None, source: Source | None, rates_text: str | None) -> NoShow:
    """The rates that count: those of the command line before the programme's.

    Raises:
        UsageError: what the command line says is no rate, or nobody says any.
        ContentError: the programme says nothing of it.
    """
    if rates_text is not None:
        return NoShow.with_single_rate(share_of("--no-show", rates_text, 0.0, MOST))
    if programme is None or source is None:
        raise UsageError.because(
            "usage.drop-out",
            "how many stay away isn't said.",
            hint=phrase(
                "Add {no_show_option} 15%, or {programme_option} with the programme's rates.",
                no_show_option=Option("--no-show"),
                programme_option=Option("--programme", "FILE"),
            ),
        )
    if programme.no_show_rates is None:
        message = "the programme says nothing of how many of those who are invited stay away."
        raise ContentError.because("drop-out.missing", message, location=source.location_of(()), hint=WRITE)
    return programme.no_show_rates


def show_up_chances(no_show_rates: NoShow, people: Sequence[Participant]) -> tuple[float, ...]:
    """The chance of each person to come, by side, organisation and whether they have confirmed.

    Raises:
        ContentError: there are people of whom the rates say nothing.
    """
    person_rates = [
        no_show_rates.rate(person.role, person.stakeholder, confirmed=person.status is Status.CONFIRMED)
        for person in people
    ]
    codes_without_rate = [person.code for person, rate in zip(people, person_rates, strict=True) if rate is None]
    if codes_without_rate:
        raise _no_rate_error(f"of {listing(codes_without_rate)}")
    return tuple(1.0 - rate for rate in person_rates if rate is not None)


def rate_of(no_show_rates: NoShow, count_check: CountCheck) -> float:
    """The rate of people of a kind who are still to be invited: of a side or a type its own, of a profession that of
    its side.

    Raises:
        ContentError: the rates say nothing of them.
    """
    role = stakeholder = None
    if count_check.of == "role":
        role = Role(count_check.label)
    if count_check.of == "profession":
        role = Profession(count_check.label).side
    if count_check.of == "stakeholder":
        stakeholder = StakeholderType(count_check.label)
    rate = no_show_rates.rate(role, stakeholder)
    if rate is None:
        kind = f"{count_check.of} `{count_check.label}`"
        raise _no_rate_error("of participants of any kind" if count_check.of == "size" else f"of {kind}")
    return rate


def _no_rate_error(subject: str) -> EcpatError:
    message = phrase("the programme's `no-show` says nothing {subject}.", subject=subject)
    return ContentError.because("drop-out.unknown", message, hint="Add a rate for the rest, such as `otherwise: 10 %`.")
