"""Metrics by Prometheus' conventions: what each process counts, and how it is shown."""

from __future__ import annotations

from bot.metrics.meters import Meters
from bot.metrics.page import GAUGES, Gauge, exposition, names

__all__ = ["GAUGES", "Gauge", "Meters", "exposition", "names"]
