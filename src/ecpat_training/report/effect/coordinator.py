"""What a coordinator needs beside the findings: who did not answer, and what to do."""

from collections.abc import Iterator

from ecpat_training.core.text import listing
from ecpat_training.report.effect.catalogue_en import readers as words
from ecpat_training.report.effect.next_steps import next_steps
from ecpat_training.results.document import Block, Bullets, Heading
from ecpat_training.results.effect.linking import Linking, Response
from ecpat_training.results.effect.report import EffectReport

MOST_CODES = 30


def to_do(report: EffectReport) -> Iterator[Block]:
    """The steps that follow from the figures, each by its rule."""
    if steps := next_steps(report):
        yield Heading(words.NEXT["title"])
        yield Bullets(tuple(steps))


def who_missed(report: EffectReport) -> Iterator[Block]:
    """Who is missing in a wave, by code; nothing in a published report, which knows no single people."""
    linking = report.comparisons[0].linking if report.comparisons else None
    if linking is None:
        return
    yield Heading(words.MISSED["title"])
    yield Bullets(tuple(_missed(linking)))


def _missed(linking: Linking) -> Iterator[str]:
    before, after = words.WHEN[linking.before], words.WHEN[linking.after]
    if not linking.only_before:
        yield words.MISSED["all"].format(before=before, after=after)
    sides = (
        ("after", linking.only_before, linking.n_before),
        ("before", linking.only_after, linking.n_after),
    )
    for side, alone, n in sides:
        if alone:
            said = words.MISSED[side].format(missing=len(alone), n=n, before=before, after=after)
            yield f"{said} {words.MISSED['codes'].format(codes=_codes(alone))}"
    if left_out := len(linking.left_out_before) + len(linking.left_out_after):
        yield words.MISSED["left out"].format(count=left_out)


def _codes(responses: tuple[Response, ...]) -> str:
    return listing([one.shown for one in responses], MOST_CODES)
