"""Yes and no, as people tick boxes and fill in columns."""

TICKS = frozenset(("x", "х", "v", "✓", "✔", "✗", "✘", "☑", "☒", "■", "●", "•", "*", "+", "1", "true", "yes", "ja"))
TICKS |= {"oui", "si", "sí", "da", "да", "po", "jah", "ano", "tak", "так", "ü", "û"}  # the last two in Wingdings
OPEN = frozenset(("", "0", "-", "–", "—", ".", "☐", "□", "○", "false", "no", "nein", "non", "nu", "ne", "не", "jo"))
"""An empty box. `jo` is Albanian for no."""
NO = frozenset(("0", "false", "no", "n", "nein", "non", "nee", "nu", "ne", "не", "ні", "нет", "ei", "jo"))
"""A clear no, where a column asks whether."""
CROSSES = frozenset(("✗", "✘", "✖", "❌"))
"""In a column that asks whether, a no beside a `✓`, and a tick where it stands alone: asked there."""
YES = TICKS - CROSSES | {"y", "j", "✅", "oui", "igen", "так"}
"""A clear yes, where a column asks whether."""
