"""What a coordinator needs beside the findings: who did not answer, and what to do."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.documents.document import Block, Bullets, Heading
from ecpat_training.effect.analyses.follow_up.result import FollowUpResult
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.linking import Linking, Response
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.findings import finding_message
from ecpat_training.effect.report.next_steps import next_steps
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.marked_text import count_phrase, listed

MOST_CODES = 30
NOT_LINKED = "evaluate.not-linked"


def to_do(report: EffectReport) -> Iterator[Block]:
    """The steps that follow from the figures, each by its rule."""
    if steps := next_steps(report):
        yield Heading(words.NEXT["title"])
        yield Bullets(tuple(steps))


def who_missed(report: EffectReport) -> Iterator[Block]:
    """Who is missing in a wave, by code; nothing in a published report, which knows no single people."""
    linkings = [
        comparison.linking for comparison in report.comparisons if comparison.linking and not comparison.unlinked
    ]
    if not linkings:
        return
    yield Heading(words.MISSED["title"])
    left_out = {
        not_used.where for linking in linkings for not_used in (*linking.left_out_before, *linking.left_out_after)
    }
    forms, have = count_phrase(len(left_out), *words.FORM), words.HAVE[len(left_out) != 1]
    extra = [words.MISSED["left out"].format(forms=forms, have=have)] if left_out else []
    yield Bullets((*(text for linking in linkings for text in _missed(linking)), *extra))


def people_or_participations(comparison: Comparison) -> tuple[str, str]:
    """(word for one, word for several) of what a comparison counts: people, or participations where some came more
    than once."""
    return words.PARTICIPATION if comparison.of_participations else words.PERSON


def came_again(report: EffectReport) -> str:
    """A sentence that participations are counted, where people came more than once; empty where nobody did. A
    published report doesn't say how many."""
    if any(comparison.again for comparison in report.comparisons):
        return words.MISSED["some again"]
    linkings = [
        comparison.linking for comparison in report.comparisons if comparison.linking and comparison.linking.came_again
    ]
    if not linkings:
        return ""
    people, linking = len(linkings[0].came_again), linkings[0]
    return words.MISSED["again"].format(
        people=count_phrase(people, "person", "people"),
        participations=linking.linked,
        rows=sum(map(len, linking.came_again)),
    )


def remarks_part(report: EffectReport) -> Iterator[Block]:
    """What was noticed that may change a figure, but what `who_missed` says already."""
    findings = [
        finding for finding in report.findings if finding.severity is not Severity.NOTE and finding.code != NOT_LINKED
    ]
    if findings:
        yield Heading(report_words.DOCUMENT["remarks"])
        yield Bullets(tuple(_remark(finding) for finding in findings))


def _remark(finding: Finding) -> str:
    message = finding_message(finding)
    text = f"{finding.where}: {message}" if finding.where else message[:1].upper() + message[1:]
    return f"{text} {finding.hint}" if finding.hint else text


def first_page_comparisons(report: EffectReport) -> Sequence[Comparison]:
    """The comparisons of the first pages: how scores went from the training's end to the follow-up is a section of its
    own."""
    has_follow_up = report.found(FollowUpResult) is not None
    selected = tuple(
        comparison
        for comparison in report.comparisons
        if not has_follow_up or (comparison.before, comparison.after) != ("post", "follow-up")
    )
    return selected if any(comparison.changes for comparison in selected) else report.comparisons


def _missed(linking: Linking) -> Iterator[str]:
    before, after = words.WHEN[linking.before], words.WHEN[linking.after]
    if not linking.only_before:
        yield words.MISSED["all"].format(before=before, after=after)
    sides = (
        ("after", linking.only_before, linking.n_before),
        ("before", linking.only_after, linking.n_after),
    )
    for side, responses, n in sides:
        if responses:
            text = words.MISSED[side].format(
                missing=len(responses), n=n, before=before, after=after, were=words.WERE[len(responses) != 1]
            )
            yield f"{text} {words.MISSED['codes'].format(codes=_codes(responses))}"


def _codes(responses: tuple[Response, ...]) -> str:
    return listed([response.in_words for response in responses], MOST_CODES)
