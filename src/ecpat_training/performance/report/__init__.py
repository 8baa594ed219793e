"""Sheets and reports."""
