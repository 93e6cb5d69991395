"""Where the desk finds the referral packs."""

from __future__ import annotations

from aiohttp import web

from bot.flows.packs import Packs

PACKS: web.AppKey[Packs] = web.AppKey("packs", Packs)
