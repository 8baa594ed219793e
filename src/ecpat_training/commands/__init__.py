"""What all commands share: options, delivery of what they write, failures, words for a person who waits."""
