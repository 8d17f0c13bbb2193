"""When an occasion took place, as far as its article tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.dates import date_within, resolve_date
from kg.main_occasion import Occasion
from kg.occasions import is_generic
from kg.records import Page, Sentence
from kg.seeds import Seeds


def occasion_date(
    occasion: Occasion, page: Page, sentences: Sequence[Sentence], seeds: Seeds
) -> tuple[str | None, bool]:
    """The date in the sentence that first names the occasion, for the main one in the lead; if it is inferred."""
    named = [m.start for m in occasion.mentions if not is_generic(m.text, seeds)]
    at = min(named or [m.start for m in occasion.mentions], default=0)
    sentence = next((s for s in sentences if s.start <= at < s.end), None)
    lead = sentences[0] if sentences else None
    if occasion.main and lead is not None and (told := _date(lead.text, page))[0]:
        return told
    if sentence is None:
        return None, False
    text = sentence.text
    if not occasion.main:  # a date of another clause is another matter's
        text = re.split(r"[，；]", text[: at - sentence.start])[-1] + text[at - sentence.start :].split("，")[0]
    return _date(text, page)


def _date(text: str, page: Page) -> tuple[str | None, bool]:
    """The first date of a text; a month and day on an undated page in the year inferred for it, and then True."""
    told, inferred = resolve_date(text, page.date), page.inferred
    if told and told.startswith("--") and inferred and inferred.precision != "month":
        within = date_within(text, inferred.date)
        return within or told, within is not None
    return told, False
