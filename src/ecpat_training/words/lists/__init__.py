"""Other words for the same thing, language by language. Data, and one way to match it: exactly, never nearly."""
