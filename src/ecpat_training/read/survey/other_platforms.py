"""Survey platforms whose exports are known but not read: seen for what they are, never misread as plain tables."""

import re
from dataclasses import dataclass
from fnmatch import translate
from functools import cache

from ecpat_training.core.errors import InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.read.survey.raw_survey import Evidence, header_candidates
from ecpat_training.read.table import Table


@dataclass(frozen=True, slots=True)
class Signature:
    """The columns by which an export is recognised, `least` of them at least, and how to make a plain table of it.
    A `*` stands for any letters."""

    platform: str
    columns: tuple[str, ...]
    least: int
    advice: str


SIGNATURES = (
    Signature(
        "Qualtrics",
        (
            "StartDate", "EndDate", "ResponseId", "ResponseID", "RecordedDate", "DistributionChannel", "UserLanguage",
            "Duration (in seconds)", "IPAddress", "Finished", "RecipientLastName", "ResponseSet",
        ),
        3,
        "delete the second and third row (question texts and import ids) and the columns before the first question",
    ),
    Signature(
        "SurveyMonkey",
        ("Respondent ID", "RespondentID", "Collector ID", "CollectorID", "StartDate", "Custom Data 1", "Start Date",
         "End Date", "IP Address", "Befragten-ID", "Teilnehmer-ID", "Collector-ID", "Startdatum", "Enddatum",
         "IP-Adresse", "ID du répondant", "ID du participant", "ID du collecteur", "Date de début", "Date de fin",
         "Adresse IP", "ID респондента", "ID коллектора", "ID сборщика", "Дата начала", "Дата окончания",
         "IP-адрес", "ID del encuestado", "ID del recopilador", "Fecha de inicio", "Fecha de finalización",
         "Dirección IP", "ID van respondent", "Collector-id", "IP-adres"),
        3,
        "export `All responses data` with condensed columns and actual answer text, and keep one header row",
    ),
)  # fmt: skip


def recognise_other(table: Table) -> tuple[Signature, Evidence] | None:
    """The best of the signatures that fit, with what was seen."""
    found = []
    for row, texts in header_candidates(table):
        for signature in SIGNATURES:
            seen = [text for text in texts if _any_of(signature.columns).match(text.lower())]
            if len(seen) >= signature.least:
                because = f"it has the columns {listing([f'`{name}`' for name in seen], 4)}"
                found.append((signature, Evidence(row, len(seen), because)))
    return max(found, key=lambda pair: pair[1].seen, default=None)


@cache
def _any_of(columns: tuple[str, ...]) -> re.Pattern[str]:
    """What matches each of some columns, in small letters."""
    return re.compile("|".join(translate(column.lower()) for column in columns))


def refuse(table: Table, signature: Signature, evidence: Evidence) -> InputError:
    """Says what the file is and how it can be read all the same."""
    finding = Finding(
        "survey.platform-not-read",
        Severity.ERROR,
        f"this looks like an export of {signature.platform} ({evidence.because}), which this version can't read yet.",
        table.where(evidence.header),
        f"Please make a plain table of it: {signature.advice}; then name the columns as the instrument's items are "
        "named, with one header row.",
    )
    return InputError([finding])
