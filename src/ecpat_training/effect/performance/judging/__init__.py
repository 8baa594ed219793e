"""How far raters agree, whether scores are pooled, and what changed."""
