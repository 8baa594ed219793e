"""Statements signed by Ed25519 (RFC 8032), and checked by public keys alone."""
