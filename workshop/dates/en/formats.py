"""Dates in international English."""

DATE_FORMAT = "j F Y"
