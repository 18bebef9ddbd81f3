"""Which script a character belongs to, which fonts are good for it, and which package brings them."""

from functools import cache

import uharfbuzz as hb

__all__ = ["SCRIPT_FONTS", "package_for", "script_of"]

SCRIPT_FONTS = {
    "Arab": ("NotoSansArabic", "NotoNaskhArabic"),
    "Armn": ("NotoSansArmenian",),
    "Beng": ("NotoSansBengali",),
    "Cyrl": ("NotoSans",),
    "Deva": ("NotoSansDevanagari",),
    "Ethi": ("NotoSansEthiopic",),
    "Geor": ("NotoSansGeorgian",),
    "Grek": ("NotoSans",),
    "Gujr": ("NotoSansGujarati",),
    "Guru": ("NotoSansGurmukhi",),
    "Hang": ("NotoSansCJK", "NotoSansKR"),
    "Hani": ("NotoSansCJK", "NotoSansSC", "NotoSansJP"),
    "Hebr": ("NotoSansHebrew",),
    "Hira": ("NotoSansCJK", "NotoSansJP"),
    "Kana": ("NotoSansCJK", "NotoSansJP"),
    "Khmr": ("NotoSansKhmer",),
    "Knda": ("NotoSansKannada",),
    "Laoo": ("NotoSansLao",),
    "Latn": ("NotoSans",),
    "Mlym": ("NotoSansMalayalam",),
    "Mong": ("NotoSansMongolian",),
    "Mymr": ("NotoSansMyanmar",),
    "Nkoo": ("NotoSansNKo",),
    "Orya": ("NotoSansOriya",),
    "Sinh": ("NotoSansSinhala",),
    "Syrc": ("NotoSansSyriac",),
    "Taml": ("NotoSansTamil",),
    "Telu": ("NotoSansTelugu",),
    "Tfng": ("NotoSansTifinagh",),
    "Thaa": ("NotoSansThaana",),
    "Thai": ("NotoSansThai", "NotoLoopedThai"),
    "Tibt": ("NotoSerifTibetan",),
    "Zyyy": ("NotoSans", "NotoSansSymbols2", "NotoSansSymbols", "NotoSansMath", "NotoSansCJK"),
}
"""Font families by ISO 15924 script code, the best first; the file names are those of Debian and of PyPI's fontpkg."""

_CJK = frozenset({"Hang", "Hani", "Hira", "Kana", "Bopo"})


@cache
def script_of(char: str) -> str:
    """The script of a character as HarfBuzz sees it; `Zyyy` for what all scripts share."""
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    return str(buffer.script or "Zyyy")


def package_for(char: str) -> str:
    """The packages that bring a font for a character, in words: `fonts-noto-core (Debian) oder …`."""
    script = script_of(char)
    if script in _CJK:
        return "fonts-noto-cjk (Debian) oder fontpkg-noto-sans-sc (PyPI)"
    family = SCRIPT_FONTS.get(script, ("",))[0].removeprefix("NotoSans").lower()
    if not family:
        return "fonts-noto-core oder fonts-noto-extra (Debian)"
    return f"fonts-noto-core (Debian) oder fontpkg-noto-sans-{family} (PyPI)"
