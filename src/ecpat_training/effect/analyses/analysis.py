"""What an analysis of a training is: what it computes, what it says to each reader, what of it may be published."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, TypeVar, runtime_checkable

from ecpat_training.core.json_data import Json
from ecpat_training.core.registry import packages
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportTable
from ecpat_training.effect import analyses
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words.readers import Reader

Found = TypeVar("Found")


@runtime_checkable
class Analysis(Protocol[Found]):
    """One analysis; `Found` is its result. `order` is its place in the report, small numbers first; `readers` are those
    whose report has it; `over_sites` says that its figures hold where people come in several sites, `one_wave` that it
    says something of one wave alone, where nothing is compared, `of_counts` that it needs no single person."""

    order: int
    readers: frozenset[Reader]
    over_sites: bool = False
    one_wave: bool = False
    of_counts: bool = False

    def analyse(self, data: EvaluationData) -> Found | None:
        """The result of this analysis of a training's answers; None where the answers have nothing for it."""
        ...

    def blocks(self, result: Found, report: EffectReport) -> Iterator[Block]:
        """The blocks that show the result in the document."""
        ...

    def brief(self, result: Found, report: EffectReport) -> Iterator[Block]:
        """The blocks for a coordinator: the words of `blocks` without tables, unless an analysis has something
        better to say."""
        return prose_blocks(self.blocks(result, report))

    def details(self, result: Found, report: EffectReport) -> Iterator[Block]:  # noqa: ARG002
        """Further blocks for an evaluator; none by default."""
        return iter(())

    def data(self, result: Found) -> Json:
        """The result as data for machines."""
        ...

    def public(self, result: Found, report: EffectReport) -> Found | None:
        """The part of the result that may be published; None where none may. The report is given before anything is
        withheld."""
        ...

    def of_printed(self, result: Found, printed_report: EffectReport) -> Found | None:  # noqa: ARG002
        """The result that follows from printed figures alone: figures are taken from `printed_report`, and from
        `result` only what was asked."""
        return None


def names() -> list[str]:
    """The names of all analyses."""
    return packages(analyses)


def analysis_of(name: str) -> Analysis[object]:
    """The analysis of this name: `analysis` in `analyses/<name>/section.py`.

    Raises:
        LookupError: there is no analysis of this name.
        TypeError: the module's `analysis` is not an Analysis.
    """
    if name not in names():
        raise LookupError(f"there is no analysis {name}")
    analysis = import_module(f"{analyses.__name__}.{name}.section").analysis
    if not isinstance(analysis, Analysis):
        raise TypeError(f"analyses/{name}/section.py: `analysis` is no Analysis")
    return analysis


def prose_blocks(section: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a section without its tables, the explanations of tables, and headings under which nothing is
    left. A coordinator reads about four pages; the evaluator's report has every table."""
    headings: list[Heading] = []
    for block in section:
        if isinstance(block, Heading):
            headings = [heading for heading in headings if heading.level < block.level] + [block]
        elif not isinstance(block, ReportTable) and not (isinstance(block, Paragraph) and block.tone == "quiet"):
            yield from headings
            headings = []
            yield block
