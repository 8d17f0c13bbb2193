"""spaCy's Chinese with the segmenter that ships with the package, and the words that no segmenter parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from kg.resources import model_path
from kg.seeds import Seeds

if TYPE_CHECKING:
    from spacy.language import Language


def load_language(seeds: Seeds) -> Language:
    """spaCy's Chinese with the segmenter that ships with the package; names of the seeds are its user dictionary."""
    from spacy.lang.zh import Chinese, ChineseTokenizer

    nlp = Chinese.from_config({"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    folder = model_path("segmenter")
    # An empty dictionary: None would make spaCy read the model folder as one, "default" a general word list.
    tokenizer = cast(ChineseTokenizer, nlp.tokenizer)
    tokenizer.initialize(pkuseg_model=str(folder), pkuseg_user_dict=str(folder / "user_dict.txt"))
    cast(Any, tokenizer.pkuseg_seg).postprocesser.do_process = False  # it would glue words by that same general list
    tokenizer.pkuseg_update_user_dict(whole_words(seeds))
    return nlp


def whole_words(seeds: Seeds) -> list[str]:
    """The names that the segmenter never parts."""
    words = [
        *seeds.national_bodies,
        *(n for n in seeds.countries if len(n) >= 3),
        *(t for t in seeds.titles if len(t) >= 3),
        "向阳",  # as many villages and communes were called
        "经开区",
    ]
    return sorted(words)
