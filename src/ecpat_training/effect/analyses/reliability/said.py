"""How well the questions of each scale hang together: a sentence a scale, and the figures behind it."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.reliability import compute, tables, words
from ecpat_training.effect.analyses.reliability.result import ReliabilityFound
from ecpat_training.effect.analyses.reliability.rules import sentence, spoken_of, tone, verdict
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.plain import plain, plain_object
from ecpat_training.effect.sentences.words.readers import Reader


class ReliabilityAnalysis(Analysis[ReliabilityFound]):
    """How well the questions of each scale hang together: a sentence a scale, and the figures behind it."""

    order = 70
    readers: frozenset[Reader] = frozenset({"evaluator"})
    of_counts = True
    over_sites = True
    one_wave = True
    analyse = staticmethod(compute.analyse)

    def blocks(self, found: ReliabilityFound, report: EffectReport) -> Iterator[Block]:
        """The blocks with a sentence for each scale."""
        yield Heading(words.TITLE)
        for one in spoken_of(found.scales):
            yield Paragraph(sentence(one), tone(one))

    def details(self, found: ReliabilityFound, report: EffectReport) -> Iterator[Block]:
        """Alpha, omega and the error of a score; what each question adds; how steady scores are."""
        yield Heading(words.DETAILS, 2)
        yield tables.scales_table(found.scales)
        yield Paragraph(words.ABOUT, "quiet")
        omegas = tables.omega_table(found.scales)
        if omegas:
            yield omegas
            general = any(one.general and one.general.total is not None for one in found.scales)
            yield Paragraph(f"{words.OMEGA} {words.GENERAL}" if general else words.OMEGA, "quiet")
        missing = tables.no_omega(found.scales)
        if missing:
            yield Bullets(tuple(missing))
        yield Paragraph(words.DROPPED, "quiet")
        yield tables.questions_table(found.scales)
        stability = tables.stability_table(found)
        if stability:
            yield Paragraph(words.STABILITY, "quiet")
            yield stability

    def data(self, found: ReliabilityFound) -> JsonObject:
        """Every figure, and what is said of it."""
        return {
            "scales": [
                {**plain_object(one), "verdict": verdict(one), "sentence": sentence(one)} for one in found.scales
            ],
            "stability": [plain(one) for one in found.stability],
        }

    def public(self, found: ReliabilityFound, report: EffectReport) -> None:
        """Nothing: correlations of answers are made of the answers of few."""


analysis = ReliabilityAnalysis()
