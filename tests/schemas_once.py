"""Schemas, each made once in a run of the tests: a new folder begins with some of them, and what every command answers
is held to its own."""

from functools import cache

import pytest

from ecpat_training.cli import init, schema

schema_text = cache(schema.schema_text)


def make_once(patch: pytest.MonkeyPatch) -> None:
    """From here on commands take the schema that was made before."""
    patch.setattr(schema, "schema_text", schema_text)
    patch.setattr(init, "schema_text", schema_text)
