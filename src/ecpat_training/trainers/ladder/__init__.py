"""Where each trainer stands between observing and being certified."""
