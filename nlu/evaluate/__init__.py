"""Evaluation: scores the committed evaluation set by the live path and reports on it."""
