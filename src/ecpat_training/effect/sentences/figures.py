"""Estimates and tests for machines: every field, null with the reason beside it."""

from ecpat_training.core.json_data import JsonObject
from ecpat_training.stats.estimate import Estimate, TestResult


def estimate(one: Estimate) -> JsonObject:
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


def tested(one: TestResult, statistic: str) -> JsonObject:
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
