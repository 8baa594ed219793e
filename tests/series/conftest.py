"""The small series, planned once: tests of what people do with its files begin with it, and none changes it."""

import pytest

from ecpat_training.series.workflows.plan import SeriesPlan, plan_programme
from tests.series.material import laid


@pytest.fixture(scope="session")
def small_plan(tmp_path_factory: pytest.TempPathFactory) -> SeriesPlan:
    return plan_programme(laid(tmp_path_factory.mktemp("small-series")), seconds=10_000.0)
