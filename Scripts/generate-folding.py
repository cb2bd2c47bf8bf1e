#!/usr/bin/env python3
"""Writes the Unicode folding data and its golden vectors.

    python3 Scripts/generate-folding.py

Writes the tables of Sources/Folding/Tables and Tests/Fixtures/folding/*.tsv from Python's `unicodedata`. The
output depends on nothing but that module's Unicode version, which stands in every file; run it again with a newer
Python to move to a newer Unicode. The golden vectors are computed from the definitions in the Unicode Standard, section
3.13, with Python's own normalisation and not through the tables, so they check the tables too.
"""

import random
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "Sources/Folding/Tables"
FIXTURES = ROOT / "Tests/Fixtures/folding"

TABLE_HEAD = """\
# {what}
# From Unicode {version}, by Scripts/generate-folding.py. `1E9E>73.73` maps one code point, `41*1A>61` maps 0x1A code
# points, each one further, and `100/18>101` does so in steps of two. All numbers are hexadecimal.
"""

HANGUL = range(0xAC00, 0xD7A4)  # composed by arithmetic, so never in a table
SURROGATES = range(0xD800, 0xE000)
WHITE_SPACE = frozenset(
    [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])

# Default_Ignorable_Code_Point (DerivedCoreProperties.txt); `unicodedata` does not have it.
DEFAULT_IGNORABLE = frozenset(
    code
    for first, last in [
        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)]
    for code in range(first, last + 1))
ANNOTATION_CONTROLS = frozenset([0xFFF9, 0xFFFA, 0xFFFB])
DIACRITICS = [range(0x300, 0x370), range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00)]
# Where the Latin and the Greek letters are.
WITHOUT_MARKS = [
    range(0x61, 0x7B), range(0xC0, 0x2B0), range(0x370, 0x400), range(0x1D00, 0x1DC0), range(0x1E00, 0x2000),
    range(0x2C60, 0x2C80), range(0xA720, 0xA800), range(0xAB30, 0xAB70)]
WITHOUT_STROKE = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "œ": "oe", "ŧ": "t"})
APOSTROPHES = str.maketrans("\u2018\u2019", "''")


def nfd(text):
    return unicodedata.normalize("NFD", text)


def nfkd(text):
    return unicodedata.normalize("NFKD", text)


def is_invisible(code):
    """What a reply's comparison form leaves out."""
    if code in DEFAULT_IGNORABLE or code in ANNOTATION_CONTROLS:
        return True
    return (code < 0x20 or 0x7F <= code < 0xA0) and code not in WHITE_SPACE


def is_outer(char):
    return ord(char) in WHITE_SPACE or unicodedata.category(char)[0] in "PS"


def is_mark(char):
    return unicodedata.category(char)[0] == "M"


def is_in(char, blocks):
    return any(ord(char) in block for block in blocks)


def without_diacritics(text):
    """Decomposed text without the marks upon Latin and Greek letters, and without strokes."""
    kept = []
    base = ""
    for char in text:
        if is_in(char, DIACRITICS):
            if base and is_in(base, WITHOUT_MARKS):
                continue
        elif not is_mark(char):
            base = char
        kept.append(char.translate(WITHOUT_STROKE))
    return "".join(kept)


def compatibility_fold(text):
    """The fixed point of NFKD and case folding."""
    while True:
        folded = nfkd(text.casefold())
        if folded == text:
            return text
        text = folded


def tag_form(text):
    """Canonical caseless form (definition D145), white space trimmed."""
    first, last = 0, len(text)
    while first < last and ord(text[first]) in WHITE_SPACE:
        first += 1
    while last > first and ord(text[last - 1]) in WHITE_SPACE:
        last -= 1
    return nfd(nfd(text[first:last]).casefold())


def reply_form(text):
    """NFKC_Casefold (definition D147), decomposed, without what is invisible and without diacritics, apostrophes straight;
    space and outer punctuation trimmed."""
    folded = "".join(compatibility_fold(c) for c in nfd(text).translate(APOSTROPHES))
    text = without_diacritics(nfd("".join(c for c in folded if not is_invisible(ord(c)))))
    spaced = []
    for char in text:
        if ord(char) not in WHITE_SPACE:
            spaced.append(char)
        elif spaced and spaced[-1] != " ":
            spaced.append(" ")
    if spaced and spaced[-1] == " ":
        spaced.pop()
    first, last = 0, len(spaced)
    while first < last and (is_outer(spaced[first]) or is_mark(spaced[first])):
        first += 1
    while last > first:
        base = last - 1
        while base > first and is_mark(spaced[base]):
            base -= 1
        if not is_outer(spaced[base]):
            break
        last = base
    return "".join(spaced[first:last] or spaced)


# Tables. Each maps a code point to code points.


def scalars():
    return (code for code in range(0x110000) if code not in SURROGATES)


def tables():
    canonical, case_fold, compatibility = {}, {}, {}
    for code in scalars():
        char = chr(code)
        decomposed = nfd(char)
        if decomposed != char:
            if code not in HANGUL:
                canonical[code] = decomposed
            continue  # the other two are asked after decomposition
        folded = nfd(char.casefold())
        if folded != char:
            case_fold[code] = folded
        compatible = "".join(c for c in compatibility_fold(char) if not is_invisible(ord(c)))
        if compatible != folded and not is_invisible(code):
            compatibility[code] = compatible
    return canonical, case_fold, compatibility


def runs(table):
    """Table entries as text; neighbours that map to neighbours become one entry.

    `1E9E>73.73` one code point; `41*1A>61` 0x1A code points, each one further; `100/18>101` the same in steps of two.
    """
    keys = sorted(table)
    at = 0
    while at < len(keys):
        key, value = keys[at], table[keys[at]]
        count, step = 1, 1
        if len(value) == 1:
            for step in (1, 2):
                count = 1
                while (at + count < len(keys) and keys[at + count] == key + step * count
                       and table[keys[at + count]] == chr(ord(value) + step * count)):
                    count += 1
                if count > 1:
                    break
        target = ".".join(f"{ord(c):X}" for c in value)
        repeat = "" if count == 1 else f"{'*/'[step - 1]}{count:X}"
        yield f"{key:X}{repeat}>{target}"
        at += count


def wrapped(words, width=116):
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def write_data():
    canonical, case_fold, compatibility = tables()
    TABLES.mkdir(parents=True, exist_ok=True)
    # No line end: the file is the version.
    (TABLES / "version.txt").write_text(unicodedata.unidata_version, encoding="ascii")
    for name, table, what in [
        ("canonical", canonical, "Full canonical decompositions, Hangul syllables left out."),
        ("case-fold", case_fold, "Full default case foldings of decomposed text, decomposed."),
        ("compatibility", compatibility,
         "Full compatibility decompositions, case folded, of decomposed text where they differ from case-fold.txt."),
    ]:
        with open(TABLES / f"{name}.txt", "w", encoding="ascii", newline="\n") as out:
            out.write(TABLE_HEAD.format(what=what, version=unicodedata.unidata_version))
            for line in wrapped(runs(table)):
                out.write(line + "\n")
    return canonical, case_fold, compatibility


# Golden vectors.


def hexadecimal(text):
    return " ".join(f"{ord(c):04X}" for c in text)


def write_vectors(name, what, inputs):
    with open(FIXTURES / name, "w", encoding="ascii", newline="\n") as out:
        out.write(f"# {what}, Unicode {unicodedata.unidata_version}. Generated by Scripts/generate-folding.py.\n")
        out.write("# text, its tag form, its reply form (`=`: like the tag form), as code points\n")
        for text in inputs:
            tag, reply = tag_form(text), reply_form(text)
            out.write(f"{hexadecimal(text)}\t{hexadecimal(tag)}\t{'=' if reply == tag else hexadecimal(reply)}\n")


def random_strings(tables, count):
    rng = random.Random(14)
    canonical, case_fold, compatibility = (sorted(table) for table in tables)
    marks = [c for c in scalars() if unicodedata.combining(chr(c))]
    iota = [0x345, 0x1FB3, 0x1FBC, 0x1FF7, 0x391, 0x301]
    pools = [
        canonical, case_fold, compatibility, marks, marks, iota, list(range(0x20, 0x7F)), list(range(0x20, 0x7F)),
        sorted(WHITE_SPACE), sorted(DEFAULT_IGNORABLE)[:200], list(HANGUL)[::97], list(range(0x1100, 0x1200)),
        [0x1F64F, 0x1F3FD, 0x2764, 0xFE0F, 0x200D, 0x20E3, 0x2022, 0xB4], list(range(0x61, 0x7B)),
    ]
    for _ in range(count):
        chosen = [rng.choice(pools) for _ in range(3)]
        yield "".join(chr(rng.choice(rng.choice(chosen))) for _ in range(rng.randint(1, 12)))


def main():
    FIXTURES.mkdir(parents=True, exist_ok=True)
    data = write_data()
    changed = (
        code for code in scalars()
        if (code not in HANGUL or code % 53 == 0) and not 0xE0200 <= code <= 0xE0FFF
        and (tag_form(chr(code)) != chr(code) or reply_form(chr(code)) != chr(code)))
    write_vectors("code-points.tsv", "Every code point that folding changes, Hangul sampled", map(chr, changed))
    write_vectors("strings.tsv", "Seeded random strings", random_strings(data, 3000))


main()
