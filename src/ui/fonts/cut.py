"""Cuts Inter down to what the window needs; see README.md beside this file.

    python3 cut.py Inter-Regular.woff2 Inter-Regular.ttf

Needs fonttools and brotli. Keeps Latin, Greek, Cyrillic and punctuation; drops hinting and layout
tables; makes the digits of equal width (feature `tnum`) the default ones, so that columns of dates,
versions and counts line up without a layout feature.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E),  # Basic Latin
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B
    (0x2B0, 0x36F),  # modifier letters, combining marks
    (0x370, 0x52F),  # Greek, Cyrillic, Cyrillic Supplement
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x2030, 0x203A),  # per mille, primes, single quotation marks
    (0x2070, 0x209C),  # raised and lowered digits
    (0x20A0, 0x20C0),  # currencies
]
SINGLE = [
    0x2007, 0x2009, 0x202F,  # spaces of fixed width
    0x2044, 0x2116, 0x2122, 0x2126, 0x2212, 0x2215, 0x2260, 0x2264, 0x2265,  # / No TM Ohm - / != <= >=
    0xFFFD,  # a letter that was lost
]


def tabular(font):
    """The glyph of equal width for each digit's own glyph."""
    found = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    found.update(getattr(table, "ExtSubTable", table).mapping)
    return found


def cut(source, target):
    font = TTFont(source)
    digits = tabular(font)
    for table in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if code in table.cmap:
                # Two tables can share one map, which is then already changed.
                table.cmap[code] = digits.get(table.cmap[code], table.cmap[code])
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "meta", "MVAR", "HVAR"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = subset.Subsetter(options)
    codes = [code for first, last in RANGES for code in range(first, last + 1)]
    subsetter.populate(unicodes=codes + SINGLE)
    subsetter.subset(font)
    font.flavor = None
    font.save(target)


cut(sys.argv[1], sys.argv[2])
