#!/usr/bin/env python3
"""A text bank that shares nothing with Patchbay's simulator, beside the same bank simulated by Patchbay.

    Scripts/independent-bank.py [REPLICATIONS [PROGRAM [FOLDER]]]

The bank of FOLDER (Scripts/independent-bank: tags, a tag rule, shifts and breaks) is modelled here with SimPy. The bank of Scripts/independent-days
is the same on days that differ: the share who reply has a range, members do not always come, and a channel lets through four texts a minute and filters
some of them, more or fewer by the day; its contacts sleep for twenty minutes. In that of Scripts/independent-follow-ups, who does not reply gets up to
two more texts. It was written from
docs/simulation/method.md (what happens in a run), docs/simulation/reference.md (the keys, random times and metrics) and docs/language
(what a reply counts as, tag rules, the owner, the shared inbox), with the figures of the scenario, and with the column names of the CSV.
Two things it needs were not on these pages at first: that the time of a text also passes before the first text of a shift, which
method.md says since the two were held against each other; and that a member who is still at work when the next period begins
comes to it late, which follows from finishing what is in hand. Nothing was taken from the program's source. Both sides run REPLICATIONS (400) replications with random draws of their own. Prints a table of
every metric, and fails when a difference is outside its 99.9 % interval. Needs simpy (pip install simpy) and a built PROGRAM (patchbay).
"""
import csv
import math
import pathlib
import random
import statistics
import subprocess
import sys

import simpy

FOLDER = pathlib.Path(__file__).resolve().parent / "independent-bank"
MINUTE = 60.0
UNTIL = 120 * MINUTE
CONTACTS = 240
DONORS, DONOR_MEMBERS = 0.20, ("ana", "dan")
LONG = [(0, 40), (55, 120)]
SHORT = [(0, 20), (30, 80)]
WORK = {"ana": LONG, "bea": LONG, "cal": LONG, "dan": SHORT, "eva": SHORT, "fay": [(10, 20), (30, 80)]}
UNDELIVERED, REPLY, DONOR_REPLY, OPT_OUT, GOES_ON = 0.05, 0.20, 0.45, 0.03, 0.5
# One in 1,000 differences of equal means is further from 0 than so many of its standard errors.
Z = 3.2905


# Days that differ.
REPLY_RANGE, TURN_UP, TEXTS_PER_MINUTE, FILTERED_RANGE = (0.10, 0.40, 0.20), 0.80, 4, (0.02, 0.30)
# The run starts when contacts awake, at 8:00.
SLEEP = (60 * MINUTE, 80 * MINUTE)


# A second pass: how long after a text the next one is due, and how many there are.
FOLLOW_UP = (25 * MINUTE, 2)


class Contact:
    def __init__(self, chance):
        self.is_donor = chance.random() < DONORS
        self.is_reached = chance.random() >= UNDELIVERED
        self.texts, self.answers, self.is_out = 0, False, False
        self.owner = None
        self.place = []  # the members whose inbox has it; empty for the shared inbox
        self.since = None  # when it began to need attention
        self.in_hand = False
        self.replies = 0


class Level:
    """A count, averaged over time."""

    def __init__(self, env):
        self.env, self.value, self.area, self.at, self.peak = env, 0, 0.0, 0.0, 0

    def change(self, by):
        self.area += self.value * (self.env.now - self.at)
        self.at = self.env.now
        self.value += by
        self.peak = max(self.peak, self.value)

    def mean(self):
        self.change(0)
        return self.area / UNTIL


class Bank:
    def __init__(self, seed, differs, follows_up):
        self.chance = random.Random(seed)
        self.reply = self.chance.triangular(*REPLY_RANGE) if differs else REPLY
        self.has_channel, self.sleeps, self.channel_free = differs, differs, 0.0
        self.filtered = self.chance.uniform(*FILTERED_RANGE) if differs else 0.0
        self.most_texts = 1 + FOLLOW_UP[1] if follows_up else 1
        self.due = {name: [] for name in WORK}  # contacts whom a member is to text again
        self.env = simpy.Environment()
        self.contacts = [Contact(self.chance) for _ in range(CONTACTS)]
        self.unsent = list(reversed(self.contacts))
        self.waiting = []  # conversations that need attention
        self.available = set()
        self.idle = {}  # by member: the event that wakes them
        self.idle_since = {}
        self.first_waits, self.waits, self.fan_out = [], [], []
        self.attention, self.queue = Level(self.env), Level(self.env)
        self.sent = dict.fromkeys(WORK, 0)
        self.busy, self.present = dict.fromkeys(WORK, 0.0), dict.fromkeys(WORK, 0.0)
        self.list_sent, self.replied, self.conversed, self.opted_out = None, 0, 0, 0
        for member in WORK:
            if not differs or self.chance.random() < TURN_UP:
                self.env.process(self.member(member))
        self.env.run(until=UNTIL)
        # What is still open counts with the length that it has.
        for contact in self.waiting:
            self.note_wait(contact)
        # A period of having nothing to do ends with the run.
        for member, since in self.idle_since.items():
            self.present[member] += UNTIL - since

    # Members.

    def member(self, name):
        for start, end in WORK[name]:
            yield self.env.timeout(max(0.0, start * MINUTE - self.env.now))
            # Who was not done with the work in hand before the next period comes late.
            self.available.add(name)
            yield from self.period(name, end * MINUTE)
            self.available.discard(name)

    def period(self, name, end):
        came = self.env.now
        if self.unsent:
            yield from self.spend(name, came, self.chance.expovariate(1 / MINUTE))
        while self.env.now < end:
            contact = self.oldest(name)
            if contact:
                contact.in_hand = True
                self.queue.change(-1)
                yield from self.spend(name, came, 90 * math.exp(0.8 * self.chance.gauss(0, 1)))
                self.respond(name, contact)
            elif self.unsent:
                self.send(name)
                yield from self.spend(name, came, self.chance.expovariate(1 / MINUTE))
            elif again := self.next_due(name):
                # Who writes to a contact owns the conversation.
                again.owner = name
                self.text(name, again)
                yield from self.spend(name, came, self.chance.expovariate(1 / MINUTE))
            else:
                self.idle[name] = self.env.event()
                self.idle_since[name] = self.env.now
                yield self.idle[name] | self.env.timeout(end - self.env.now)
                self.present[name] += self.env.now - self.idle_since.pop(name)
                self.idle.pop(name, None)

    def spend(self, name, came, length):
        """Time in which the member has something to do, as far as the run goes."""
        inside = min(length, UNTIL - self.env.now)
        self.busy[name] += inside
        self.present[name] += inside
        yield self.env.timeout(length)

    def oldest(self, name):
        mine = [c for c in self.waiting if not c.in_hand and (not c.place or name in c.place)]
        return min(mine, key=lambda c: c.since, default=None)

    def send(self, name):
        contact = self.unsent.pop()
        self.sent[name] += 1
        if not self.unsent:
            self.list_sent = self.env.now
        self.text(name, contact)

    def next_due(self, name):
        while self.due[name]:
            contact = self.due[name].pop(0)
            if self.is_silent(contact):
                return contact
        return None

    def is_silent(self, contact):
        return contact.replies == 0 and not contact.is_out and contact.is_reached

    def follow_up(self, name, contact):
        yield self.env.timeout(FOLLOW_UP[0])
        if self.is_silent(contact):
            self.due[name].append(contact)
            if name in self.idle:
                self.idle.pop(name).succeed()

    def text(self, name, contact):
        contact.texts += 1
        if contact.texts < self.most_texts:
            self.env.process(self.follow_up(name, contact))
        turn = self.env.now
        if self.has_channel:
            # What never arrives takes its turn, too.
            turn = max(turn, self.channel_free)
            self.channel_free = turn + MINUTE / TEXTS_PER_MINUTE
        if self.chance.random() < self.filtered or not contact.is_reached or contact.answers:
            return
        draw, reply = self.chance.random(), DONOR_REPLY if contact.is_donor else self.reply
        contact.answers = draw < reply + OPT_OUT
        if draw < reply:
            self.env.process(self.write(contact, turn - self.env.now))
        elif draw < reply + OPT_OUT:
            self.env.process(self.opt_out(contact, turn - self.env.now))

    def respond(self, name, contact):
        self.note_wait(contact)
        self.waiting.remove(contact)
        self.attention.change(-1)
        self.conversed += contact.replies == 1
        contact.in_hand, contact.since, contact.owner = False, None, name
        if self.chance.random() < GOES_ON:
            self.env.process(self.write(contact))

    def note_wait(self, contact):
        wait = self.env.now - contact.since
        self.waits.append(wait)
        if contact.replies == 1:
            self.first_waits.append(wait)

    # Contacts.

    def delay(self):
        """From now until a contact was awake for the delay that they have."""
        length = 8 * MINUTE * math.exp(self.chance.gauss(0, 1))
        if not self.sleeps:
            return self.env.timeout(length)
        start = SLEEP[1] if SLEEP[0] <= self.env.now < SLEEP[1] else self.env.now
        end = start + length
        if start < SLEEP[0] <= end:
            end += SLEEP[1] - SLEEP[0]
        return self.env.timeout(end - self.env.now)

    def opt_out(self, contact, wait):
        yield self.env.timeout(wait)
        yield self.delay()
        contact.is_out = True
        self.opted_out += 1
        self.replied += 1

    def write(self, contact, wait=0.0):
        yield self.env.timeout(wait)
        yield self.delay()
        contact.replies += 1
        self.replied += contact.replies == 1
        contact.since = self.env.now
        contact.place = self.recipients(contact)
        self.fan_out.append(max(1, len(contact.place)))
        self.waiting.append(contact)
        self.attention.change(1)
        self.queue.change(1)
        called = [name for name in self.idle if not contact.place or name in contact.place]
        if called:
            self.idle.pop(self.chance.choice(called)).succeed()

    def recipients(self, contact):
        """The members who get the reply; none where it goes to the shared inbox."""
        if contact.is_donor:
            found = [name for name in DONOR_MEMBERS if name in self.available]
            if contact.owner in found:
                return [contact.owner]
            if found:
                return found
        return [contact.owner] if contact.owner in self.available else []

    def metrics(self):
        sent = self.sent.values()
        shares = [self.busy[name] / self.present[name] for name in WORK if self.present[name]]
        if not self.first_waits or not shares:
            return None
        return {
            "first_response_wait_mean_ms": 1000 * statistics.fmean(self.first_waits),
            "first_response_wait_p50_ms": 1000 * percentile(self.first_waits, 50),
            "first_response_wait_p95_ms": 1000 * percentile(self.first_waits, 95),
            "reply_wait_mean_ms": 1000 * statistics.fmean(self.waits),
            "reply_wait_p50_ms": 1000 * percentile(self.waits, 50),
            "reply_wait_p95_ms": 1000 * percentile(self.waits, 95),
            "time_to_send_list_mean_ms": self.list_sent and 1000 * self.list_sent,
            "needs_attention_mean": self.attention.mean(),
            "queue_length_mean": self.queue.mean(),
            "unanswered_mean": len(self.waiting),
            "utilisation_mean": statistics.fmean(shares),
            "fan_out_mean": statistics.fmean(self.fan_out),
            "sent_range_mean": max(sent) - min(sent),
            "never_sent_mean": len(self.unsent),
            "total_sent_mean": sum(sent),
            "total_replies_mean": self.replied,
            "total_conversed_mean": self.conversed,
            "total_opt_outs_mean": self.opted_out,
        }


def percentile(values, percent):
    """The smallest value that so many of 100 values do not exceed."""
    return sorted(values)[max(1, math.ceil(len(values) * percent / 100)) - 1]


def simulated(program, replications, folder):
    """The runs of the program, a row each."""
    files = [folder / "rules.yaml", folder / "scenario.yaml"]
    text = subprocess.run(
        [program, "simulate", *files, "--replications", str(replications), "--format", "csv", "--quiet"],
        check=True, capture_output=True, text=True).stdout
    return [row for row in csv.DictReader(text.splitlines()) if row["row"] == "run"]


def main():
    replications = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    program = sys.argv[2] if len(sys.argv) > 2 else "patchbay"
    folder = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else FOLDER
    differs, follows_up = folder.name == "independent-days", folder.name == "independent-follow-ups"
    # On a day on which no one comes there is nothing to measure; that is one of 16,000.
    here = [found for number in range(replications) if (found := Bank(1_000_000 + number, differs, follows_up).metrics())]
    there = simulated(program, replications, folder)
    missed = 0
    print(f"{'metric':30} {'SimPy':>12} {'Patchbay':>12} {'difference':>12} {'99.9 %':>10}")
    for name in here[0]:
        a = [float(run[name]) for run in here if run[name] is not None]
        b = [float(row[name]) for row in there if row[name]]
        if len(a) < 20 or len(b) < 20:
            print(f"{name:30} {'fewer than 20 runs have it':>49}")
            continue
        difference = statistics.fmean(b) - statistics.fmean(a)
        reach = Z * math.sqrt(statistics.variance(a) / len(a) + statistics.variance(b) / len(b))
        missed += abs(difference) > reach
        print(f"{name:30} {statistics.fmean(a):12.3f} {statistics.fmean(b):12.3f} {difference:12.3f} ± {reach:8.3f}"
              + (" outside" if abs(difference) > reach else ""))
    print(f"{missed} outside, {replications} replications a side")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
