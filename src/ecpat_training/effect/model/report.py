"""The effect of one training as a whole, and who answered each wave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from ecpat_training.core.finding import Finding
from ecpat_training.effect.analyses.unlinked.result import Unlinked
from ecpat_training.effect.analyses.who_took_part.result import WhoTookPart
from ecpat_training.effect.model.change import Comparison
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.survey.instrument.analysis_plan import Disclosure

if TYPE_CHECKING:
    from ecpat_training.survey.quotes.file import Quote


@dataclass(frozen=True, slots=True)
class WaveSummary:
    """Who answered one wave: the file, its platform, how many rows it has, how many were used and why the rest was
    not, and the first and last day of answering where the file says so without doubt. rows == used + len(not_used);
    both counts are None where they are withheld from publication."""

    wave: str
    file: str
    sheet: str | None
    platform: str
    rows: int | None
    used: int | None
    not_used: tuple[UnusedRow, ...]
    first_day: str | None
    last_day: str | None
    columns_ignored: tuple[str, ...]


AnalysisT = TypeVar("AnalysisT")


@dataclass(frozen=True, slots=True)
class EffectReport:
    """The effect of one training, as far as its surveys can show it. `published` says that the disclosure procedure
    has been applied: figures that would give a person away are None there, with the reason. `not_compared` are the
    titles of scales that are asked in one wave only. `analyses` are the further ones, by name; `disclosure` is what
    the instrument says about publishing groups; `quotes` are texts that a person released. `declared` are the scales
    that the analysis plan names as outcomes, the primary one first. `by_group` is what of the groups may be published
    by the audit of all figures together. `untrained_waves` are those of a comparison group; `compared_with` says
    whether there is one, and of which kind, also where nothing else of it is published. `participants` is how many
    people were there, where that is known. `two_groups` is what of waves that nobody could be linked between may be
    published."""

    instrument: str
    instrument_id: str
    waves: tuple[WaveSummary, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    not_compared: tuple[str, ...] = ()
    analyses: Mapping[str, object] = field(default_factory=dict)
    disclosure: Disclosure = field(default_factory=Disclosure)
    quotes: "tuple[Quote, ...]" = ()
    published: bool = False
    declared: tuple[str, ...] = ()
    untrained_waves: tuple[WaveSummary, ...] = ()
    compared_with: Literal["", "lots", "no lots"] = ""
    by_group: WhoTookPart | None = None
    participants: int | None = None
    two_groups: Unlinked | None = None

    def found(self, analysis_class: type[AnalysisT]) -> AnalysisT | None:
        """What an analysis found, by the class of its result; None where it found nothing, or nothing of it may be
        published."""
        return next((result for result in self.analyses.values() if isinstance(result, analysis_class)), None)
