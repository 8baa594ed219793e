"""Long work beside the pages, with its progress, which can be stopped."""
