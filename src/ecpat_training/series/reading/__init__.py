"""Calendars of holidays and edited series, as files hold them."""
