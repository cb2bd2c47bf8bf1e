"""The benchmarks' input files, generated from fixed seeds into a scratch folder and kept there.

`rules_R.tsv`          R tag rules for the floor programs: tag, tab, member
`rules_R.yaml`         the same rules as a rule file
`tags_R.txt`           contacts as their tags, joined by commas
`recipients_R.txt`     the answer for each of them: members in order, joined by commas, or DEFAULT
`contacts_N.ndjson`    whole contacts; `preview_N.ndjson` holds the answers under `rules_1000`; `_under_R` is for other rules
`single_rules_R.yaml`  R tag rules of one member each
`members_N.yaml`       N members and no tag rules
`listed_N.ndjson`      the contacts of `contacts_N` without names and phones: all may be texted
`route_N.ndjson`       N events on the first contacts of `listed_100000`, under `rules_1000`
`live_NONE.yaml`       `rules_1000` with plain texting hours; `live_ALL.yaml` the same with every key of `LIVE_KEYS`
`live_N.ndjson`        N events under these rules: as `route_N`, with tags and reports of carriers among them
`phones_N.csv`         N contacts with ids and phones only
`messages_N.csv`       about N messages of an evening as Spoke exports them; `messages_N_contacts.csv` the list that goes with them

Four fifths of the rules have a tag of their own, the others share one. Half of all tags have rules; contacts carry up
to eight, Zipf-distributed. Members are declared in order of their names, so sorted names are in declaration order.
"""

import bisect
import itertools
import json
import os
import random
import subprocess
import sys
from pathlib import Path

MEMBERS = {10: 5, 100: 25, 1000: 100, 10000: 500}
COMMON_TAGS = ["Donor", "Spanish", "Volunteer", "Will Vote", "Yard Sign", "VIP"]
PREVIEW_RULES = 1000
ROUTE_CONTACTS = 100_000
PREVIEW_MEMBERS = [f"m{number:04d}" for number in range(MEMBERS[PREVIEW_RULES])]


def scratch():
    folder = os.environ.get("PATCHBAY_BENCH_DATA")
    if not folder:
        folder = "/dev/shm/patchbay-bench" if os.path.isdir("/dev/shm") else "/tmp/patchbay-bench"
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    return path


class Rules:
    """R pairs of tag and member, and the tags that contacts draw from, the most frequent first."""

    def __init__(self, count):
        draw = random.Random(20201 + count)
        with_rules = max(1, count * 8 // 10)
        members = [f"m{number:04d}" for number in range(MEMBERS.get(count, max(4, min(500, count // 10))))]
        tags = [f"tag{number:05d}" for number in range(2 * with_rules)]
        tags[:len(COMMON_TAGS)] = COMMON_TAGS
        pairs = [(tags[number], draw.choice(members)) for number in range(with_rules)]
        seen = set(pairs)
        while len(pairs) < count:
            pair = (tags[draw.randrange(with_rules)], draw.choice(members))
            if pair not in seen:
                seen.add(pair)
                pairs.append(pair)
        draw.shuffle(pairs)
        self.count, self.pairs = count, pairs
        self.by_tag = {}
        for tag, member in pairs:
            self.by_tag.setdefault(tag, []).append(member)
        self.by_frequency = tags
        random.Random(20201).shuffle(self.by_frequency)

    def recipients(self, tags):
        return sorted({member for tag in tags for member in self.by_tag.get(tag, ())})

    def contact_tags(self, count):
        draw = random.Random(77)
        cumulated = list(itertools.accumulate(1 / rank for rank in range(1, len(self.by_frequency) + 1)))
        for _ in range(count):
            ranks = (bisect.bisect_left(cumulated, draw.random() * cumulated[-1]) for _ in range(draw.randrange(9)))
            yield list(dict.fromkeys(self.by_frequency[rank] for rank in ranks))


def whole(path, write):
    """Writes a file beside its place and moves it there, unless it is there already."""
    if not path.exists():
        part = path.with_name(path.name + ".part")
        with open(part, "w", encoding="utf-8", newline="\n") as out:
            write(out)
        part.rename(path)
    return path


def rule_pairs(count):
    return whole(scratch() / f"rules_{count}.tsv",
                 lambda out: out.writelines(f"{tag}\t{member}\n" for tag, member in Rules(count).pairs))


def rule_file(count):
    def write(out):
        rules = Rules(count)
        out.write("version: 1\naction: generated\nmembers:\n")
        out.writelines(f"  - {member}\n" for member in sorted({member for _, member in rules.pairs}))
        out.write("reply_routing: [last_team_member, shared_inbox]\ntag_rules:\n")
        for tag, members in rules.by_tag.items():
            out.write(f'  - tag: "{tag}"\n    to: [{", ".join(members)}]\n')

    return whole(scratch() / f"rules_{count}.yaml", write)


def one_rule_per_pair(count):
    """A rule file with exactly `count` rules."""
    def write(out):
        rules = Rules(count)
        out.write("version: 1\naction: generated\nmembers:\n")
        out.writelines(f"  - {member}\n" for member in sorted({member for _, member in rules.pairs}))
        out.write("tag_rules:\n")
        out.writelines(f'  - tag: "{tag}"\n    to: [{member}]\n' for tag, member in rules.pairs)

    return whole(scratch() / f"single_rules_{count}.yaml", write)


def tag_lists(rule_count, contact_count):
    rules = None

    def lists():
        nonlocal rules
        rules = rules or Rules(rule_count)
        return rules.contact_tags(contact_count)

    tags = whole(scratch() / f"tags_{rule_count}_{contact_count}.txt",
                 lambda out: out.writelines(",".join(carried) + "\n" for carried in lists()))
    answers = whole(
        scratch() / f"recipients_{rule_count}_{contact_count}.txt",
        lambda out: out.writelines((",".join(rules.recipients(carried)) or "DEFAULT") + "\n" for carried in lists()))
    return tags, answers


def contacts(count, rule_count=PREVIEW_RULES):
    """Contacts as NDJSON, and the expected answers of a preview."""
    name = f"{count}" if rule_count == PREVIEW_RULES else f"{count}_under_{rule_count}"
    path, answers = scratch() / f"contacts_{name}.ndjson", scratch() / f"preview_{name}.ndjson"
    if path.exists() and answers.exists():
        return path, answers
    rules = Rules(rule_count)
    members = sorted({member for _, member in rules.pairs})
    if rule_count == PREVIEW_RULES and members != PREVIEW_MEMBERS:
        raise SystemExit("the generated rules do not name every member")
    draw = random.Random(5)
    names = ["Ana", "Bo", "Chloé", "Dmitri", "Eve", "José", "Joe", 'Li "Lee"']
    states = ["PA", "OH", "FL", "TX", "CA", "NY", "MI", "GA"]
    with open(f"{path}.part", "w", encoding="utf-8") as out, open(f"{answers}.part", "w", encoding="utf-8") as expected:
        for number, tags in enumerate(rules.contact_tags(count), 1):
            last = draw.choice(members) if draw.random() < 0.6 else None
            contact = {
                "id": f"c{number:07d}", "phone": f"+1{draw.randrange(2 * 10**9, 10**10)}",
                "name": f"{draw.choice(names)} {number}", "tags": tags, "state": draw.choice(states),
                "last_team_member": last,
            }
            out.write(json.dumps(contact, separators=(",", ":"), ensure_ascii=False) + "\n")
            to = rules.recipients(tags) or [last or "shared_inbox"]
            expected.write(json.dumps({"id": contact["id"], "to": to}, separators=(",", ":")) + "\n")
    os.rename(f"{path}.part", path)
    os.rename(f"{answers}.part", answers)
    return path, answers


def listed(count):
    def write(out):
        with open(contacts(count)[0], encoding="utf-8") as lines:
            for line in lines:
                contact = json.loads(line)
                kept = {key: contact[key] for key in ("id", "tags", "state", "last_team_member")}
                out.write(json.dumps(kept, separators=(",", ":")) + "\n")

    return whole(scratch() / f"listed_{count}.ndjson", write)


def members_only(count):
    """A rule file with members and no rules."""
    return whole(scratch() / f"members_{count}.yaml", lambda out: out.write(
        "version: 1\naction: generated\nmembers:\n" + "".join(f"  - m{number:04d}\n" for number in range(count))))


# What live campaigns have beyond the plain rules. The times are such that about one conversation in ten is not answered in time.
LIVE_KEYS = """\
lists:
  early: {{ members: [{early}], shifts: {{ zone: America/New_York, days: {{ daily: "00:00-14:00" }} }} }}
  late: {{ members: [{late}], shifts: {{ zone: America/New_York, days: {{ daily: "06:00-24:00" }} }} }}
members: [early, late]
distribution: {{ mode: first_come_first_served, answers_first: 500 }}
reply_routing: [last_team_member, least_open]
reply_timeout: {{ after: 4h, then: [{{ to: early, by: least_open }}, least_open] }}
texting_hours:
  days: {{ mon-fri: "02:00-23:00", sat: "03:00-23:00", sun: ["03:00-11:00", "12:00-23:00"] }}
  closed: ["2026-11-26"]
  where:
    - {{ when: {{ fields: {{ state: [FL, GA] }} }}, days: {{ daily: "02:30-22:30" }} }}
  last_call: 10m
  zone: America/New_York
  replies: wait
notifications:
  - {{ type: replies_waiting, to: [{lead}], after: 3h, subject: "{{{{count}}}} wait", body: "{{{{count}}}} wait for an answer" }}
"""
PLAIN_KEYS = """\
members: [{members}]
reply_routing: [last_team_member, round_robin]
texting_hours: {{ start: "02:00", end: "23:00", zone: America/New_York, replies: wait }}
"""


def live_rules(has_keys):
    """The rules of a live campaign, without or with all keys that only live campaigns need."""
    def write(out):
        rules = Rules(PREVIEW_RULES)
        early, late = PREVIEW_MEMBERS[::2], PREVIEW_MEMBERS[1::2]
        out.write("version: 1\naction: generated\nteam:\n")
        for member in PREVIEW_MEMBERS:
            out.write(f"  {member}: {{ email: {member}@example.org, notify: [email] }}\n")
        keys = LIVE_KEYS if has_keys else PLAIN_KEYS
        out.write(keys.format(
            members=", ".join(early + late), early=", ".join(early), late=", ".join(late), lead=early[0]))
        out.write("tag_rules:\n")
        for number, (tag, members) in enumerate(rules.by_tag.items()):
            out.write(f'  - tag: "{tag}"\n    to: [{", ".join(members)}]\n')
            if has_keys:
                out.write(f'    by: {("round_robin", "least_open")[number % 2]}\n')
                out.write(f"    otherwise: [{early[number % len(early)]}, late]\n    at_once: true\n")

    return whole(scratch() / f"live_{'ALL' if has_keys else 'NONE'}.yaml", write)


def live_events(count):
    """Those of `route_events`, of which some are tags or say what became of a first text."""
    return route_events(count, others=0.05)


def route_events(count, others=0.0):
    """First texts in the order of the list, replies and responses of those who have one."""
    def write(out):
        draw, at, sent = random.Random(9), 1_772_438_400_000, 0
        for number in range(count):
            at += draw.randrange(100)
            kind = draw.random()
            member, contact = draw.choice(PREVIEW_MEMBERS), f"c{draw.randrange(max(1, sent)) + 1:07d}"
            event = {"event": "respond", "at": at, "member": member, "contact": contact}
            if kind < 0.1 and sent < ROUTE_CONTACTS or not sent:
                sent += 1
                event = {"event": "send", "at": at, "member": member, "contact": f"c{sent:07d}"}
            elif kind < 0.6:
                text = draw.choice(["yes", "tell me more", "who is this?", "no thanks, I have voted already"])
                event = {"event": "reply", "at": at, "contact": contact, "text": text, "message_id": f"SM{number:09d}"}
            elif kind > 1 - others:
                event = {"event": "tag", "at": at, "contact": contact, "tags": [draw.choice(COMMON_TAGS)]}
                if kind > 1 - others / 4:
                    status = draw.choice(["delivered", "delivered", "undelivered"])
                    event = {"event": "delivery", "at": at, "contact": contact, "status": status}
            out.write(json.dumps(event, separators=(",", ":")) + "\n")

    return whole(scratch() / f"{'live' if others else 'route'}_{count}.ndjson", write)


def phones(count):
    def write(out):
        out.write("id,phone\n")
        for begin in range(0, count, 100_000):
            numbers = range(begin, min(begin + 100_000, count))
            out.write("".join(f"c{number:08d},+1{2_000_000_000 + 7 * number}\n" for number in numbers))

    return whole(scratch() / f"phones_{count}.csv", write)


def message_log(count):
    """About `count` messages: 640 a member, as `generate-message-log.py` has them."""
    messages, listed = (scratch() / f"messages_{count}{more}.csv" for more in ("", "_contacts"))
    if not messages.exists():
        script = Path(__file__).resolve().parent.parent / "Scripts/generate-message-log.py"
        subprocess.run(
            [sys.executable, script, "--large", "--contacts", f"{listed}.part", "--messages", f"{messages}.part",
             "--count", str(count), "--members", str(max(2, count // 639))], check=True)
        os.rename(f"{listed}.part", listed)
        os.rename(f"{messages}.part", messages)
    return messages, listed


def compare_preview(output, answers):
    """Whether a preview's lines have the ids and recipients of the expected ones, whatever other keys they bear."""
    with open(output, encoding="utf-8") as ours, open(answers, encoding="utf-8") as expected:
        for number, (line, wanted) in enumerate(itertools.zip_longest(ours, expected), 1):
            # Most lines begin with the expected one but for its closing brace; only the others need a parser.
            if line and wanted and line.startswith(wanted.rstrip()[:-1]):
                continue
            got, want = json.loads(line or "null"), json.loads(wanted or "null")
            if not got or not want or (got["id"], got["to"]) != (want["id"], want["to"]):
                raise SystemExit(f"{output}:{number}: got {got}, expected {want}")


def main():
    kind, *arguments = sys.argv[1:]
    if kind == "compare-preview":
        return compare_preview(*arguments)
    make = {
        "rule-pairs": rule_pairs, "rule-file": rule_file, "single-rules": one_rule_per_pair, "tag-lists": tag_lists,
        "contacts": contacts, "listed": listed, "members-only": members_only, "route-events": route_events, "phones": phones,
        "live-rules": live_rules, "live-events": live_events, "message-log": message_log,
    }[kind]
    paths = make(*(int(argument) for argument in arguments))
    for path in paths if isinstance(paths, tuple) else [paths]:
        print(path)


if __name__ == "__main__":
    main()
