"""The inputs whose growth `Scripts/growth` shows: for each kind of work, files of a given size and the arguments to run them with.

The same size gives the same files. Nobody in them exists; the phones are numbers reserved for fiction.
"""

import json
from dataclasses import dataclass
from typing import Callable

HOUR = 3_600_000
MONDAY = 1_772_438_400_000


@dataclass
class Row:
    """`make` writes the files of a size into a folder and answers the arguments; `size` is n, `tiny` shows only that it works.

    `status` is the exit status that shows that the program did this work: 1 where the input has faults to find.
    """

    make: Callable
    size: int
    tiny: int
    status: int


ROWS = {}


def row(name, size, tiny=20, status=0):
    def declare(make):
        ROWS[name] = Row(make, size, tiny, status)
        return make

    return declare


def lines(values):
    return "".join(json.dumps(value) + "\n" for value in values)


def members(count):
    return [f"m{number}" for number in range(count)]


def phone(number):
    return f"+1215555{number % 10000:04d}"


def contacts(count, **columns):
    return lines({"id": f"c{number}", **{key: value(number) for key, value in columns.items()}} for number in range(count))


def replies(numbers, text="hi"):
    return [{"event": "reply", "contact": f"c{number}", "text": text} for number in numbers]


def routed(folder, rules, listed, events):
    (folder / "rules.yaml").write_text(rules)
    (folder / "list.ndjson").write_text(listed)
    (folder / "events.ndjson").write_text(lines(events))
    return ["route", "rules.yaml", "--contacts", "list.ndjson", "events.ndjson"]


def one_by_one(count):
    """Everybody replies at once, and each answer frees the place for the next."""
    yield from replies(range(count))
    for number in range(count):
        yield {"event": "resolve", "contact": f"c{number}"}


@row("held", 2500)
def held(folder, n):
    rules = "version: 1\nteam: {a: {max_open: 1}, b: {}}\nmembers: [a, b]\nreply_routing: [a, hold]\n"
    return routed(folder, rules, contacts(n), one_by_one(n))


@row("held-inbox", 2500)
def held_inbox(folder, n):
    rules = "version: 1\nteam: {a: {max_open: 1}, b: {}}\nmembers: [a, b]\nreply_routing: [a]\n"
    return routed(folder, rules, contacts(n), one_by_one(n))


@row("held-breaks", 2500)
def held_breaks(folder, n):
    """Someone whom no reply step names goes and comes while conversations are held."""
    def events():
        yield from replies(range(n))
        for _ in range(n):
            yield {"event": "away", "member": "b"}
            yield {"event": "back", "member": "b"}

    rules = "version: 1\nteam: {a: {max_open: 1}, b: {}}\nmembers: [a, b]\nreply_routing: [a, hold]\n"
    return routed(folder, rules, contacts(n), events())


@row("held-tag-rules", 2500)
def held_tag_rules(folder, n):
    """Conversations wait for different people: by their tags, by who wrote to them, in a team of 200."""
    team = members(200)
    rules = (
        "version: 1\nteam:\n" + "".join(f"  {name}: {{max_open: 1}}\n" for name in team)
        + f"members: [{', '.join(team)}]\nreply_routing: [sender, hold]\ntag_rules:\n"
        + "".join(f"  - {{tag: T{number}, to: [m{number}, m{number + 100}]}}\n" for number in range(100)))

    def events():
        for number in range(n):
            yield {"event": "send", "member": f"m{number % 200}", "contact": f"c{number}"}
        yield from one_by_one(n)

    return routed(folder, rules, contacts(n, tags=lambda number: [f"T{number * 7 % 100}"]), events())


@row("held-hours", 2500)
def held_hours(folder, n):
    """Replies of the night wait for the morning of their zone."""
    rules = (
        "version: 1\nteam: {a: {}, b: {}}\nmembers: [a, b]\nreply_routing: [round_robin]\n"
        "texting_hours: {start: \"09:00\", end: \"21:00\", zone: contact, replies: wait}\n")
    zones = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"]

    def events():
        night = MONDAY - MONDAY % (24 * HOUR) + 7 * HOUR
        for number in range(n):
            yield {"at": night + number, "event": "reply", "contact": f"c{number}", "text": "hi"}
        yield {"at": night + 24 * HOUR, "event": "publish"}

    return routed(folder, rules, contacts(n, time_zone=lambda number: zones[number % 4]), events())


@row("under-review", 10000)
def under_review(folder, n):
    rules = "version: 1\nmembers: [a, b]\nopt_out: {review: [leave me alone]}\n"

    def events():
        yield from replies(reversed(range(n)), "leave me alone")
        for number in range(n):
            yield {"event": "resolve", "contact": f"c{number}"}
        yield {"event": "remove_member", "member": "a"}

    return routed(folder, rules, contacts(n, assigned_to=lambda number: "a"), [{"event": "publish"}, *events()])


def notified(names):
    return "".join(
        f"  {name}: {{name: First Lastname{number}, phone: \"{phone(number)}\", notify: [sms]}}\n"
        for number, name in enumerate(names))


@row("leaderboard", 250)
def leaderboard(folder, n):
    team = members(n)
    rules = (
        f"version: 1\nteam:\n{notified(team)}members: [{', '.join(team)}]\nnotifications: [{{type: leaderboard, to: all}}]\n")
    return routed(folder, rules, contacts(1), [{"event": "notify", "type": "leaderboard"}])


@row("dealing", 2500)
def dealing(folder, n):
    """Fifty contacts for each member."""
    team = members(n)
    rules = f"version: 1\nmembers: [{', '.join(team)}]\ndistribution: distributed\n"
    return routed(folder, rules, contacts(n * 50), [{"event": "publish"}])


@row("dealing-notified", 1250)
def dealing_notified(folder, n):
    """All are told of their contacts, and those who get more within ten minutes are told again afterwards."""
    team = members(n)
    rules = (
        f"version: 1\nteam:\n{notified(team)}members: [{', '.join(team)}]\ndistribution: distributed\n"
        f"notifications: [{{type: assignment, to: [{', '.join(team)}]}}]\n")

    def events():
        yield {"at": MONDAY, "event": "publish"}
        for number in range(n):
            yield {"at": MONDAY + number, "event": "contact", "id": f"d{number}"}
        yield {"at": MONDAY + HOUR, "event": "publish"}

    return routed(folder, rules, contacts(n), events())


@row("fan-out", 375)
def fan_out(folder, n):
    """A hundred replies, each to all members, each answered by one of them."""
    team = members(n)
    rules = f"version: 1\nmembers: [{', '.join(team)}]\ntag_rules: [{{tag: Hot, to: [{', '.join(team)}]}}]\n"

    def events():
        for number in range(100):
            yield from replies([number])
            yield {"event": "respond", "member": f"m{number % n}", "contact": f"c{number}"}

    return routed(folder, rules, contacts(100, tags=lambda _: ["Hot"]), events())


@row("fan-out-notified", 375)
def fan_out_notified(folder, n):
    team = members(n)
    rules = (
        f"version: 1\nteam:\n{notified(team)}members: [{', '.join(team)}]\n"
        f"tag_rules: [{{tag: Hot, to: [{', '.join(team)}]}}]\n"
        f"notifications: [{{type: replies_waiting, to: [{', '.join(team)}]}}]\n")

    def events():
        for number in range(20):
            yield {"at": MONDAY + number * HOUR, "event": "reply", "contact": f"c{number}", "text": "hi"}

    return routed(folder, rules, contacts(20, tags=lambda _: ["Hot"]), events())


def turns(folder, n, weight, away):
    """Ten thousand replies of ten thousand contacts; all but `away` of the members are there."""
    team = members(n)
    rules = (
        "version: 1\nteam:\n" + "".join(f"  {name}: {{weight: {weight(number)}}}\n" for number, name in enumerate(team))
        + f"members: [{', '.join(team)}]\nreply_routing: round_robin\n")
    gone = [{"event": "away", "member": name} for name in team[:away]]
    return routed(folder, rules, contacts(10_000), gone + replies(range(10_000)))


@row("ring-weighted", 2000)
def ring_weighted(folder, n):
    return turns(folder, n, lambda number: number % 5 + 1, 0)


@row("ring-many-weights", 2000)
def ring_many_weights(folder, n):
    return turns(folder, n, lambda number: number % 1000 + 1, 0)


@row("ring-away", 2000)
def ring_away(folder, n):
    return turns(folder, n, lambda number: 1, n * 9 // 10)


@row("cases", 1000)
def cases(folder, n):
    (folder / "rules.yaml").write_text(
        "version: 1\nmembers: [ana, joe]\ntag_rules: [{tag: Donor, to: joe}]\ncases:\n"
        + "".join(
            f"  - name: case {number}\n    contacts: [{{id: c1, tags: [Donor]}}]\n"
            f"    events:\n      - send: {{member: ana, contact: c1}}\n      - reply: {{contact: c1, text: tell me more}}\n"
            f"    expect:\n      - routed: {{contact: c1, to: [joe]}}\n" for number in range(n)))
    return ["test", "rules.yaml"]


@row("cases-of-a-large-team", 125)
def cases_of_a_large_team(folder, n):
    """As many members, tag rules and phrases as cases."""
    team = members(n)
    (folder / "rules.yaml").write_text(
        f"version: 1\nmembers: [{', '.join(team)}]\ntag_rules:\n"
        + "".join(f"  - {{tag: T{number}, to: m{number}}}\n" for number in range(n))
        + "auto_tags:\n" + "".join(f"  - {{tag: A{number}, reply_contains: [phrase {number}]}}\n" for number in range(n))
        + "cases:\n"
        + "".join(
            f"  - name: case {number}\n    contacts: [{{id: c1, tags: [T{number}]}}]\n"
            f"    events:\n      - reply: {{contact: c1, text: tell me more}}\n"
            f"    expect:\n      - routed: {{contact: c1, to: [m{number}]}}\n" for number in range(n)))
    return ["test", "rules.yaml"]


@row("unknown-keys", 12500, status=1)
def unknown_keys(folder, n):
    (folder / "rules.yaml").write_text("version: 1\nmembers: [a]\n" + "".join(f"membrs{number}: 1\n" for number in range(n)))
    return ["check", "rules.yaml"]


@row("unknown-keys-deep", 2500, status=1)
def unknown_keys_deep(folder, n):
    """The same in every entry of a list."""
    (folder / "rules.yaml").write_text(
        "version: 1\nmembers: [a]\ntag_rules:\n" + "".join(f"  - {{tag: T{number}, too: a, tgas: b}}\n" for number in range(n)))
    return ["check", "rules.yaml"]


@row("misspelt-names", 250, status=1)
def misspelt_names(folder, n):
    """A thousand of them in a team of eight times n members."""
    team = [f"member{number}" for number in range(n * 8)]
    wrong = [f"membr{number}x" for number in range(1000)]
    (folder / "rules.yaml").write_text(
        f"version: 1\nmembers: [{', '.join(team)}]\ntag_rules:\n"
        + "".join(f"  - {{tag: T{number}, to: {name}}}\n" for number, name in enumerate(wrong)))
    return ["check", "rules.yaml"]


@row("misspelt-tags", 1000)
def misspelt_tags(folder, n):
    """Tags of cases that no rule mentions."""
    (folder / "rules.yaml").write_text(
        "version: 1\nmembers: [a]\ntag_rules:\n" + "".join(f"  - {{tag: Donors{number}, to: a}}\n" for number in range(n))
        + "cases:\n"
        + "".join(
            f"  - {{name: case {number}, contacts: [{{id: c1, tags: [Donrs{number}]}}], events: [click: {{contact: c1}}], expect: [clicked: {{contact: c1}}]}}\n"
            for number in range(n)))
    return ["check", "rules.yaml"]


@row("unknown-event-names", 5000)
def unknown_event_names(folder, n):
    """Events that name members and contacts whom nobody knows."""
    rules = "version: 1\nmembers: [ana, joe]\n"
    return routed(
        folder, rules, contacts(1),
        ({"event": "respond", "member": f"anna{number}", "contact": f"c{number + 1}"} for number in range(n)))


def refused(folder, text):
    command = routed(folder, "version: 1\nmembers: [ana, joe]\n", contacts(2), [])
    (folder / "events.ndjson").write_text(text)
    return command


@row("event-over-lines", 5000, status=2)
def event_over_lines(folder, n):
    """One event with a key on each line, which names its contact on the last one."""
    keys = "".join(f'"k{number}":1,\n' for number in range(n))
    return refused(folder, '{"event":"reply",\n' + keys + '"contact":"c1","text":"STOP"}\n')


@row("event-without-end", 5000, status=2)
def event_without_end(folder, n):
    """One event that says on each of its lines that someone opts out, and never ends."""
    return refused(folder, '{"event":"reply","contact":"c1",\n' + '"text":"STOP",\n' * n)


@row("refused-keys", 5000, status=2)
def refused_keys(folder, n):
    """One line of very many keys that is no JSON."""
    keys = "".join(f'"opted out {number}":1,' for number in range(n))
    return refused(folder, '{"event":"reply",' + keys + '"contact":"c1","text":"STOP",}\n')


@row("claims", 10000)
def claims(folder, n):
    """Every contact is claimed by someone, and all claims run out at one moment."""
    team = members(n)
    rules = f"version: 1\nmembers: [{', '.join(team[:10000])}]\n"

    def events():
        for number in range(min(n, 10000)):
            yield {"at": MONDAY, "event": "start", "member": f"m{number}"}
        yield {"at": MONDAY + 2 * HOUR, "event": "click", "contact": "c0"}

    return routed(folder, rules, contacts(n), events())


@row("claims-again", 5000)
def claims_again(folder, n):
    """Two members claim in turn; every claim runs out."""
    def events():
        for number in range(n):
            yield {"at": MONDAY + number * HOUR, "event": "start", "member": "ana"}
            yield {"at": MONDAY + number * HOUR, "event": "start", "member": "joe"}

    return routed(folder, "version: 1\nmembers: [ana, joe]\n", contacts(n), events())


@row("reassign", 12500)
def reassign(folder, n):
    """All contacts move ten times, by a filter, over a list."""
    rules = "version: 1\nmembers: [a, b, c]\nlists: {others: [b, c]}\ndistribution: distributed\n"

    def events():
        yield {"event": "publish"}
        for turn in range(10):
            yield {"event": "reassign", "filter": {"tags": ["T"]}, "to": "others" if turn % 2 else "a", "seed": turn}

    return routed(folder, rules, contacts(n, tags=lambda _: ["T"]), events())


@row("reassign-one-by-one", 2500)
def reassign_one_by_one(folder, n):
    """Filters that find one contact each among all."""
    rules = "version: 1\nmembers: [a, b]\ndistribution: distributed\n"
    return routed(
        folder, rules, contacts(n, tags=lambda number: [f"T{number}"]),
        ({"event": "reassign", "filter": {"tags": [f"T{number}"]}, "to": "b"} for number in range(n)))


@row("reassign-from-each", 1250)
def reassign_from_each(folder, n):
    """Each member's two contacts move to one desk, a member at a time."""
    team = members(n)
    rules = f"version: 1\nmembers: [{', '.join(team)}, desk]\ndistribution: distributed\nreply_routing: round_robin\n"

    def events():
        yield {"event": "publish"}
        yield from replies(range(0, n * 2, 2))
        for name in team:
            yield {"event": "reassign", "from": name, "to": "desk"}

    return routed(folder, rules, contacts(n * 2), events())


@row("reassign-unanswered", 2500)
def reassign_unanswered(folder, n):
    """Replies move to another member one after the other, and are answered there."""
    def events():
        for number in range(n):
            yield from replies([number])
            yield {"event": "reassign", "filter": {"needs_attention": True}, "to": "b"}
            yield {"event": "respond", "member": "b", "contact": f"c{number}"}

    return routed(folder, "version: 1\nmembers: [a, b]\nreply_routing: a\n", contacts(n), events())


@row("join-and-leave", 625)
def join_and_leave(folder, n):
    """Each member leaves and comes back while all others stay; two contacts for each."""
    team = members(n)
    rules = f"version: 1\nmembers: [{', '.join(team)}]\ndistribution: distributed\nreply_routing: round_robin\n"

    def events():
        yield from replies(range(n))
        for name in team:
            yield {"event": "remove_member", "member": name}
            yield {"event": "add_member", "member": name}

    return routed(folder, rules, contacts(n * 2), [{"event": "publish"}, *events()])


@row("leave-unanswered", 625)
def leave_unanswered(folder, n):
    """Replies that wait for everyone, and that one of many members has; each member leaves and comes back."""
    team = members(n)
    rules = (
        f"version: 1\nmembers: [{', '.join(team)}]\nreply_routing: round_robin\ntag_rules:\n"
        + "".join(f"  - {{tag: T{number}, to: [m{number}, m{(number + 1) % n}]}}\n" for number in range(n)))

    def events():
        yield from replies(range(n * 4))
        for name in team:
            yield {"event": "remove_member", "member": name}
            yield {"event": "add_member", "member": name}

    return routed(
        folder, rules, contacts(n * 4, tags=lambda number: [f"T{number}"] if number < n else []), events())


@row("leave-under-review", 1250)
def leave_under_review(folder, n):
    """Each member has a contact under review; each leaves and comes back."""
    team = members(n)
    rules = f"version: 1\nmembers: [{', '.join(team)}]\nopt_out: {{review: [leave me alone]}}\n"

    def events():
        yield {"event": "publish"}
        yield from replies(range(n), "leave me alone")
        for name in team:
            yield {"event": "remove_member", "member": name}
            yield {"event": "add_member", "member": name}

    return routed(folder, rules, contacts(n, assigned_to=lambda number: f"m{number}"), events())


@row("join-last-team-member", 1250)
def join_last_team_member(folder, n):
    """Each member leaves and comes back to the two contacts who know them."""
    team = members(n)
    rules = (
        f"version: 1\nmembers: [{', '.join(team)}]\ndistribution: {{mode: distributed, last_team_member_first: true}}\n")

    def events():
        yield {"event": "publish"}
        for name in team:
            yield {"event": "remove_member", "member": name}
            yield {"event": "add_member", "member": name}

    return routed(folder, rules, contacts(n * 2, last_team_member=lambda number: f"m{number // 2}"), events())


@row("join-first-come", 1250)
def join_first_come(folder, n):
    team = members(n)
    rules = f"version: 1\nmembers: [{', '.join(team)}]\nreply_routing: round_robin\n"

    def events():
        for name in team:
            yield {"event": "remove_member", "member": name}
            yield {"event": "add_member", "member": name}

    return routed(folder, rules, contacts(n), events())


@row("tags-of-a-contact", 500)
def tags_of_a_contact(folder, n):
    """One contact gets them one by one and loses them again."""
    rules = "version: 1\nmembers: [a, b]\ntag_rules: [{tag: T0, to: a}]\n"

    def events():
        for number in range(n):
            yield {"event": "tag", "contact": "c0", "tags": [f"T{number}"]}
        for number in range(n):
            yield {"event": "untag", "contact": "c0", "tags": [f"T{number}"]}

    return routed(folder, rules, contacts(1), events())


@row("tags-of-contacts", 500)
def tags_of_contacts(folder, n):
    """Fifty contacts with n tags each reply once."""
    rules = "version: 1\nmembers: [a, b]\ntag_rules: [{tag: T0, to: a}]\n"

    def events():
        for contact in range(50):
            for first in range(0, n, 250):
                tags = [f"T{number}" for number in range(first, min(first + 250, n))]
                yield {"event": "tag", "contact": f"c{contact}", "tags": tags}
        yield from replies(range(50))

    return routed(folder, rules, contacts(50), events())


@row("auto-tags", 125)
def auto_tags(folder, n):
    """Ten phrases each; ten replies for each of them."""
    rules = "version: 1\nmembers: [a, b]\nauto_tags:\n" + "".join(
        f"  - {{tag: A{number}, reply_contains: [{', '.join(f'phrase {number} {end}' for end in range(10))}]}}\n"
        for number in range(n))
    return routed(folder, rules, contacts(n * 10), replies(range(n * 10), "I say phrase 77 3 and phrase 12 4, phrase 9"))


@row("long-reply", 1250)
def long_reply(folder, n):
    """Replies of ten times n bytes under n phrases, which they nearly hold."""
    rules = "version: 1\nmembers: [a, b]\nauto_tags:\n" + "".join(
        f"  - {{tag: A{tag}, reply_contains: [{', '.join('a ' * (tag + 1) + f'b{number}' for number in range(tag, n, 100))}]}}\n"
        for tag in range(min(n, 100)))
    return routed(folder, rules, contacts(20), replies(range(20), "a " * (5 * n)))


@row("when-rules", 1250)
def when_rules(folder, n):
    """Rules that ask for two tags, all beginning with the same, which each contact carries."""
    rules = "version: 1\nmembers: [a, b]\ntag_rules:\n" + "".join(
        f"  - {{when: {{all: [Everyone, T{number}]}}, to: a}}\n" for number in range(n))
    return routed(
        folder, rules, contacts(n, tags=lambda number: ["Everyone", f"T{number}"]), replies(range(n)))


@row("when-fields", 1250)
def when_fields(folder, n):
    rules = "version: 1\nmembers: [a, b]\ntag_rules:\n" + "".join(
        f"  - {{when: {{fields: {{state: [S{number}]}}, none: [Minor]}}, to: a}}\n" for number in range(n))
    return routed(folder, rules, contacts(n, state=lambda number: f"S{number}"), replies(range(n)))


@row("when-none", 1250)
def when_none(folder, n):
    """Rules that only say what a contact must not carry."""
    rules = "version: 1\nmembers: [a, b]\ntag_rules:\n" + "".join(
        f"  - {{when: {{none: [T{number}]}}, to: a}}\n" for number in range(n))
    return routed(folder, rules, contacts(n), replies(range(n)))


@row("shared-phone", 2500)
def shared_phone(folder, n):
    """All rows have one phone; its opt out is said and undone."""
    rules = "version: 1\nteam: {a: {permissions: [send_queue, manage]}}\nmembers: [a]\n"

    def events():
        yield from replies(range(n))
        for _ in range(3):
            yield {"event": "opt_out", "contact": "c0"}
            yield {"event": "opt_in", "contact": "c0", "member": "a"}

    return routed(folder, rules, contacts(n, phone=lambda _: phone(100)), events())


def simulated(folder, rules, scenario, contact_count, team):
    """One replication of two hours, of members who work alike but for what `scenario` says."""
    (folder / "rules.yaml").write_text(f"version: 1\nmembers: [{', '.join(team)}]\n{rules}")
    (folder / "day.yaml").write_text(
        f"kind: scenario\nversion: 1\ncontacts: {{count: {contact_count}}}\nrun: {{until: 2h, replications: 1, seed: 1}}\n"
        f"{scenario}")
    return ["simulate", "rules.yaml", "day.yaml", "--quiet", "--jobs", "1"]


@row("simulate-members", 1250)
def simulate_members(folder, n):
    return simulated(folder, "", "", n * 10, members(n))


@row("simulate-dealt", 1250)
def simulate_dealt(folder, n):
    return simulated(folder, "distribution: distributed\nreply_routing: [sender, round_robin]\n", "", n * 10, members(n))


@row("simulate-fan-out", 125)
def simulate_fan_out(folder, n):
    """Every reply goes to all members; as many replies whatever n."""
    rules = f"tag_rules:\n  - {{tag: Hot, to: [{', '.join(members(n))}]}}\n"
    (folder / "hot.csv").write_text("id,tags\n" + "".join(f"c{number},Hot\n" for number in range(2000)))
    arguments = simulated(folder, rules, "replies: {reply: 80%}\n", 1, members(n))
    return [*arguments, "--contacts", "hot.csv"]


@row("simulate-arrivals", 1250)
def simulate_arrivals(folder, n):
    """A hundred thousand contacts an hour, one by one, for idle members."""
    return simulated(
        folder, "", f"arrivals: {{rates: [{{from: 0s, to: 2h, per_hour: {n * 10}}}]}}\n", n * 10, members(n))


@row("simulate-shifts", 1250)
def simulate_shifts(folder, n):
    """Each member has shifts of their own; half are also on lists that have shifts."""
    team = members(n)
    shifts = "shifts: {zone: America/New_York, days: {mon-fri: \"%02d:00-%02d:00\"}}"
    rules = "team:\n" + "".join(
        f"  {name}: {{{shifts % (number % 9 + 6, number % 9 + 12)}}}\n" if number % 2 else f"  {name}: {{}}\n"
        for number, name in enumerate(team))
    rules += "lists:\n" + "".join(
        f"  l{number}: {{members: [{', '.join(team[number::10])}], {shifts % (9, 17)}}}\n" for number in range(10))
    return simulated(folder, rules, "", n * 4, team)


@row("simulate-kinds", 125)
def simulate_kinds(folder, n):
    """Each member has a pace and breaks of their own."""
    team = members(n)
    scenario = "members:\n  named:\n" + "".join(
        f"    {name}: {{texts_per_hour: {100 + number % 50}, breaks: [{{start: {number % 90}m, end: {number % 90 + 10}m}}]}}\n"
        for number, name in enumerate(team))
    return simulated(folder, "", scenario, n * 20, team)


@row("simulate-tag-rules", 1250)
def simulate_tag_rules(folder, n):
    team = members(20)
    rules = "tag_rules:\n" + "".join(f"  - {{tag: T{number}, to: {team[number % 20]}}}\n" for number in range(n))
    arguments = simulated(folder, rules, "", 1, team)
    (folder / "tags.csv").write_text("id,tags\n" + "".join(f"c{number},T{number % n}\n" for number in range(n * 4)))
    return [*arguments, "--contacts", "tags.csv"]


@row("simulate-churn", 60)
def simulate_churn(folder, n):
    """Each member leaves the team and comes back."""
    team = members(n)
    churn = "churn:\n" + "".join(
        f"  - {{at: {number % 50 + 1}m, leaves: {name}}}\n  - {{at: {number % 50 + 30}m, joins: {name}}}\n"
        for number, name in enumerate(team))
    return simulated(folder, "", churn, n * 4, team)


@row("fit", 20_000)
def fit_events(folder, n):
    """Each contact gets a text and every third replies and is answered; a tenth of them has one of many tags."""
    team = members(20)
    (folder / "rules.yaml").write_text(f"version: 1\nmembers: [{', '.join(team)}]\n")

    def events():
        for number in range(n):
            yield {"event": "contact", "at": MONDAY, "id": f"c{number}", "tags": [f"T{number % 997}"] if number % 10 == 0 else []}
        yield {"event": "publish", "at": MONDAY}
        for number in range(n + 40):
            at = MONDAY + number * 1_000
            if number < n:
                yield {"event": "send", "at": at, "member": team[number % 20], "contact": f"c{number}"}
            before = number - 20
            if 0 <= before < n and before % 3 == 0:
                yield {"event": "reply", "at": at + 100 + before * 7 % 400, "contact": f"c{before}", "text": "hi"}
                yield {"event": "respond", "at": at + 600, "member": team[before % 20], "contact": f"c{before}"}

    (folder / "events.ndjson").write_text(lines(events()))
    return ["fit", "events.ndjson", "--rules", "rules.yaml", "--quiet"]


@row("fit-messages", 20_000)
def fit_messages(folder, n):
    """A platform's messages, the last first."""
    rows = ["contact,direction,at,member,text"]
    for number in range(n):
        at = MONDAY + number * 1_000
        rows.append(f"c{number},out,{at},m{number % 20},hello")
        if number % 3 == 0:
            rows += [f"c{number},in,{at + 20_000 + number * 7 % 9_000},,yes", f"c{number},out,{at + 60_000},m{number % 20},thanks"]
    (folder / "messages.csv").write_text("\n".join(rows[:1] + rows[:0:-1]) + "\n")
    columns = "contact=contact,direction=direction,at=at,member=member,text=text"
    return ["fit", "messages.csv", "--columns", columns, "--quiet"]
