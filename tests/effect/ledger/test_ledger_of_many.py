"""The ledger stays small where very many people answered, and still tells two reports about nearly the same apart."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.disclosure import published_set
from ecpat_training.disclosure.ledger import Publication
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.preparing import prepare_report
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, wave

FORM = instrument(number_scale(answers="0-60"), groups=["role"])


def published(place: Path, people: int) -> tuple[list[str], int]:
    """What is said of a report about so many people, and how many means by group it has."""
    codes = [f"{chr(65 + at % 26) * 3}{at:06d}" for at in range(people)]
    waves = [
        wave(name, codes, {"points": [float(at * step % 53) for at in range(people)]}, {"role": roles(people)})
        for name, step in (("pre", 7), ("post", 11))
    ]
    report = evaluate_waves(FORM, waves)
    means: list[int] = []

    def deliver(public: EffectReport, _standing: ReleaseStanding | None, besides: Mapping[Path, bytes]) -> None:
        for path, content in besides.items():
            path.write_bytes(content)
        means.append(len(public.by_group.means) if public.by_group else 0)

    said = Publication(place, is_named=True).publish(
        "a report", 10, lambda earlier: prepare_report(report, FORM, waves, earlier, deliver)
    )
    return [one.code for one in said], means[0]


def roles(people: int) -> list[str]:
    return [("law", "care", "law")[at % 3] for at in range(people)]


def test_of_very_many_people_sketches_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published_set, "MAX_PEOPLE_KEPT", 80)
    place = tmp_path / "ledger.yaml"
    assert published(place, 200) == (["publish.ledger"], 2)
    text = place.read_text("utf-8")
    assert text.count("codes: ") == 2, "all, and the larger group"
    assert text.count("by code: ") == 1
    with pytest.raises(UnsatisfiableError, match="3 people fewer compared with the report published as release 1"):
        published(place, 197)
    said, means = published(place, 212)
    assert {"publish.ledger", "publish.pairs", "publish.groups"} == set(said)
    assert means == 0, "both groups grew by fewer than ten"
