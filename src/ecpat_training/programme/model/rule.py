"""A rule as a programme file spells it; what it means is in the room `rules`."""

from pydantic import Field, model_validator

from ecpat_training.values.base import Noun, Text


class RuleSpec(Noun):
    """One entry of a programme's list of rules: `- break every: {minutes: 90, weight: 5}`.

    `name` is the rule's name as written (`break every`), `value` what stands behind it. The three keys that
    every rule knows are taken out of `value`: `hard` or `weight` (how much breaking it costs a plan, up to 1000; 0:
    nothing, so that only what no weight softens is left of the rule), and `because`, which is printed when it is
    broken.
    """

    name: str
    value: object = None
    hard: bool | None = None
    weight: int | None = Field(default=None, ge=0, le=1000)
    because: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse_single_key(cls, spec_data: object) -> object:
        if isinstance(spec_data, str):
            raise ValueError("write a rule's name, a colon and what it asks: `- prerequisites: {}`")
        if not isinstance(spec_data, dict) or "name" in spec_data:
            return spec_data
        if len(spec_data) != 1:
            raise ValueError("write one rule an entry: `- practice share: at least 50 %`")
        (name, value), *_ = spec_data.items()
        parameters = dict(value) if isinstance(value, dict) else value
        shared_parameters = {}
        if isinstance(parameters, dict):
            shared_parameters = {key: parameters.pop(key) for key in ("hard", "weight", "because") if key in parameters}
        return {"name": str(name), "value": parameters, **shared_parameters}

    @model_validator(mode="after")
    def _hard_or_weight(self) -> "RuleSpec":
        if self.hard and self.weight is not None:
            raise ValueError("a rule is hard or has a weight, not both")
        return self
