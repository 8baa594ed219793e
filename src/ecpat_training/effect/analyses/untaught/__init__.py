"""What asking twice alone does: questions that no training teaches."""
