"""Whom trained trainers reached, by generation."""
