#!/usr/bin/env python3
"""Writes the fixtures that readers of time zones are tested with.

    python3 Scripts/generate-zones.py [FOLDER]

Copies the TZif files of some zones (public domain) from FOLDER, /usr/share/zoneinfo if none is given, to
Tests/Fixtures/zones, and writes beside each, as NAME.txt, when its offset changes from 1900 to 2200 according to Python's
`zoneinfo`: seconds since 1970, then seconds east of UTC from then on. The first line is the offset in 1900.
"""

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

FIXTURES = Path(__file__).resolve().parent.parent / "Tests/Fixtures/zones"
ZONES = [
    "Africa/Casablanca",  # daylight time suspended for Ramadan, listed up to 2087
    "America/Los_Angeles", "America/New_York", "America/Phoenix", "America/St_Johns",
    "America/Nuuk",  # changes before midnight
    "Asia/Gaza",  # changes two days after the day its rule names
    "Asia/Kathmandu", "Asia/Kolkata",
    "Australia/Lord_Howe",  # half an hour of daylight time
    "Europe/Dublin",  # the summer time is the standard
    "Europe/London",
    "Pacific/Apia",  # had no 30 December 2011
    "UTC",
]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
FIRST = (datetime(1900, 1, 1, tzinfo=timezone.utc) - EPOCH) // timedelta(seconds=1)
LAST = (datetime(2201, 1, 1, tzinfo=timezone.utc) - EPOCH) // timedelta(seconds=1)
STEP = 6 * 3600


def main():
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/zoneinfo")
    for name in ZONES:
        file = FIXTURES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((source / name).read_bytes())
        with open(file, "rb") as bytes:
            zone = ZoneInfo.from_file(bytes, key=name)

        def offset(seconds):
            return (EPOCH + timedelta(seconds=seconds)).astimezone(zone).utcoffset() // timedelta(seconds=1)

        before = offset(FIRST)
        lines = [str(before)]
        for end in range(FIRST + STEP, LAST + 1, STEP):
            after = offset(end)
            if after == before:
                continue
            low, high = end - STEP, end
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == before else (low, middle)
            lines.append(f"{high} {after}")
            before = after
        file.with_name(file.name + ".txt").write_text("\n".join(lines) + "\n")


main()
