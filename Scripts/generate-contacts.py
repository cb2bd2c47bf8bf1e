#!/usr/bin/env python3
"""Makes up a contact list as a campaign would export it, and the start of a text bank on it.

    python3 Scripts/generate-contacts.py ana joe philly maria dev \\
        --contacts rules/political-default/contacts.csv --events rules/political-default/events.ndjson

Nobody in it exists: the phones are numbers that are reserved for fiction (555-0100 to 555-0199). The same arguments
give the same bytes. The events are recorded under first come, first served, and replies to whoever wrote last.
"""

import argparse
import csv
import heapq
import json
import math
import random
import unicodedata
from datetime import datetime, timedelta, timezone

FIRST_NAMES = """
Ana Joe María José Luis Carmen Zoë Chloé René Noël Siobhán Seán Björn Åsa Jürgen Søren Łukasz Małgorzata Zuzana Jiří
Dmitri Olga Nguyễn Thảo Ngọc Mehmet İpek Aylin Fatima Omar Yusuf Amina Priya Arjun Lakshmi Kwame Adaeze Chidi Tariq
Leila James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Thomas
Jessica Karen Charles Nancy Daniel Lisa Matthew Betty Anthony Sandra Mark Ashley Steven Kimberly Andrew Donna Keisha
DeShawn LaToya Tyrone
""".split()
LAST_NAMES = """
Ruiz Chan Lee García Ñandú Núñez Muñoz Peña Martínez Hernández López Gonçalves Araújo Müller Größe Sørensen Ångström
Kowalczyk Dvořák Nagy Ivanova Trần Phạm Yılmaz Şahin Haddad Khan Hussein Patel Sharma Okafor Mensah O'Neil O'Brien
D’Angelo Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson White
Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Torres Hill Green Adams Baker Nelson Carter
Mitchell Roberts Garcia-Lopez McDonald
""".split()
WHOLE_NAMES = [
    "王小明", "李 娜", "佐藤 花子", "김민준", "박 서연", "محمد علي", "דוד כהן", "ธนพล ศรีสุข", "Αλέξανδρος Παππάς",
    "Ольга Иванова", "อรุณ", "Jean-Luc d'Aubigné", "Mary-Kate St. John",
]
NICKNAMES = ["Bill", "Peaches", "Doc", "Tía", "Red"]
SUFFIXES = ["Jr.", "Sr.", "III", "Esq.", "PhD"]
EMOJI = ["🌻", "🗳️", "💙", "🇵🇷", "👩🏽‍🏫", "🐝"]

# The first is carried most often, the n-th one n-th as often.
TAGS = [
    "Will Vote", "Donor", "Volunteer", "Spanish", "Yard Sign", "Union", "Student", "Veteran", "Teacher", "Renter",
    "VIP", "Event Host", "Lapsed Donor", "Phone Bank", "Needs a Ride", "Early Voter", "Café Meetup", "中文",
    "Small Business", "Wrong Address",
]
# As people type them: the same tags to the rules.
MISSPELT = {
    "Donor": "donor", "Spanish": "SPANISH", "Will Vote": "will vote", "VIP": "vip", "Café Meetup": "Cafe\u0301 Meetup",
}

AREA_CODES = {
    "PA": [215, 267, 412, 484, 570, 610, 717, 724, 814], "OH": [216, 234, 330, 419, 440, 513, 567, 614, 740, 937],
    "FL": [305, 321, 352, 386, 407, 561, 727, 772, 786, 813, 850, 863, 904, 941, 954],
    "MI": [231, 248, 269, 313, 517, 586, 616, 734, 810, 906, 989], "GA": [229, 404, 478, 678, 706, 770, 912],
    "NY": [212, 315, 347, 516, 518, 585, 607, 631, 646, 716, 718, 845, 914, 917],
    "TX": [210, 214, 281, 512, 713, 817],
}
SHARE_OF_SAME_PHONE, SHARE_WITH_LAST_TEAM_MEMBER, SHARE_OPTED_OUT = 0.01, 0.4, 0.004


class Draws:
    """Draws that need only `random.random`, whose sequence Python keeps from version to version."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def chance(self, share):
        return self.random() < share

    def below(self, count):
        return int(self.random() * count)

    def one_of(self, values):
        return values[self.below(len(values))]

    def exponential(self, mean):
        return -math.log(1 - self.random()) * mean

    def zipf(self, values):
        at = self.random() * sum(1 / rank for rank in range(1, len(values) + 1))
        for rank, value in enumerate(values, 1):
            at -= 1 / rank
            if at < 0:
                return value
        return values[-1]


def name(draws):
    kind = draws.random()
    if kind < 0.04:
        return draws.one_of(WHOLE_NAMES)
    first, last = draws.one_of(FIRST_NAMES), draws.one_of(LAST_NAMES)
    if kind < 0.055:
        return f'{first} "{draws.one_of(NICKNAMES)}" {last}'
    if kind < 0.075:
        return f"{last}, {first}"
    if kind < 0.09:
        return f"{first} {last}, {draws.one_of(SUFFIXES)}"
    if kind < 0.11:
        return f"{first} {last} {draws.one_of(EMOJI)}"
    if kind < 0.12:
        return unicodedata.normalize("NFD", f"{first} {last}")  # as some phones export it
    if kind < 0.13:
        return f"{first} {last}".upper()
    return f"{first} {last}"


def tags(draws):
    chosen = []
    for _ in range(draws.one_of([0, 0, 0, 1, 1, 1, 2, 2, 3, 4])):
        tag = draws.zipf(TAGS)
        if tag not in chosen:
            chosen.append(tag)
    return [MISSPELT[tag] if tag in MISSPELT and draws.chance(0.01) else tag for tag in chosen]


def contacts(count, members, draws):
    phones = [(state, f"+1{code}555{line:04d}") for state, codes in AREA_CODES.items() for code in codes
              for line in range(100, 200)]
    if count > len(phones):
        raise SystemExit(f"at most {len(phones)} contacts: there are no more phones for fiction in these states")
    for last in range(len(phones) - 1, 0, -1):
        other = draws.below(last + 1)
        phones[last], phones[other] = phones[other], phones[last]
    rows = []
    for number in range(1, count + 1):
        state, phone = phones[number - 1]
        if rows and draws.chance(SHARE_OF_SAME_PHONE):
            earlier = rows[draws.below(len(rows))]
            state, phone = earlier["state"], earlier["phone"]
        rows.append({
            "id": f"c{number:04d}", "name": name(draws), "phone": phone, "tags": tags(draws), "state": state,
            "last_team_member": draws.one_of(members) if draws.chance(SHARE_WITH_LAST_TEAM_MEMBER) else "",
            "opted_out": draws.chance(SHARE_OPTED_OUT),
        })
    return rows


def write_contacts(rows, path):
    with open(path, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(rows[0])
        for row in rows:
            opted_out = "true" if row["opted_out"] else ""
            table.writerow({**row, "tags": "|".join(row["tags"]), "opted_out": opted_out}.values())


REPLIES = [
    "Yes! I'll be there", "who is this?", "¿Quién es?", "Sí, cuenten conmigo 🙌", "Stop by tomorrow?", "Not sure yet",
    "👍", "I already voted", "How do I get a yard sign?", "wrong number", "Call me after 5", "no thanks",
    "What time does it start?", "I can give $25", "Please don't stop, you are doing great", "1", "Merci beaucoup", "好的",
]
OPT_OUTS = ["STOP", "Stop.", "stop 🙏", "ＳＴＯＰ", "Unsubscribe", "“stop”", "opt-out", "s\u200btop"]
ANSWERS = [
    "Thank you!", "This is the Spring Pledge Drive.", "¡Gracias!", "We meet at 6 pm at the library.", "Of course.",
]


class TextBank:
    """What a few people do in the first minutes of a text bank, in order of time."""

    def __init__(self, rows, members, draws):
        self.draws, self.members = draws, members
        self.rows = {row["id"]: row for row in rows}
        seen, self.unsent = set(), []
        for row in rows:
            if row["phone"] not in seen and not row["opted_out"]:
                self.unsent.append(row["id"])
            seen.add(row["phone"])
        self.away, self.closed = set(), set()
        self.writer = {}  # contact → who wrote last
        self.messages = 0
        self.agenda, self.planned = [], 0
        self.events = []

    def plan(self, seconds, action, *arguments):
        self.planned += 1
        heapq.heappush(self.agenda, (int(seconds), self.planned, action, arguments))

    def record(self, now, event, **fields):
        at = datetime(2026, 3, 7, 14, tzinfo=timezone.utc) + timedelta(seconds=now)
        self.events.append({"at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "event": event, **fields})

    def run(self, count):
        self.plan(0, self.publish)
        for place, member in enumerate(self.members):
            self.plan(5 + 90 * place, self.send, member)
        gone = self.members[min(1, len(self.members) - 1)]
        self.plan(600, self.leave_for_a_while, gone, 420)
        self.plan(400, self.arrive)
        self.plan(500, self.opt_out_by_hand)
        while self.agenda and len(self.events) < count:
            now, _, action, arguments = heapq.heappop(self.agenda)
            action(now, *arguments)
        return self.events

    def publish(self, now):
        self.record(now, "publish")

    def send(self, now, member):
        if member not in self.away and self.unsent:
            # Now and then somebody texts a friend further down the list.
            place = self.draws.below(len(self.unsent)) if self.draws.chance(0.03) else 0
            contact = self.unsent.pop(place)
            self.record(now, "send", member=member, **({"contact": contact} if place else {}))
            self.writer[contact] = member
            if self.draws.chance(0.3):
                self.plan(now + 15 + self.draws.exponential(150), self.reply, contact)
        self.plan(now + 8 + self.draws.exponential(20), self.send, member)

    def reply(self, now, contact):
        if contact in self.closed:
            return
        self.messages += 1
        opts_out = self.draws.chance(0.12)
        text = self.draws.one_of(OPT_OUTS if opts_out else REPLIES)
        fields = {"contact": contact, "text": text, "message_id": f"SM{self.messages:05d}"}
        self.record(now, "reply", **fields)
        if self.messages % 40 == 0:
            self.record(now, "reply", **fields)  # The carrier delivers some messages twice.
        if opts_out:
            self.close(contact)
        else:
            self.plan(now + 10 + self.draws.exponential(60), self.respond, contact)

    def respond(self, now, contact):
        if contact in self.closed:
            return
        member = self.writer[contact]
        if member in self.away:
            member = self.draws.one_of([other for other in self.members if other not in self.away] or self.members)
        ending = self.draws.random()
        if ending < 0.1:
            self.record(now, "resolve", member=member, contact=contact, resolution="no answer needed")
            return
        self.writer[contact] = member
        self.record(now, "respond", member=member, contact=contact, text=self.draws.one_of(ANSWERS))
        if ending < 0.3:
            self.record(now, "tag", member=member, contact=contact, tags=[self.draws.zipf(TAGS)])
        if ending < 0.6:
            self.plan(now + 15 + self.draws.exponential(120), self.reply, contact)

    def leave_for_a_while(self, now, member, seconds):
        self.away.add(member)
        self.record(now, "away", member=member)
        self.plan(now + seconds, self.come_back, member)

    def come_back(self, now, member):
        self.away.remove(member)
        self.record(now, "back", member=member)

    def arrive(self, now):
        for name, phone in [("Róisín “Ro” Byrne", "+18025550123"), ("新しい人", "+18025550124")]:
            contact = f"c{len(self.rows) + 1:04d}"
            self.rows[contact] = {"phone": phone}
            self.unsent.append(contact)
            self.record(now, "contact", id=contact, name=name, phone=phone, tags=["Volunteer"], state="VT")

    def opt_out_by_hand(self, now):
        contact = next((contact for contact in self.writer if contact not in self.closed), None)
        if contact:
            self.record(now, "opt_out", member=self.writer[contact], contact=contact)
            self.close(contact)

    def close(self, contact):
        """An opt out covers the phone: every row that has it."""
        phone = self.rows[contact]["phone"]
        self.closed.update(other for other, row in self.rows.items() if row["phone"] == phone)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("members", nargs="+", metavar="MEMBER", help="team members, as the rule file names them")
    parser.add_argument("--contacts", required=True, metavar="FILE.csv")
    parser.add_argument("--count", type=int, default=5_000, help="contacts (default %(default)s)")
    parser.add_argument("--events", metavar="FILE.ndjson")
    parser.add_argument("--event-count", type=int, default=400, help="events, about (default %(default)s)")
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    if options.count < 1:
        parser.error("--count wants at least 1")

    rows = contacts(options.count, options.members, Draws(options.seed))
    write_contacts(rows, options.contacts)
    if options.events:
        bank = TextBank(rows, options.members, Draws(options.seed + 1))
        with open(options.events, "w", encoding="utf-8", newline="\n") as out:
            for event in bank.run(options.event_count):
                out.write(json.dumps(event, ensure_ascii=False) + "\n")


main()
