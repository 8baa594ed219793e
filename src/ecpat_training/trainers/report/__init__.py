"""What is said about pools, choices, ladders and cascades."""
