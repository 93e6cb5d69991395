"""Whole journeys over a running copy of Waymark."""
