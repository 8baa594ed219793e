"""When each step of a session would begin, if all took the same time."""

GRID = 5  # minutes


def step_starts(minutes: int, steps: int) -> tuple[int, ...]:
    """After how many minutes of a session each of its steps begins, on a 5-minute clock where the time allows it."""
    grid = GRID if minutes >= GRID * steps else 1
    return tuple(minutes * place // steps // grid * grid for place in range(steps))
