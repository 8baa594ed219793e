"""What a coordinator needs beside the findings: who did not answer, and what to do."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.documents.document import Block, Bullets, Heading
from ecpat_training.effect.analyses.follow_up.result import FollowUp
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.linking import Linking, Response
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.findings import in_words
from ecpat_training.effect.report.next_steps import next_steps
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.ours import counted, listed

MOST_CODES = 30
NOT_LINKED = "evaluate.not-linked"


def to_do(report: EffectReport) -> Iterator[Block]:
    """The steps that follow from the figures, each by its rule."""
    if steps := next_steps(report):
        yield Heading(words.NEXT["title"])
        yield Bullets(tuple(steps))


def who_missed(report: EffectReport) -> Iterator[Block]:
    """Who is missing in a wave, by code; nothing in a published report, which knows no single people."""
    linkings = [one.linking for one in report.comparisons if one.linking and not one.unlinked]
    if not linkings:
        return
    yield Heading(words.MISSED["title"])
    left_out = {one.where for linking in linkings for one in (*linking.left_out_before, *linking.left_out_after)}
    forms, have = counted(len(left_out), *words.FORM), words.HAVE[len(left_out) != 1]
    more = [words.MISSED["left out"].format(forms=forms, have=have)] if left_out else []
    yield Bullets((*(said for linking in linkings for said in _missed(linking)), *more))


def people_or_participations(one: Comparison) -> tuple[str, str]:
    """(word for one, word for several) of what a comparison counts: people, or participations where some came more
    than once."""
    return words.PARTICIPATION if one.of_participations else words.PERSON


def came_again(report: EffectReport) -> str:
    """A sentence that participations are counted, where people came more than once; empty where nobody did. A
    published report doesn't say how many."""
    if any(one.again for one in report.comparisons):
        return words.MISSED["some again"]
    several = [one.linking for one in report.comparisons if one.linking and one.linking.came_again]
    if not several:
        return ""
    people, linking = len(several[0].came_again), several[0]
    return words.MISSED["again"].format(
        people=counted(people, "person", "people"),
        participations=linking.linked,
        rows=sum(map(len, linking.came_again)),
    )


def remarks_part(report: EffectReport) -> Iterator[Block]:
    """What was noticed that may change a figure, but what `who_missed` says already."""
    findings = [one for one in report.findings if one.severity is not Severity.NOTE and one.code != NOT_LINKED]
    if findings:
        yield Heading(report_words.DOCUMENT["remarks"])
        yield Bullets(tuple(_remark(one) for one in findings))


def _remark(one: Finding) -> str:
    message = in_words(one)
    said = f"{one.where}: {message}" if one.where else message[:1].upper() + message[1:]
    return f"{said} {one.hint}" if one.hint else said


def of_first_pages(report: EffectReport) -> Sequence[Comparison]:
    """The comparisons of the first pages: how scores went from the training's end to the follow-up is a section of its
    own."""
    told = report.found(FollowUp) is not None
    kept = tuple(one for one in report.comparisons if not told or (one.before, one.after) != ("post", "follow-up"))
    return kept if any(one.changes for one in kept) else report.comparisons


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
            said = words.MISSED[side].format(
                missing=len(alone), n=n, before=before, after=after, were=words.WERE[len(alone) != 1]
            )
            yield f"{said} {words.MISSED['codes'].format(codes=_codes(alone))}"


def _codes(responses: tuple[Response, ...]) -> str:
    return listed([one.in_words for one in responses], MOST_CODES)
