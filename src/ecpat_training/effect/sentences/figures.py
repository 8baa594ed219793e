"""Estimates and tests for machines: every field, null with the reason beside it."""

from typing import Any

from ecpat_training.stats.estimate import Estimate, TestResult


def estimate(one: Estimate) -> dict[str, Any]:
    """An estimate with its interval, method and source."""
    return {
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "level": one.level,
        "n": one.n,
        "method": one.method,
        "reference": one.reference,
        "undefined": one.undefined,
        "no_interval": one.no_interval,
    }


def tested(one: TestResult, statistic: str) -> dict[str, Any]:
    """A test; its statistic bears the name that it has in the field."""
    return {
        statistic: one.statistic,
        "df": one.df,
        "p": one.p,
        "n": one.n,
        "method": one.method,
        "reference": one.reference,
        "undefined": one.undefined,
    }
