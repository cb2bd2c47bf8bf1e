#!/usr/bin/env python3
"""Makes up a whole campaign as a stream of events: rules, contacts, events and more events that may follow them.

    python3 Scripts/generate-campaign.py FOLDER --mode distributed --contacts 20000 --events 100000

Writes `rules.yaml`, `contacts.csv`, `events.ndjson` and `more.ndjson`. Everything that an event can be occurs: members
join, leave and take breaks, contacts reply, opt out and click, conversations are reassigned, notifications fall due, nights
come. The stream is made without looking at the rules, so some events are refused. With `--live`, conversations run out, members work in
shifts, rules pick one of their members, and texts are not delivered. The same arguments give the same bytes;
nobody in it exists, the phones are numbers reserved for fiction.
"""

import argparse
import json
import random
from pathlib import Path

MEMBERS = [f"m{number:02d}" for number in range(1, 25)]
AT_FIRST = MEMBERS[:16]
LISTS = {"closers": MEMBERS[2:6], "night": MEMBERS[10:16]}
TAGS = ["Donor", "Spanish", "VIP", "Union", "Student", "Yard Sign", "Minor", "Lapsed Donor"]
ZONES = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu", ""]
STATES = ["PA", "OH", "FL", "MI", "GA", "NY", "TX"]
TEXTS = ["yes", "tell me more", "1", "no thanks", "who is this?", "Sí, claro", "call me at 5", "wrong number", "STOP",
         "I moved to Ohio", "leave me alone", "Stop by tomorrow?", "👍", "already voted \"early\"", "unsubscribe"]
WEIGHTS = [20, 20, 5, 15, 3, 3, 5, 1, 1, 5, .4, 1, 4, 3, .4]
# What happens, and how often in about a thousand.
KINDS = {
    "send": 320, "reply": 230, "respond": 190, "start": 50, "report": 25, "resolve": 35, "reopen": 8, "tag": 25,
    "untag": 8, "click": 25, "opt_out": 5, "opt_in": 3, "away": 12, "back": 14, "add_member": .6, "remove_member": .5,
    "reassign": 4, "notify": 3, "contact": 22, "malformed": 1, "unknown": 3,
}
LIVE_KINDS = {**KINDS, "opt_out": 12, "delivery": 25, "clock": 10}
MONDAY = 1_772_438_400_000  # 2026-03-02T08:00Z; in the week that follows, clocks change


# What `--live` writes instead.
LIVE = [
    ("max_per_member: 2500 }", "max_per_member: 2500, answers_first: 8 }"),
    ("bucket_size: 25 }", "bucket_size: 25, answers_first: 8 }"),
    ("claim_timeout: 5m,", "claim_timeout: 5m, answers_first: 8,"),
    ("  night: [m11, m12, m13, m14, m15, m16]",
     "  night: { members: [m11, m12, m13, m14, m15, m16], shifts: { zone: America/Chicago, days: { mon-thu: \"12:00-22:00\" } } }"),
    ("[sender_or_last_team_member, closers, round_robin, hold]",
     "[sender_or_last_team_member, { to: closers, by: least_open }, least_open, hold]\n"
     "reply_timeout: { after: 40m, then: [{ to: night, by: least_open }, round_robin] }"),
    ("{ tag: Donor, to: m03 }", "{ tag: Donor, to: m03, otherwise: [m04, hold], at_once: true }"),
    ("{ tag: Spanish, to: [m01, m05, m07] }", "{ tag: Spanish, to: [m01, m05, m07], by: round_robin, at_once: true }"),
    ('{ start: "09:00", end: "21:00", ', '{ days: { mon-fri: "09:00-21:00", sat-sun: "10:00-20:00" }, closed: ["2026-03-05"],\n  '
     'where: [{ when: { fields: { state: [FL] } }, days: { daily: "08:00-20:00" } }], last_call: 10m, '),
    ("  - { type: leaderboard", "  - { type: replies_waiting, to: all, after: 20m }\n  - { type: leaderboard"),
]


def rules(mode, live=False):
    text = plain_rules(mode)
    for before, after in LIVE if live else []:
        assert before in text or "answers_first" in after, before
        text = text.replace(before, after)
    return text


def plain_rules(mode):
    team = []
    for number, member in enumerate(MEMBERS):
        notify = ["[]", "[email]", "[sms]", "[email, sms]"][number % 4]
        team.append(f"  {member}: {{ name: Member {member}, permissions: [send_queue{', manage' if number < 3 else ''}], "
                    f"email: {member}@example.org, phone: \"+1215555{100 + number:04d}\", notify: {notify}"
                    f"{', max_open: 40' if number % 3 == 1 else ''}{', weight: 2' if number % 5 == 2 else ''} }}")
    distribution = {
        "distributed": "{ mode: distributed, last_team_member_first: true, max_per_member: 2500 }",
        "buckets": "{ mode: buckets, bucket_size: 25 }",
        "first_come_first_served": "{ mode: first_come_first_served, claim_timeout: 5m, last_team_member_first: true }",
    }[mode]
    lists = "\n".join(f"  {name}: [{', '.join(members)}]" for name, members in LISTS.items())
    return f"""version: 1
action: made-up-{mode.replace('_', '-')}
team:
{chr(10).join(team)}
lists:
{lists}
members: [{', '.join(AT_FIRST)}]
distribution: {distribution}
reply_routing: [sender_or_last_team_member, closers, round_robin, hold]
tag_rules:
  - {{ tag: Donor, to: m03 }}
  - {{ tag: Spanish, to: [m01, m05, m07] }}
  - when: {{ all: [VIP], none: [Minor], fields: {{ state: [PA, NY] }} }}
    to: closers
auto_tags:
  - {{ tag: Will Vote, reply_is: ["yes", "1", "si", "sí, claro"] }}
  - {{ tag: Wrong Number, reply_contains: [wrong number, who is this] }}
opt_out:
  review: [leave me alone]
texting_hours: {{ start: "09:00", end: "21:00", zone: contact, missing_zone: America/New_York, replies: wait }}
notifications:
  - {{ type: assignment, to: all, subject: "{{{{count}}}} texts", body: "Hi {{{{member.name}}}}, {{{{waiting}}}} wait" }}
  - {{ type: replies_waiting, to: all }}
  - {{ type: leaderboard, to: [m01, m02] }}
"""


def phone(number):
    return f"+1{200 + number // 100 % 800}55501{number % 100:02d}{'' if number < 80_000 else number // 80_000}"


def contact(draw, number):
    return {
        "id": f"c{number:06d}",
        # One in a hundred has the phone of somebody before them.
        "phone": phone(draw.randrange(number) if number and draw.random() < 0.01 else number),
        "tags": draw.sample(TAGS, draw.choice([0, 0, 1, 1, 2, 3])),
        "last_team_member": draw.choice(MEMBERS) if draw.random() < 0.4 else "",
        "time_zone": draw.choice(ZONES), "state": draw.choice(STATES),
    }


class Stream:
    """Events of a campaign, one after the other."""

    def __init__(self, draw, contacts, total, kinds):
        self.draw, self.known, self.at, self.reached = draw, contacts, MONDAY, 0
        # Five days, in which nights are quiet, however many events there are.
        self.step = 5 * 86_400_000 / total
        self.left = set(MEMBERS) - set(AT_FIRST)
        self.away = set()
        self.last_message = 0
        self.kinds = kinds

    def line(self):
        hour = self.at // 3_600_000 % 24
        self.at += int(self.draw.expovariate(1) * self.step * (0.7 if hour >= 13 or hour < 2 else 2.5))
        kind = self.draw.choices(list(self.kinds), list(self.kinds.values()))[0]
        if kind == "malformed":
            return self.draw.choice(['{"event":"send","member":', '{"event":"sned","member":"m01"}', "", "[1]"])
        return json.dumps(self.event(kind), ensure_ascii=False, separators=(",", ":"))

    def event(self, kind):
        draw = self.draw
        event = {"event": kind, "at": self.at}
        present = [member for member in MEMBERS if member not in self.left]
        member = draw.choice(present)
        # Mostly those who were texted by now, about in the order of the list.
        some = f"c{draw.randrange(max(self.reached, 50) if draw.random() < 0.97 else self.known):06d}"
        match kind:
            case "send":
                self.reached = min(self.reached + 1, self.known)
                named = {"contact": some} if draw.random() < 0.05 else {}
                return {**event, "member": member, **named}
            case "start": return {**event, "member": member}
            case "reply":
                self.last_message += draw.random() > 0.01
                text = draw.choices(TEXTS, WEIGHTS)[0]
                named = {"message_id": f"SM{self.last_message:08d}"} if draw.random() < 0.8 else {}
                return {**event, "contact": some, "text": text, **named}
            case "respond": return {**event, "member": member, "contact": some, "text": "Thank you!"}
            case "report":
                more = {"tags": draw.sample(TAGS, 1)} if draw.random() < 0.5 else {}
                return {**event, "member": member, "contact": some, **more}
            case "resolve": return {**event, "member": member, "contact": some, "resolution": "done"}
            case "reopen": return {**event, "member": member, "contact": some}
            case "tag" | "untag": return {**event, "contact": some, "tags": draw.sample(TAGS, 1)}
            case "click": return {**event, "contact": some}
            case "opt_out": return {**event, "member": member, "contact": some}
            case "opt_in": return {**event, "member": draw.choice(MEMBERS[:3]), "contact": some}
            case "away": self.away.add(member)
            case "back" if self.away:
                member = draw.choice(sorted(self.away))
                self.away.discard(member)
            case "add_member" if self.left:
                member = draw.choice(sorted(self.left))
                self.left.discard(member)
            case "remove_member" if len(present) > 8: self.left.add(member)
            case "reassign":
                to = draw.choice([*LISTS, *present])
                shape = draw.randrange(4)
                if shape == 0:
                    ids = [f"c{draw.randrange(self.known):06d}" for _ in range(5)]
                    return {**event, "to": to, "filter": {"ids": ids}, "seed": draw.randrange(1000)}
                if shape == 1: return {**event, "from": member, "to": to, "filter": {"needs_attention": True}}
                if shape == 2: return {**event, "to": to, "filter": {"assigned_to": member, "tags": ["Union", "VIP"]}}
                return {**event, "from": member, "to": to, "filter": {"tags": draw.sample(TAGS, 2)}, "seed": 7}
            case "notify":
                return {**event, "type": draw.choice(["assignment", "replies_waiting", "leaderboard"]), "to": "all"}
            case "contact":
                arrived = contact(draw, self.known)
                self.known += 1
                return {**event, **{key: value for key, value in arrived.items() if value}}
            case "delivery":
                status = draw.choice(["delivered", "undelivered", "undelivered", "blocked"])
                return {**event, "contact": some, "status": status, **({"code": "30003"} if status == "undelivered" else {})}
            case "clock": return event
            case "unknown": return {**event, "event": "respond", "member": "nobody", "contact": "c999999x"}
        return {**event, "member": member}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mode", default="distributed",
                        choices=["distributed", "buckets", "first_come_first_served"])
    parser.add_argument("--contacts", type=int, default=20_000)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--more", type=int, default=5_000, help="how many events `more.ndjson` has")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--live", action="store_true", help="with time-outs, shifts, picks and hours by weekday")
    options = parser.parse_args()
    draw = random.Random(f"{options.seed} {options.mode}")

    def write(name, lines):
        with open(options.folder / name, "w", encoding="utf-8", newline="\n") as out:
            out.writelines(line + "\n" for line in lines)

    options.folder.mkdir(parents=True, exist_ok=True)
    write("rules.yaml", [rules(options.mode, options.live).rstrip("\n")])
    rows = [contact(draw, number) for number in range(options.contacts)]
    write("contacts.csv", [",".join(rows[0]), *(
        ",".join("|".join(value) if isinstance(value, list) else value for value in row.values()) for row in rows)])
    stream = Stream(draw, options.contacts, options.events, LIVE_KINDS if options.live else KINDS)
    write("events.ndjson", (stream.line() for _ in range(options.events)))
    write("more.ndjson", (stream.line() for _ in range(options.more)))


if __name__ == "__main__":
    main()
