"""The action server: finds services, answers about the unit, and steps through forms."""

from __future__ import annotations

from actions.quiet import hush

hush()
