"""Rules over the agenda of a training and over its team of trainers."""
