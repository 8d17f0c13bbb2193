"""Requests of the SPARQL 1.1 Protocol: what a client asks, in which formats it takes the answer, what is refused.

https://www.w3.org/TR/sparql11-protocol/ : a query by GET, by POST with a form, by POST as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import kg.regex as re
from kg.errors import KGError

MAX_QUERY = 200_000  # characters
FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

# Media types in order of preference, with the names that pyoxigraph's formats have.
SOLUTIONS: Mapping[str, str] = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
}
TRIPLES: Mapping[str, str] = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
    "application/n-quads": "N_QUADS",
    "application/trig": "TRIG",
    "text/n3": "N3",
    "application/json": "JSON_LD",
    "text/plain": "N_TRIPLES",
}

# What may hide a word that looks like a keyword: comments, IRIs, strings, variables, names with a prefix.
_HIDING = re.compile(
    r"<[^\x00-\x20<>\"{}|^`\\]*>"
    r"|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''"
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|(?:[\w][\w.-]*)?:(?:[\w.:%-]|\\.)*"
    r"|@[A-Za-z-]+",
    re.DOTALL,
)
_REFUSED = re.compile(r"\b(SERVICE|LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_RANGE = re.compile(r"\s*([^;,\s]+)((?:\s*;[^,]*)?)\s*(?:,|$)")
_QUALITY = re.compile(r";\s*q\s*=\s*([0-9.]+)", re.IGNORECASE)


class RequestRefused(KGError):  # noqa: N818 - reads as what happened
    """A request that gets no answer; `status` is the HTTP status that says so."""

    def __init__(self, status: int, wrong: str) -> None:
        self.status = status
        super().__init__(wrong)


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """One query with the dataset that the protocol, and not the query, names."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_request(method: str, query_string: bytes, content_type: str, body: bytes) -> SparqlRequest | None:
    """The query of a HTTP request, or None for a GET without any parameter, which asks what the endpoint is.

    Raises RequestRefused for what the protocol doesn't allow, an update, and a query that reaches out or is too long.
    """
    media = content_type.split(";")[0].strip().lower()
    in_url = _parameters(query_string)
    if method in ("GET", "HEAD"):
        if not in_url:
            return None
        given, query = in_url, _only(in_url, "query")
    elif method != "POST":
        raise RequestRefused(405, f"{method} is not allowed (GET, HEAD, POST)")
    elif media == FORM:
        given = _parameters(body)
        query = _only(given, "query")
    elif media == DIRECT:
        given, query = in_url, _text(body, "query")
        if any(name == "query" for name, _ in in_url):
            raise RequestRefused(400, "a query in the URL and another one in the body")
    elif media == UPDATE:
        raise RequestRefused(403, "updates are refused: this endpoint is read-only")
    else:
        raise RequestRefused(415, f"content type {media or 'missing'} (one of {FORM}, {DIRECT})")
    check_query(query)
    graphs = {
        key: tuple(value for name, value in given if name == key) for key in ("default-graph-uri", "named-graph-uri")
    }
    return SparqlRequest(query, graphs["default-graph-uri"], graphs["named-graph-uri"])


def check_query(query: str) -> None:
    """Raises RequestRefused for a query that is an update, reaches other endpoints, or is too long."""
    if len(query) > MAX_QUERY:
        raise RequestRefused(413, f"a query of {len(query)} characters (at most {MAX_QUERY})")
    for text in {query, _ESCAPE.sub(_unescape, query)}:  # parsers differ in whether \u0053 may stand in a keyword
        found = _REFUSED.search(_HIDING.sub(" ", text))
        if found:
            word = found[1].upper()
            wrong = "other endpoints are never asked" if word == "SERVICE" else "this endpoint is read-only"
            raise RequestRefused(403, f"{word} is refused: {wrong}")


def choose_formats(accept: str, known: Mapping[str, str]) -> str | None:
    """The media type that a client likes best of those known, in their order where it doesn't care; None: no one."""
    ranges = _ranges(accept or "*/*")
    rated = [(max((q for part, q in ranges if part == media), default=None), media) for media in known]
    best: tuple[float, str] | None = None
    for exact, media in rated:
        quality = exact if exact is not None else _wild(media, ranges)
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, media)
    return best[1] if best else None


def _wild(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    for wanted in (f"{media.split('/')[0]}/*", "*/*"):
        found = [quality for part, quality in ranges if part == wanted]
        if found:
            return max(found)
    return 0.0


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for match in _RANGE.finditer(accept):
        quality = _QUALITY.search(match[2])
        try:
            found.append((match[1].lower(), float(quality[1]) if quality else 1.0))
        except ValueError:
            continue
    return found


def _parameters(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_text(data, "form"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError) as error:
        raise RequestRefused(400, f"bad parameters: {error}") from error


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestRefused(400, f"the {what} is not UTF-8") from error


def _only(given: Sequence[tuple[str, str]], key: str) -> str:
    """The one value of a parameter."""
    if any(name == "update" for name, _ in given):
        raise RequestRefused(403, "updates are refused: this endpoint is read-only")
    values = [value for name, value in given if name == key]
    if len(values) != 1:
        raise RequestRefused(400, f"{len(values)} parameters {key!r} (exactly one)")
    return values[0]


def _unescape(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else match[0]
