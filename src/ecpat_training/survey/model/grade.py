"""How much a file of counts tells, and with it where it may go."""

from typing import Literal

Grade = Literal["sums", "figures", "whole"]
"""`sums` for pooling alone, of 20 people and more; `figures` of both waves besides, of 10 and more, for partners of a
programme; the `whole`, with cells of single people, which stays in the house."""
