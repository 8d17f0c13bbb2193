"""When an occasion took place, as far as its article tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.occasions.finder import is_generic
from kg.annotate.occasions.forms import Occasion
from kg.dates import date_within, resolve_date
from kg.records import Page, Sentence
from kg.seeds import Seeds


def occasion_date(
    occasion: Occasion, page: Page, sentences: Sequence[Sentence], seeds: Seeds, *, reported: bool
) -> tuple[str | None, str]:
    """The date in the sentence that first names the occasion, in the lead if it is `reported`; what its year rests on.

    That is inferred or manifest, empty where the text or the page's own date tells the year.
    """
    named = [m.start for m in occasion.mentions if not is_generic(m.text, seeds)]
    at = min(named or [m.start for m in occasion.mentions], default=0)
    sentence = next((s for s in sentences if s.start <= at < s.end), None)
    lead = sentences[0] if sentences else None
    if reported and lead is not None and (told := _date(lead.text, page))[0]:
        return told
    if sentence is None:
        return None, ""
    text = sentence.text
    if not reported:  # a date of another clause is another matter's
        text = re.split(r"[，；]", text[: at - sentence.start])[-1] + text[at - sentence.start :].split("，")[0]
    return _date(text, page)


def _date(text: str, page: Page) -> tuple[str | None, str]:
    """The first date of a text; a month and day on an undated page in the year inferred for it, and on what."""
    told, known = resolve_date(text, page.date), page.inferred
    if not told or not told.startswith("--") or known is None or (known.precision == "month" and known.bound != "in"):
        return told, ""
    within = date_within(text, known.date)
    return (within, "manifest" if known.bound == "in" else "inferred") if within else (told, "")
