"""The same statements as Open Badges 3.0, for programs that keep people's credentials."""
