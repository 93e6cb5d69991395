"""Waymark's front of house: channels, flows, stores, workers and the staff desk."""
