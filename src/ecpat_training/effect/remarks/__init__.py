"""What a person should know of the answers before believing any figure."""
