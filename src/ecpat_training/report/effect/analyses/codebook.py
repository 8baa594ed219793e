"""The codebook: what each item is, how it is scored, how many answered it."""

from collections.abc import Iterator, Sequence
from typing import Any

from ecpat_training.core.text import listing
from ecpat_training.report.effect.catalogue_en import codebook as words
from ecpat_training.report.effect.catalogue_en import report as report_words
from ecpat_training.report.effect.readers import Reader
from ecpat_training.results.document import Block, Column, Heading, Paragraph, Table
from ecpat_training.results.effect.codebook import Codebook, CodebookItem
from ecpat_training.results.effect.report import EffectReport

ORDER = 900
READERS: tuple[Reader, ...] = ("evaluator",)


def blocks(found: Codebook, _report: EffectReport) -> Iterator[Block]:
    """One table; what is empty throughout is left out."""
    yield Heading(words.TITLE)
    yield codebook_table(found)
    if found.missing:
        yield Paragraph(words.MISSING.format(codes=listing(list(found.missing), 20)), "quiet")


def codebook_table(found: Codebook) -> Table:
    """A row per item in the instrument's order."""
    say = words.COLUMNS
    waves = [wave for wave, _ in found.items[0].answered] if found.items else []
    columns: list[tuple[Column, Sequence[object]]] = [
        (Column(say["item"], width=0.8), [one.item for one in found.items]),
        (Column(say["text"], width=4), [_texts(one) for one in found.items]),
        (Column(say["scale"], width=1.2), [one.scale for one in found.items]),
        (Column(say["level"], spare=True), [one.level for one in found.items]),
        (Column(say["kind"], spare=True), [one.kind for one in found.items]),
        (Column(say["chapter"]), [one.chapter for one in found.items]),
        (Column(say["form"], width=0.6), [one.form for one in found.items]),
        (Column(say["answers"], width=2.5, spare=True), [one.answers for one in found.items]),
        (Column(say["key"], width=0.6), [one.key for one in found.items]),
        (Column(say["scored"]), [_scored(one) for one in found.items]),
        *(
            (
                Column(say["answered"].format(wave=report_words.WAVE_SHORT[wave].lower()), "count"),
                ["" if dict(one.answered)[wave] is None else dict(one.answered)[wave] for one in found.items],
            )
            for wave in waves
        ),
    ]
    kept = [(column, cells) for column, cells in columns if any(cell != "" for cell in cells)]
    rows = tuple(zip(*(cells for _, cells in kept), strict=True))
    return Table("codebook", tuple(column for column, _ in kept), rows)


def _texts(one: CodebookItem) -> str:
    """The wording in every language, each named where there are several."""
    if len(one.texts) == 1:
        return one.texts[0][1]
    return "\n".join(f"{language}: {text}" for language, text in one.texts)


def _scored(one: CodebookItem) -> str:
    said = [words.TURNED] * one.turned + [words.UNTAUGHT] * one.untaught
    return ", ".join(said)


def data(found: Codebook) -> dict[str, Any]:
    """For machines."""
    return {
        "missing": list(found.missing),
        "items": [
            {
                "item": one.item,
                "texts": dict(one.texts),
                "scale": one.scale,
                "level": one.level,
                "kind": one.kind,
                "chapter": one.chapter or None,
                "form": one.form or None,
                "answers": one.answers,
                "key": one.key or None,
                "turned_round": one.turned,
                "untaught": one.untaught,
                "answered": dict(one.answered),
            }
            for one in found.items
        ],
    }


def public(found: Codebook, report: EffectReport) -> None:
    """Nothing: how many answered one item is a count of a few people."""
