"""Whether letters make a Vietnamese syllable: what tells a right conversion from a wrong one."""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_RHYMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây"
    "|e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu"
    "|i|ia|ich|im|in|inh|ip|it|iu|iêc|iêm|iên|iêng|iêp|iêt|iêu"
    "|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet|oi|om|on|ong|oong|ooc|op|ot"
    "|ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt"
    "|u|ua|uc|ui|um|un|ung|up|ut|uân|uât|uây|uâng|uê|uêch|uênh|uôc|uôi|uôm|uôn|uông|uôt|uơ|uy|uya|uych|uynh|uyt|uyên|uyêt|uyu"
    "|ư|ưa|ưc|ưi|ưm|ưn|ưng|ưt|ưu|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu"
    "|y|yêm|yên|yêng|yêt|yêu|ynh|yt"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_SHAPE = re.compile(rf"(?:{_ONSETS})?(?:{_RHYMES})")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the word (one syllable, any case) can be Vietnamese: onset and rhyme exist, one tone at most, and one that its end allows."""
    spelt = unicodedata.normalize("NFD", word.casefold())
    tones = [letter for letter in spelt if letter in _TONES]
    bare = unicodedata.normalize("NFC", "".join(letter for letter in spelt if letter not in _TONES))
    if len(tones) > 1 or not _SHAPE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or bool(tones and tones[0] in "\u0301\u0323") or not tones
