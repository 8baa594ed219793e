"""How well the questions of each scale hang together: a sentence a scale, and the figures behind it."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.reliability import compute, tables, words
from ecpat_training.effect.analyses.reliability.result import ReliabilityResult
from ecpat_training.effect.analyses.reliability.rules import scales_to_report, sentence, tone, verdict
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.plain import to_json, to_json_object
from ecpat_training.effect.sentences.words.readers import Reader


class ReliabilityAnalysis(Analysis[ReliabilityResult]):
    """How well the questions of each scale hang together: a sentence a scale, and the figures behind it."""

    order = 70
    readers: frozenset[Reader] = frozenset({"evaluator"})
    of_counts = True
    over_sites = True
    one_wave = True
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: ReliabilityResult, report: EffectReport) -> Iterator[Block]:
        """The blocks with a sentence for each scale."""
        yield Heading(words.TITLE)
        for scale in scales_to_report(result.scales):
            yield Paragraph(sentence(scale), tone(scale))

    def details(self, result: ReliabilityResult, report: EffectReport) -> Iterator[Block]:
        """Alpha, omega and the error of a score; what each question adds; how steady scores are."""
        yield Heading(words.DETAILS, 2)
        yield tables.scales_table(result.scales)
        yield Paragraph(words.ABOUT, "quiet")
        omegas = tables.omega_table(result.scales)
        if omegas:
            yield omegas
            has_general_factor = any(scale.general and scale.general.total is not None for scale in result.scales)
            yield Paragraph(f"{words.OMEGA} {words.GENERAL}" if has_general_factor else words.OMEGA, "quiet")
        omega_remarks = tables.missing_omega_remarks(result.scales)
        if omega_remarks:
            yield Bullets(tuple(omega_remarks))
        yield Paragraph(words.DROPPED, "quiet")
        yield tables.questions_table(result.scales)
        stability = tables.stability_table(result)
        if stability:
            yield Paragraph(words.STABILITY, "quiet")
            yield stability

    def data(self, result: ReliabilityResult) -> JsonObject:
        """Every figure, and what is said of it."""
        return {
            "scales": [
                {**to_json_object(scale), "verdict": verdict(scale), "sentence": sentence(scale)}
                for scale in result.scales
            ],
            "stability": [to_json(stability) for stability in result.stability],
        }

    def public(self, result: ReliabilityResult, report: EffectReport) -> None:
        """Nothing: correlations of answers are made of the answers of few."""


analysis = ReliabilityAnalysis()
