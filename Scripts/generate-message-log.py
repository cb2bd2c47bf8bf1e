#!/usr/bin/env python3
"""Makes up the messages of an evening of texting as Spoke exports them, and the contact list that goes with them.

    python3 Scripts/generate-message-log.py --contacts contacts.csv --messages messages.csv [--count 3000] [--seed 1]

Nobody in it exists: the phones are numbers that are reserved for fiction (555-0100 to 555-0199). For logs of more contacts than
there are such numbers, --large takes any numbers in a row: for measurements, and not to be shown around. The same arguments give the
same bytes. Volunteers send a text every 16 seconds or so and pause, answer what has come with a delay of their own, and go
home; answers come for another two days. Contacts with the tag Donor answer more often. The messages stand in the order of the
contacts, as in an export, and not in that of their moments.
"""

import argparse
import csv
import heapq
import math
import random
from datetime import datetime, timedelta, timezone

AREA_CODES = [code for code in range(201, 990) if code % 100 != 11 and code // 100 != 9]
BEGIN = datetime(2026, 3, 5, 22, 30, tzinfo=timezone.utc)
EVENING, LOG = 3 * 3600.0, 2.5 * 86400.0
ANSWERS = ["yes", "I will be there", "no thanks", "who is this?", "Sí, claro", "call me at 5", "tell me more", "👍"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", required=True, help="where the contact list goes")
    parser.add_argument("--messages", required=True, help="where the messages go")
    parser.add_argument("--count", type=int, default=3000, help="how many contacts")
    parser.add_argument("--members", type=int, default=6)
    parser.add_argument("--hours", type=float, default=LOG / 3600, help="how long after the first text the log ends")
    parser.add_argument("--large", action="store_true", help="more contacts than there are phones for fiction")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def delay(rng):
    """Most answer within minutes, some the next day."""
    median, sigma = (300.0, 1.1) if rng.random() < 0.9 else (9 * 3600.0, 1.0)
    return median * math.exp(rng.gauss(0, sigma))


def evening(rng, contacts, members, end):
    """Messages as (seconds, contact, is from contact, member, status, text)."""
    messages, queue, waiting = [], [], {name: [] for name in members}
    pace = {name: 3600 / rng.uniform(190, 260) for name in members}
    unsent = iter(range(len(contacts)))
    owner = {}
    for name in members:
        heapq.heappush(queue, (rng.uniform(0, 120), rng.random(), "free", name, None))
    while queue:
        now, _, kind, who, what = heapq.heappop(queue)
        if now > end:
            break
        if kind == "reply":
            messages.append((now, who, True, owner[who], "DELIVERED", what))
            if what != "stop":
                waiting[owner[who]].append(who)
            continue
        if kind == "respond":
            messages.append((now, what, False, who, "DELIVERED", "Thank you!"))
            if rng.random() < 0.45:
                heapq.heappush(queue, (now + delay(rng), rng.random(), "reply", what, rng.choice(ANSWERS)))
        if kind == "send":
            contact = contacts[what]
            owner[what] = who
            lost = rng.random() < 0.04
            messages.append((now, what, False, who, "ERROR" if lost else "DELIVERED", "Hi, will you vote on Tuesday?"))
            share = 0.24 if contact["tags"] == "Donor" else 0.10
            draw = rng.random()
            if not lost and draw < share + 0.025:
                text = "stop" if draw >= share else rng.choice(ANSWERS)
                heapq.heappush(queue, (now + delay(rng), rng.random(), "reply", what, text))
        # What a member does next takes its time before it is done.
        if waiting[who]:
            heapq.heappush(queue, (now + 35 * math.exp(rng.gauss(0, 0.7)), rng.random(), "respond", who, waiting[who].pop(0)))
            continue
        following = next(unsent, None) if now < EVENING else None
        if following is not None:
            heapq.heappush(queue, (now + rng.gammavariate(2, pace[who] / 2), rng.random(), "send", who, following))
        elif now < EVENING:
            heapq.heappush(queue, (now + 5, rng.random(), "free", who, None))
    return messages


def main():
    options = arguments()
    rng = random.Random(options.seed)
    numbers = [f"+1{code}55501{line:02d}" for code in AREA_CODES for line in range(100)]
    if options.large:
        numbers = [f"+1{code}{line}" for line in range(5_560_000, 5_600_000) for code in AREA_CODES][:options.count]
    if options.count > len(numbers):
        raise SystemExit(f"there are only {len(numbers)} phones for fiction")
    rng.shuffle(numbers)
    contacts = [
        {"external_id": f"V{index + 1:05d}", "cell": numbers[index], "state": rng.choice(["PA", "OH", "MI"]),
         "tags": "Donor" if rng.random() < 0.08 else ""}
        for index in range(options.count)
    ]
    members = [str(4001 + index) for index in range(options.members)]
    messages = evening(rng, contacts, members, options.hours * 3600)
    with open(options.contacts, "w", newline="") as file:
        table = csv.DictWriter(file, ["external_id", "cell", "state", "tags"], lineterminator="\n")
        table.writeheader()
        table.writerows(contacts)
    with open(options.messages, "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["assignmentId", "campaignId", "userNumber", "contactNumber", "isFromContact", "sendStatus",
                        "attemptedAt", "text"])
        for seconds, contact, inbound, member, status, text in sorted(messages, key=lambda one: (one[1], one[0])):
            at = (BEGIN + timedelta(milliseconds=round(seconds * 1000))).isoformat(timespec="milliseconds")
            table.writerow([member, 77, "+12155550100", contacts[contact]["cell"], str(inbound).lower(), status,
                            at.replace("+00:00", "Z"), text])


if __name__ == "__main__":
    main()
