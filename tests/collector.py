"""A collector of traces on loopback, over real HTTP: it takes OTLP as protobuf and decodes it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.traces import installed

# In CI its absence fails, at the imports below.
if not installed() and not os.environ.get("CI"):
    pytest.skip("the extra `traces` is not installed: `make envs` adds it", allow_module_level=True)

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.trace.v1.trace_pb2 import Status

from bot.traces.export import Exporting

__all__ = ["Collector", "Exporting", "Taken", "collecting"]


@dataclass(frozen=True)
class Taken:
    """One span as it came over the wire."""

    name: str
    trace_id: str
    span_id: str
    parent: str
    attributes: dict[str, str | int | float]
    resource: dict[str, str]
    began_ns: int
    ended_ns: int
    failed: bool


@dataclass
class Collector:
    """What was posted; `status` is what it answers, and while `held` is set it answers nothing."""

    url: str = ""
    status: int = 200
    posts: list[bytes] = field(default_factory=list)
    free: asyncio.Event = field(default_factory=asyncio.Event)

    async def traces(self, request: web.Request) -> web.Response:
        """Take one post."""
        assert request.content_type == "application/x-protobuf"
        self.posts.append(await request.read())
        await self.free.wait()
        answer = ExportTraceServiceResponse().SerializeToString()
        return web.Response(body=answer, status=self.status, content_type="application/x-protobuf")

    @property
    def spans(self) -> list[Taken]:
        """Every span of every post."""
        return [span for post in self.posts for span in _spans(post)]

    def named(self, name: str) -> list[Taken]:
        """Every span of this name."""
        return [span for span in self.spans if span.name == name]


def _spans(post: bytes) -> list[Taken]:
    return [
        Taken(
            name=span.name,
            trace_id=span.trace_id.hex(),
            span_id=span.span_id.hex(),
            parent=span.parent_span_id.hex(),
            attributes={
                a.key: getattr(a.value, str(a.value.WhichOneof("value"))) for a in span.attributes
            },
            resource={a.key: a.value.string_value for a in part.resource.attributes},
            began_ns=span.start_time_unix_nano,
            ended_ns=span.end_time_unix_nano,
            failed=span.status.code == Status.STATUS_CODE_ERROR,
        )
        for part in ExportTraceServiceRequest.FromString(post).resource_spans
        for scope in part.scope_spans
        for span in scope.spans
    ]


@asynccontextmanager
async def collecting(*, free: bool = True) -> AsyncIterator[Collector]:
    """Take traces for as long as the block lasts; not `free`: answer only once that is set."""
    collector = Collector()
    if free:
        collector.free.set()
    app = web.Application()
    app.router.add_post("/v1/traces", collector.traces)
    async with TestServer(app) as server:
        collector.url = str(server.make_url("/")).rstrip("/")
        yield collector
        collector.free.set()
