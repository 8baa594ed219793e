"""Published effects and trainings' effects for tests."""

from typing import Any

from ecpat_training.effect.published.model.kinds import Metric
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.effect.published.model.training_effect import ReportedEffect, Sized

STUDIES: tuple[tuple[str, float, float], ...] = (
    ("A", 0.50, 0.29), ("B", 0.86, 0.24), ("C", 1.22, 0.20), ("D", 1.24, 0.14), ("E", 1.86, 0.09),
)  # fmt: skip
OWN = ReportedEffect(
    "effect.json", "knowledge", "Knowledge", "pre", "post", 24, "knowledge", "test", "end",
    sizes={"d_av": Sized(1.0, 0.5, 1.5), "d_pre": Sized(0.9, 0.4, 1.4)},
)  # fmt: skip


def entry(name: str, **more: Any) -> dict[str, Any]:
    """An entry of the table as YAML has it."""
    usual = {
        "id": f"study-{name.lower()}", "study": f"Study {name}", "year": 2020, "audience": "police",
        "people": "police officers", "outcome": "knowledge", "instrument": "test", "design": "before-after",
        "months": 0, "source": "a report", "seen": "seen",
    }  # fmt: skip
    return {key: value for key, value in (usual | more).items() if value is not None}


def published(name: str, value: float = 1.0, se: float | None = 0.2, metric: Metric = "d_av", **more: Any) -> Any:
    """A published effect of one study, like `OWN` but for what is said."""
    return PublishedEffect.model_validate(entry(name, value=value, metric=metric, se=se, **more))


def five() -> list[PublishedEffect]:
    """Five studies that are all like `OWN`."""
    return [published(name, value, se) for name, value, se in STUDIES]
