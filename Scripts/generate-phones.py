#!/usr/bin/env python3
"""Writes the table of phone numbers by country, and the numbers that the tests compare it by.

    pip install phonenumbers
    python3 Scripts/generate-phones.py

Writes Sources/Phones/Tables/plans.txt and Tests/Fixtures/phones/compared.tsv from the metadata of the package
`phonenumbers`, the Python port of libphonenumber. The expected numbers are computed by that package and not through the
table, so they check the table and its reader.
"""

import random
import re
from pathlib import Path

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat, PhoneNumberType

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "Sources/Phones/Tables/plans.txt"
COMPARED = ROOT / "Tests/Fixtures/phones/compared.tsv"

COUNTRIES = [
    "US", "CA", "MX", "BR", "AR", "CO", "GB", "IE", "FR", "DE", "IT", "ES", "PT", "NL", "PL", "SE", "CH", "GR", "TR",
    "RU", "UA", "IL", "ZA", "NG", "KE", "IN", "PK", "PH", "CN", "JP", "KR", "AU", "NZ",
]
KINDS = [PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE]


# Dialled before mobile numbers until 2019, after the calling code as well, and still found in lists.
TRUNKS = {"MX": "1"}


def lengths(values):
    """`7,9-10`"""
    values = sorted(v for v in values if v > 0)
    runs = []
    for value in values:
        if runs and runs[-1][1] == value - 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs) or "-"


def plan(region):
    data = PhoneMetadata.metadata_for_region(region)
    code = data.country_code
    mobile = {n for n in data.mobile.possible_length if n > 0} if data.mobile else set()
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    if example is not None:
        # Longer ones are those of machines.
        usual = {n for n in mobile if n <= len(phonenumbers.national_significant_number(example))}
    else:
        usual = mobile
    # Shorter numbers are those of services, which no one texts first.
    least = min([7] + sorted(mobile))
    every = {n for n in data.general_desc.possible_length if n >= least} | mobile
    # E.164 has at most 15 digits.
    every = {n for n in every if n + len(str(code)) <= 15}
    abroad = data.preferred_international_prefix or data.international_prefix or "00"
    abroad = abroad.replace("~", "") if re.fullmatch(r"[0-9~]+", abroad) else "00"
    return (region, code, abroad, data.national_prefix or TRUNKS.get(region, "-"), lengths(every), lengths(usual or every))


def write_plans():
    out = [
        "# How phone numbers are written, by country: ISO code, calling code, what is dialled before calls abroad, what is",
        "# dialled before national numbers, how many digits national numbers have, and mobile numbers among them. `-` is",
        f"# none. From the metadata of phonenumbers {phonenumbers.__version__}, by Scripts/generate-phones.py.",
    ]
    regions = sorted(phonenumbers.SUPPORTED_REGIONS)
    # The main country of a calling code first: its form is the one after `+`.
    main = {phonenumbers.region_code_for_country_code(PhoneMetadata.metadata_for_region(r).country_code) for r in regions}
    for region in sorted(regions, key=lambda r: (r not in main, r)):
        out.append(" ".join(str(part) for part in plan(region)))
    PLANS.write_text("\n".join(out) + "\n")


def numbers(region, dice, count):
    """Valid numbers: the examples with their last digits changed."""
    found = {}
    tries = 0
    while len(found) < count and tries < 200 * count:
        tries += 1
        example = phonenumbers.example_number_for_type(region, dice.choice(KINDS))
        if example is None:
            continue
        national = phonenumbers.national_significant_number(example)
        changed = dice.randrange(2, min(7, len(national)))
        national = national[:-changed] + "".join(dice.choice("0123456789") for _ in range(changed))
        number = phonenumbers.parse(f"+{example.country_code}{national}", None)
        if phonenumbers.is_valid_number_for_region(number, region):
            found[phonenumbers.format_number(number, PhoneNumberFormat.E164)] = number
    return list(found.values())


SCRIPTS = ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]


def spellings(number, region, dice):
    """The ways in which a list may have the number, each with the name of the way."""
    whole = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    yield "e164", whole
    yield "national", national
    yield "international", phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    yield "dots", re.sub(r"[ -]+", ".", national.replace("(", "").replace(")", ""))
    script = dice.choice(SCRIPTS)
    yield "script", national.translate({ord(str(d)): script[d] for d in range(10)})
    yield "extension", national + dice.choice([" x12", " ext. 345", " #7", ";ext=21"])
    yield "rfc3966", phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
    yield "plus lost", whole[1:]
    from_country = "US" if region not in ("US", "CA") else "GB"
    yield "abroad", phonenumbers.format_out_of_country_calling_number(number, from_country) + "\t" + from_country


def damaged(number, dice):
    """Numbers that have lost or gained digits."""
    national = phonenumbers.national_significant_number(number)
    yield "short", national[: dice.randrange(1, 6)]
    yield "long", "+" + str(number.country_code) + national + "".join(dice.choice("0123456789") for _ in range(9))


def is_possible(text, region):
    try:
        reason = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False
    return reason == phonenumbers.ValidationResult.IS_POSSIBLE


def write_compared():
    dice = random.Random(20260302)
    rows = []
    for region in COUNTRIES:
        for number in numbers(region, dice, 31):
            expected = phonenumbers.format_number(number, PhoneNumberFormat.E164)
            kind = "landline" if phonenumbers.number_type(number) == PhoneNumberType.FIXED_LINE else "mobile"
            for way, text in spellings(number, region, dice):
                home = region
                if "\t" in text:
                    text, home = text.split("\t")
                if way != "plus lost":
                    # What the package itself reads: where it reads something else, that is what is expected.
                    read = phonenumbers.parse(text, home)
                    expected_here = phonenumbers.format_number(read, PhoneNumberFormat.E164)
                    if not phonenumbers.is_possible_number(read):
                        expected_here = "-"
                else:
                    expected_here = expected
                rows.append((home, kind, way, text, expected_here))
            for way, text in damaged(number, dice):
                if not is_possible(text, region):
                    rows.append((region, kind, way, text, "-"))
    head = (
        "# Country, kind, way of writing, the text, and the number that it is (`-`: none), by phonenumbers"
        f" {phonenumbers.__version__}.\n# Written by Scripts/generate-phones.py.\n")
    COMPARED.write_text(head + "".join("\t".join(row) + "\n" for row in rows))
    print(len(rows), "numbers of", len({row[0] for row in rows}), "countries")


write_plans()
write_compared()
