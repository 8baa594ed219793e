"""A room of a training, and how many people it seats."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from ecpat_training.values.base import Noun, Room


class TrainingRoom(Noun):
    """A `room` by its name, and how many `seats` it has; None: nobody counted them."""

    room: Room
    seats: int | None = Field(default=None, ge=1, le=10_000)

    def __str__(self) -> str:
        return self.room


def parse_room(raw_value: object) -> object:
    """Reads a room that is written as a text alone: the text is the room's name."""
    return {"room": raw_value} if isinstance(raw_value, str) else raw_value


_NAME = {"type": "string", "pattern": r"^[^\[\]]+$", "maxLength": 60}
WrittenRoom = Annotated[
    TrainingRoom,
    BeforeValidator(parse_room),
    WithJsonSchema(
        {
            "anyOf": [
                _NAME,
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["room"],
                    "properties": {"room": _NAME, "seats": {"type": "integer", "minimum": 1, "maximum": 10_000}},
                },
            ],
            "examples": ["Hall", {"room": "Hall", "seats": 40}],
        }
    ),
]
"""A room as people write it: its name, or with its seats as `{room: Hall, seats: 40}`."""
