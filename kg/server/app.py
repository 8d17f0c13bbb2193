"""The web server: a SPARQL endpoint, a JSON API and the explorer over one graph; only the review queue ever writes.

Unless told otherwise it listens on this machine alone, and answers only requests that name this machine as their
host, so that no page on the web can read the graph through the browser.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import KGError, NameNotFound
from kg.query.plain import MAX_NODES, article_view, entity_view, find_article, hit_view, neighbourhood
from kg.query.search import SearchIndex
from kg.query.sparql_request import SOLUTIONS, TRIPLES, RequestRefused, choose_formats, read_request
from kg.query.timeline import timeline, timeline_view
from kg.server.explorer_data import explorer_json
from kg.server.explorer_page import APP_FILES, explorer_page, pack
from kg.server.sparql_service import describe_service

if TYPE_CHECKING:
    from kg.query.graph import Graph
    from kg.records import Entity
    from kg.server.review_desk import ReviewDesk
    from kg.server.sparql_workers import SparqlPool

_Number = TypeVar("_Number", int, float)

MAX_BODY = 1_000_000  # bytes of a request
LOOPBACK = ("127.0.0.1", "localhost")
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_PAGE = {
    **_SAFE,
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}


def make_app(
    graph: Graph,
    pool: SparqlPool | None,
    hosts: tuple[str, ...] = LOOPBACK,
    title: str = "",
    desk: ReviewDesk | None = None,
) -> Starlette:
    """The application over a graph; only requests to `hosts` are answered.

    Without a pool there is no SPARQL. With a desk the explorer has a queue of merges, the one thing that writes.
    """
    site = _Site(graph, pool, title, desk)
    routes = [
        Route("/sparql", site.sparql, methods=["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]),
        Route("/api/search", site.search),
        Route("/api/entity/{id}", site.entity),
        Route("/api/article/{id}", site.article),
        Route("/api/neighbourhood/{id}", site.neighbourhood),
        Route("/api/timeline", site.timeline),
        Route("/api/graph", site.whole),
        *([Route("/api/review", site.review, methods=["GET", "POST"])] if desk else []),
        Route("/", site.page),
        Route("/{file}", site.file),
    ]
    handlers: Mapping[Any, Callable[[Request, Any], Response]] = {
        RequestRefused: lambda request, error: _problem(error.status, str(error)),
        NameNotFound: lambda request, error: _problem(404, str(error)),
        KGError: lambda request, error: _problem(400, str(error)),
        HTTPException: lambda request, error: _problem(error.status_code, error.detail),
    }
    allowed = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    return Starlette(routes=routes, exception_handlers=handlers, middleware=[allowed], lifespan=site.lifespan)


class _Site:
    """What the routes answer from."""

    def __init__(self, graph: Graph, pool: SparqlPool | None, title: str, desk: ReviewDesk | None) -> None:
        self.graph, self.pool, self.desk = graph, pool, desk
        self.index = SearchIndex(graph)
        self.whole_graph = pack(explorer_json(graph, title, review=desk is not None))

    @contextlib.asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            if self.pool is not None:
                self.pool.close()

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 Protocol; a GET without parameters gets the service description."""
        if self.pool is None:
            raise RequestRefused(501, "no SPARQL on this system: it needs fork()")
        body = await _body(request)
        content_type = request.headers.get("content-type", "")
        asked = read_request(request.method, request.scope["query_string"], content_type, body)
        accept = ",".join(request.headers.getlist("accept"))
        triples = choose_formats(accept, TRIPLES)
        headers = {**_SAFE, "Vary": "Accept"}
        if asked is None:
            media = triples or "text/turtle"
            return Response(describe_service(str(request.url), TRIPLES[media]), 200, headers, media)
        answer = await self.pool.ask(asked, choose_formats(accept, SOLUTIONS), triples)
        return Response(answer.body, 200, headers, answer.media_type)

    async def search(self, request: Request) -> Response:
        text, kind = request.query_params.get("q", ""), request.query_params.get("type")
        hits = self.index.search(text[:1000], _number(request, "limit", 20, 1, 200), kind)
        return _json({"query": text, "hits": [hit_view(hit) for hit in hits]})

    async def entity(self, request: Request) -> Response:
        return _json(entity_view(self.graph, self._entity(request)))

    def _entity(self, request: Request) -> Entity:
        """The entity of that id; names are looked up by /api/search."""
        found = self.graph.entities.get(request.path_params["id"])
        if found is None:
            raise NameNotFound(f"{request.path_params['id']}: no entity of this id")
        return found

    async def article(self, request: Request) -> Response:
        return _json(article_view(self.graph, find_article(self.graph, request.path_params["id"])))

    async def neighbourhood(self, request: Request) -> Response:
        given = request.query_params
        found = neighbourhood(
            self.graph,
            self._entity(request),
            depth=_number(request, "depth", 1, 1, 4),
            limit=_number(request, "limit", 200, 1, MAX_NODES),
            relations=frozenset(given.getlist("relation")),
            least=_number(request, "min_confidence", 0.0, 0.0, 1.0),
            since=given.get("since"),
            until=given.get("until"),
        )
        return _json(found)

    def timeline(self, request: Request) -> Response:  # not async: finding a name may take long, so in a thread
        given = request.query_params
        found = timeline(
            self.graph, given.get("name"), role=given.get("role"), since=given.get("since"), until=given.get("until")
        )
        return _json([timeline_view(self.graph, one) for one in found[: _number(request, "limit", 500, 1, 10_000)]])

    async def whole(self, request: Request) -> Response:
        headers = {**_SAFE, "Content-Encoding": "gzip", "ETag": self.whole_graph.tag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == self.whole_graph.tag:
            return Response(None, 304, headers)
        return Response(self.whole_graph.data, 200, headers, "application/json")

    async def review(self, request: Request) -> Response:
        """The queue of merges; a POST of {one, other, verdict} as JSON from this very site decides on a pair."""
        assert self.desk is not None
        if request.method == "POST":
            origin = request.headers.get("origin", "")
            if request.headers.get("content-type", "").split(";")[0] != "application/json":
                raise RequestRefused(415, "a decision is application/json")  # which no form of another site can send
            if origin and origin.split("://")[-1] != request.headers.get("host"):
                raise RequestRefused(403, "decisions come from this site alone")
            try:
                told = json.loads(await _body(request))
                one, other, verdict = (str(told[key]) for key in ("one", "other", "verdict"))
            except (ValueError, KeyError, TypeError) as error:
                raise RequestRefused(400, 'a decision is {"one": …, "other": …, "verdict": …}') from error
            self.desk.decide(one, other, verdict)
        return _json(self.desk.view())

    async def page(self, request: Request) -> Response:
        return Response(explorer_page(), 200, _PAGE, "text/html")

    async def file(self, request: Request) -> Response:
        found = APP_FILES.get(request.path_params["file"])
        if found is None:
            raise HTTPException(404, f"{request.url.path}: there is no such page")
        return Response(found.read(), 200, {**_SAFE, "Cache-Control": "no-cache"}, found.media_type)


async def _body(request: Request) -> bytes:
    """The body of a request, up to a limit."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise RequestRefused(413, f"a request of more than {MAX_BODY} bytes")
    return body


def _number(request: Request, name: str, default: _Number, least: _Number, most: _Number) -> _Number:
    text = request.query_params.get(name)
    if text is None:
        return default
    try:
        value = type(default)(text)
    except ValueError:
        raise RequestRefused(400, f"{name}={text!r} is no number") from None
    if not least <= value <= most:
        raise RequestRefused(400, f"{name}={text} ({least} to {most})")
    return value


def _json(value: Any) -> Response:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), 200, _SAFE, "application/json")


def _problem(status: int, text: str) -> Response:
    return Response(text.encode("utf-8", "replace") + b"\n", status, _SAFE, "text/plain; charset=utf-8")


def serve(app: Starlette, host: str, port: int) -> None:
    """Serves the application until it is interrupted."""
    import uvicorn

    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
