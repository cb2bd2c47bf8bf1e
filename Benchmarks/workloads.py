"""The benchmarks' input files, generated from fixed seeds into a scratch folder and kept there.

`rules_R.tsv`          R tag rules for the floor programs: tag, tab, member
`rules_R.yaml`         the same rules as a rule file
`tags_R.txt`           contacts as their tags, joined by commas
`recipients_R.txt`     the answer for each of them: members in order, joined by commas, or DEFAULT
`contacts_N.ndjson`    whole contacts; `preview_N.ndjson` holds the answers under `rules_1000`
`single_rules_R.yaml`  R tag rules of one member each
`members_N.yaml`       N members and no tag rules
`route_N.ndjson`       N events on the first contacts of `contacts_100000`, under `rules_1000`
`phones_N.csv`         N contacts with ids and phones only

Four fifths of the rules have a tag of their own, the others share one. Half of all tags have rules; contacts carry up
to eight, Zipf-distributed. Members are declared in order of their names, so sorted names are in declaration order.
"""

import bisect
import itertools
import json
import os
import random
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


def contacts(count):
    """Contacts as NDJSON, and the expected answers of a preview."""
    path, answers = scratch() / f"contacts_{count}.ndjson", scratch() / f"preview_{count}.ndjson"
    if path.exists() and answers.exists():
        return path, answers
    rules = Rules(PREVIEW_RULES)
    if {member for _, member in rules.pairs} != set(PREVIEW_MEMBERS):
        raise SystemExit("the generated rules do not name every member")
    draw = random.Random(5)
    names = ["Ana", "Bo", "Chloé", "Dmitri", "Eve", "José", "Joe", 'Li "Lee"']
    states = ["PA", "OH", "FL", "TX", "CA", "NY", "MI", "GA"]
    with open(f"{path}.part", "w", encoding="utf-8") as out, open(f"{answers}.part", "w", encoding="utf-8") as expected:
        for number, tags in enumerate(rules.contact_tags(count), 1):
            last = draw.choice(PREVIEW_MEMBERS) if draw.random() < 0.6 else None
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


def members_only(count):
    """A rule file with members and no rules."""
    return whole(scratch() / f"members_{count}.yaml", lambda out: out.write(
        "version: 1\naction: generated\nmembers:\n" + "".join(f"  - m{number:04d}\n" for number in range(count))))


def route_events(count):
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
            out.write(json.dumps(event, separators=(",", ":")) + "\n")

    return whole(scratch() / f"route_{count}.ndjson", write)


def phones(count):
    def write(out):
        out.write("id,phone\n")
        for begin in range(0, count, 100_000):
            numbers = range(begin, min(begin + 100_000, count))
            out.write("".join(f"c{number:08d},+1{2_000_000_000 + 7 * number}\n" for number in numbers))

    return whole(scratch() / f"phones_{count}.csv", write)


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
        "contacts": contacts, "members-only": members_only, "route-events": route_events, "phones": phones,
    }[kind]
    paths = make(*(int(argument) for argument in arguments))
    for path in paths if isinstance(paths, tuple) else [paths]:
        print(path)


if __name__ == "__main__":
    main()
