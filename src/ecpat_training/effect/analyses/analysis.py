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
        """What is found in a training's answers; None where they have nothing for it."""
        ...

    def blocks(self, found: Found, report: EffectReport) -> Iterator[Block]:
        """Its part of the document."""
        ...

    def brief(self, found: Found, report: EffectReport) -> Iterator[Block]:
        """The same for a coordinator: its words, unless there is something better to say."""
        return in_words(self.blocks(found, report))

    def details(self, found: Found, report: EffectReport) -> Iterator[Block]:  # noqa: ARG002
        """What follows for an evaluator, if there is more."""
        return iter(())

    def data(self, found: Found) -> Json:
        """The same for machines."""
        ...

    def public(self, found: Found, report: EffectReport) -> Found | None:
        """What of it may be published, or None. It sees the report before anything is withheld."""
        ...

    def of_printed(self, found: Found, printed: EffectReport) -> Found | None:  # noqa: ARG002
        """What follows from the printed figures alone: it reads figures of `printed`, and of `found` nothing but what
        was asked."""
        return None


def names() -> list[str]:
    """The names of all analyses."""
    return packages(analyses)


def analysis_of(name: str) -> Analysis[object]:
    """The analysis of this name: `analysis` in `analyses/<name>/said.py`.

    Raises:
        LookupError: there is no such analysis.
        TypeError: what stands there is none.
    """
    if name not in names():
        raise LookupError(f"there is no analysis {name}")
    found = import_module(f"{analyses.__name__}.{name}.said").analysis
    if not isinstance(found, Analysis):
        raise TypeError(f"analyses/{name}/said.py: `analysis` is no Analysis")
    return found


def in_words(section: Iterable[Block]) -> Iterator[Block]:
    """A section without its tables, what explains them, and headings under which nothing is left: about four pages are
    read, and every table is in the evaluator's report."""
    headings: list[Heading] = []
    for block in section:
        if isinstance(block, Heading):
            headings = [one for one in headings if one.level < block.level] + [block]
        elif not isinstance(block, ReportTable) and not (isinstance(block, Paragraph) and block.tone == "quiet"):
            yield from headings
            headings = []
            yield block
