"""What a programme's report says of its own, marked for translators."""
