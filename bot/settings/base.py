"""What every group of settings has in common."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from pydantic.config import JsonDict
from pydantic_settings import BaseSettings, SettingsConfigDict


def setting(name: str, default: Any, meaning: str, allowed: str, **rules: Any) -> Any:
    """Return a field: the name it is read by, its default, and what to tell people of it."""
    extra: JsonDict = {"allowed": allowed}
    return Field(
        default, validation_alias=name, description=meaning, json_schema_extra=extra, **rules
    )


class Group(BaseSettings):
    """Settings that are read from the environment once, and never change."""

    model_config = SettingsConfigDict(
        frozen=True, case_sensitive=True, env_ignore_empty=True, extra="ignore"
    )
