"""The programme's manual as one document, its editions, and who got which copy."""
