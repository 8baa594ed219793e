"""Expert meetings: who was there, what was decided, what stands by the quorum, and what of it is due."""
