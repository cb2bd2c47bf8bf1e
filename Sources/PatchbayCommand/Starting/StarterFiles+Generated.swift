// Made by Scripts/embed-starter from rules/starter. Do not edit.
// swift-format-ignore-file

let starterFiles: [(path: StaticString, text: StaticString)] = [
(".github/workflows/patchbay.yml", ###"""
# Checks the rules, runs their cases and simulates Saturday whenever someone pushes a change. GitHub looks for this file in
# `.github/workflows` at the top of a repository. If the rules are in a folder of their own, move the file there, and name the
# folder in `working-directory`.
name: text bank
on: [push, pull_request]

env:
  # The program: where its sources are. It is built once and cached; to build it again, raise the number in `key` below. If the
  # program is already installed, as in an image of your own, leave out the four steps that get it.
  PATCHBAY: https://github.com/OWNER/patchbay

jobs:
  rules:
    runs-on: ubuntu-24.04
    container: swift:6.3-noble
    defaults:
      run:
        working-directory: .
    steps:
      - uses: actions/checkout@v4

      - uses: actions/cache@v4
        id: program
        with:
          path: /opt/patchbay
          key: patchbay-1
      - name: Build the program
        if: steps.program.outputs.cache-hit != 'true'
        run: |
          apt-get update && apt-get install -y git make
          git clone --depth 1 "$PATCHBAY" /tmp/patchbay
          make -C /tmp/patchbay build
          install -D /tmp/patchbay/.build/release/patchbay /opt/patchbay/patchbay
      - name: Install what it needs of the system
        run: apt-get update && apt-get install -y libyaml-0-2 libsimdjson-dev libsqlite3-0 tzdata
      - run: echo /opt/patchbay >> "$GITHUB_PATH"

      # Each of these ends with 0 when all is well. Problems are shown beside their lines.
      - run: patchbay check . --contacts contacts.csv --format github
      - run: patchbay test .
      - run: patchbay simulate routing.yaml scenarios/saturday.yaml --report saturday.html
      # The page about Saturday, to look at, even when a gate failed.
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: saturday
          path: saturday.html
          if-no-files-found: ignore

"""###),
("README.md", ###"""
# A text bank

This folder says who sends each first text and who gets each reply, tests these rules, and tries them out before anyone is texted.

| file | what it holds |
|---|---|
| `routing.yaml` | the team and the rules |
| `routing.cases.yaml` | what the rules must do, case by case |
| `contacts.csv` | a few made-up contacts; replace them with your own list, or put your list beside them |
| `scenarios/saturday.yaml` | how Saturday may go: how many contacts, how people work, how contacts answer |
| `.github/workflows/patchbay.yml` | checks, tests and simulates whenever one of these files changes |

Three commands, from this folder:

```sh
patchbay check . --contacts contacts.csv
patchbay test .
patchbay simulate routing.yaml scenarios/saturday.yaml --report saturday.html
```

The last one writes a page about Saturday, for a browser.

## Make it yours

1. Write your team into `routing.yaml`, and check. Every mistake is reported with its line and what was probably meant. The members that the scenario
   names are compared with the team when you simulate.
2. Say what must hold in `routing.cases.yaml`: a contact, what happens, and what must come of it.
3. Put your figures into `scenarios/saturday.yaml`: how many contacts and volunteers, and how fast they text.
4. Ask where replies would go: `patchbay preview routing.yaml --contacts contacts.csv`, and why:
   `patchbay explain routing.yaml --contact '{"id": "c1", "tags": ["Donor"]}'`.

Every command ends with an exit status: 0 when all is well, 1 when a case or a gate fails, 2 when a file cannot be used, 3 when the simulations do not
decide whether a gate holds. Continuous integration stops at every status except 0.

"""###),
("contacts.csv", ###"""
id,name,phone,tags,state,time_zone,last_team_member
c001,Ashley Carter,+13035550100,Volunteer,CO,America/Denver,ana
c002,Fatima García,+12155550101,,PA,America/New_York,
c003,Jennifer Ivanova,+13125550102,,IL,America/Chicago,
c004,José Nguyen,+12135550103,,CA,America/Los_Angeles,
c005,Ana Okafor,+12065550104,,WA,America/Los_Angeles,
c006,Bo Smith,+15125550105,Spanish,TX,,
c007,Zoë Müller,+16025550106,Donor|Will Vote,AZ,America/Phoenix,zoe
c008,Marcus Haddad,+12135550107,,CA,America/Los_Angeles,
c009,Linh Patel,+13035550108,Volunteer,CO,America/Denver,
c010,Ahmed O'Neil,+12155550109,Spanish,PA,America/New_York,
c011,Priya Rossi,+12125550110,Spanish,NY,America/New_York,ana
c012,Chloé Kim,+15125550111,,TX,America/Chicago,
c013,Diego Johnson,+12125550112,Spanish|Volunteer,NY,America/New_York,
c014,Hannah Lopez,+16025550113,,AZ,America/Phoenix,
c015,Ivan Brown,+12125550114,,NY,America/New_York,
c016,Jamal Silva,+13035550115,Volunteer,CO,,
c017,Keiko Cohen,+16025550116,,AZ,,
c018,Luis Adeyemi,+13035550117,,CO,America/Denver,
c019,Mei Larsen,+15125550118,Spanish|Volunteer,TX,America/Chicago,
c020,Noah Walker,+12065550119,Volunteer,WA,America/Los_Angeles,
c021,Olga Tanaka,+13125550120,,IL,America/Chicago,
c022,Pedro Reyes,+13035550121,Donor,CO,America/Denver,
c023,Quinn Murphy,+12125550122,Donor,NY,,
c024,Rosa Novak,+12135550123,,CA,America/Los_Angeles,
c025,Samir Ali,+12065550124,Spanish,WA,America/Los_Angeles,
c026,Tess Baker,+13035550125,Donor,CO,America/Denver,ana
c027,Umar Diaz,+13125550126,Will Vote,IL,America/Chicago,dev
c028,Vera Evans,+16025550127,Spanish,AZ,America/Phoenix,
c029,Will Ford,+13125550128,Spanish|Donor,IL,,maria
c030,Ximena Gupta,+12065550129,Volunteer,WA,America/Los_Angeles,maria
c031,Yara Hughes,+15125550130,Spanish,TX,America/Chicago,
c032,Zack Ito,+13035550131,Volunteer,CO,America/Denver,
c033,Aisha Jones,+15125550132,Spanish,TX,America/Chicago,
c034,Ben Kaur,+16025550133,,AZ,America/Phoenix,
c035,Carla Lee,+15125550134,,TX,,
c036,Dmitri Morris,+12065550135,,WA,America/Los_Angeles,
c037,Elena Ndiaye,+15125550136,,TX,America/Chicago,
c038,Farid Ortiz,+16025550137,Spanish|Will Vote,AZ,America/Phoenix,dev
c039,Grace Park,+12135550138,,CA,America/Los_Angeles,
c040,Hugo Quist,+15125550139,Spanish|Volunteer,TX,America/Chicago,
c041,Inés Ruiz,+12125550140,Spanish,NY,,
c042,Jack Stone,+15125550141,,TX,,
c043,Kofi Tran,+12135550142,Volunteer,CA,,
c044,Lucía Usman,+16025550143,,AZ,America/Phoenix,
c045,Mateo Vega,+12135550144,Donor,CA,,
c046,Nadia Wong,+12135550145,,CA,America/Los_Angeles,
c047,Omar Young,+12135550146,,CA,America/Los_Angeles,
c048,Paula Zhou,+13125550147,,IL,America/Chicago,

"""###),
("routing.cases.yaml", ###"""
# What the rules must do. `patchbay test .` runs each case through the engine that routes real replies.
cases:
  - name: anybody sends the next text, and the reply comes back to them
    contacts: [{ id: c1 }, { id: c2 }]
    events:
      - send: { member: zoe }
      - send: { member: omar }
      - reply: { contact: c1, text: "who is this?" }
    expect:
      - sent: { contact: c1, member: zoe }
      - sent: { contact: c2, member: omar }
      - routed: { contact: c1, to: [zoe], via: last_team_member }

  - name: who has gone home gets no replies
    contacts: [{ id: c1 }]
    events:
      - send: { member: zoe }
      - away: { member: zoe }
      - reply: { contact: c1, text: "who is this?" }
      - respond: { member: kim, contact: c1 }
    expect:
      - routed: { contact: c1, to: [shared_inbox] }
      - owned: { contact: c1, member: kim }

  - name: Spanish reaches everybody who speaks it, and the first to answer keeps the conversation
    contacts: [{ id: c1, tags: [Spanish] }]
    events:
      - send: { member: joe }
      - reply: { contact: c1, text: "¿quién es?" }
      - respond: { member: rosa, contact: c1 }
      - reply: { contact: c1, text: "gracias" }
    expect:
      - routed: { contact: c1, to: [ana, maria, rosa], via: tag_rule }
      - owned: { contact: c1, member: rosa }
      - routed: { contact: c1, to: [rosa], via: owner }

  - name: a reply can tag its contact, and is then routed by the tag
    contacts: [{ id: c1 }]
    events:
      - send: { member: joe }
      - reply: { contact: c1, text: "En español, por favor" }
    expect:
      - tagged: { contact: c1, tags: [Spanish] }
      - routed: { contact: c1, to: [ana, maria, rosa], via: tag_rule }

  - name: donors talk to joe, and to whoever wrote last when joe is away
    contacts: [{ id: c1, tags: [Donor] }]
    events:
      - send: { member: sam }
      - reply: { contact: c1, text: "happy to help" }
      - away: { member: joe }
      - reply: { contact: c1, text: "hello?" }
    expect:
      - routed: { contact: c1, to: [joe], via: tag_rule }
      - routed: { contact: c1, to: [sam], notes: [tag_rule_empty] }

  - name: stop is an opt out, and a plea waits for a person
    contacts: [{ id: c1 }, { id: c2 }]
    events:
      - send: { member: kim }
      - send: { member: kim }
      - reply: { contact: c1, text: "STOP!" }
      - reply: { contact: c2, text: "please leave me alone" }
    expect:
      - opted_out: { contact: c1, by: keyword }
      - review: { contact: c2, phrase: leave me alone }
    expect_stats: { totals: { opt_outs: 1 } }

  - name: nobody is texted before nine, by their own clock
    contacts: [{ id: west, time_zone: America/Los_Angeles }, { id: east }]
    events:
      - { at: 2026-10-03T14:00:00Z, send: { member: kim } }  # ten in New York, seven in Los Angeles
      - { at: 2026-10-03T14:01:00Z, send: { member: kim } }
    expect:
      - sent: { contact: east, member: kim }
      - refused: { reason: outside_hours, member: kim }
    expect_none: [sent: { contact: west }]

"""###),
("routing.yaml", ###"""
# Who sends each first text, and who gets each reply. Text after a `#` is a comment. Change what you like, then run
#
#   patchbay check .       every problem, with its line and what was probably meant
#   patchbay test .        the cases of routing.cases.yaml
version: 1
action: saturday-text-bank

# Everyone on the team. The short name is the one used below, in contact lists and in events.
team:
  ana: { name: Ana Ruiz, permissions: [send_queue, manage] }  # runs the text bank; may undo a mistaken opt out
  joe: { name: Joe Chan }
  philly: { name: Phil Lee }
  maria: { name: María Gómez }
  dev: { name: Dev Patel }
  zoe: { name: Zoë Smith }
  omar: { name: Omar Haddad }
  kim: { name: Kim Nguyen }
  lena: { name: Lena Fischer }
  tariq: { name: Tariq Aziz }
  rosa: { name: Rosa Delgado }
  sam: { name: Sam O'Neil, weight: 2 }  # in a round robin, Sam gets two turns for each turn of the others

# Names for several people at once.
lists:
  spanish_speakers: [ana, maria, rosa]

# Who takes part on Saturday. This order breaks every tie.
members: [ana, joe, philly, maria, dev, zoe, omar, kim, lena, tariq, rosa, sam]

# First texts: anyone sends the next one. Other modes: distributed (every member gets the same number), buckets.
distribution:
  mode: first_come_first_served
  claim_timeout: 15m  # a member who opens a contact and walks away gives it back

# Replies: to the member who wrote to the contact last; if they have left, to everyone. Try `round_robin` instead.
reply_routing: [last_team_member, shared_inbox]

# These rules override the routing above.
tag_rules:
  - tag: Spanish
    to: spanish_speakers  # all of them get the reply; the first to answer keeps the conversation
  - tag: Donor
    to: joe

# Replies that say something about the contact.
auto_tags:
  - tag: Spanish
    reply_contains: [español, espanol]
  - tag: Will Vote
    reply_is: ["yes", "1", si]

# STOP and the like opt out automatically. Phrases that only sound like it wait for a person.
opt_out:
  keywords: default
  review: [leave me alone, take me off]

# No one is texted at night, in their local time. A reply that comes at night waits for the morning.
texting_hours: { start: "09:00", end: "21:00", zone: contact, missing_zone: America/New_York, replies: wait }

"""###),
("scenarios/saturday.yaml", ###"""
# Will twelve volunteers keep up on Saturday? From the folder above:
#
#   patchbay simulate routing.yaml scenarios/saturday.yaml --report saturday.html
#
# How many would be enough? The same, with `--vary members.count=6,8,10,12`.
#
# Every figure is a guess until you have measured your own. `patchbay check .` knows each key and its values.
kind: scenario
version: 1
name: saturday
preset: cold-political  # its figures hold where this file says nothing

# Made-up contacts, with these shares of tags and time zones. Your own list would be `contacts: { list: ../contacts.csv }`.
contacts:
  count: 2000
  tags: { Donor: 3%, Spanish: 12% }
  time_zones: { America/Chicago: 20%, America/Denver: 5% }  # the others have the `missing_zone`
  known_to_member: 10%

# The day begins when the texting hours do.
members:
  texts_per_hour: 80  # first texts, while there is no reply to answer
  handling_time: { median: 40s, sigma: 0.8 }  # for one reply; some take much longer
  shift: { start: 0s, end: 4h }
  abandon: 5%  # one in twenty abandons the shift
  named:
    ana: { texts_per_hour: 30 }  # runs the text bank and has other things to do
    joe: { breaks: [{ start: 1h30m, end: 2h }] }

replies:
  undelivered: 5%
  reply: 7%  # of the contacts reached
  opt_out: 3%
  mean_replies: 2
  words: [{ text: "en español por favor", share: 3% }]
  by_tag:
    - { tag: Donor, reply: 15%, opt_out: 1% }

run: { until: 4h, replications: 40, seed: 1 }

# What must hold. The status of `simulate` is 1 when one of them fails, so continuous integration can ask.
gates:
  - p95(first_response_wait) < 10m
  - time_to_send_list < 3h30m
  - unanswered <= 5

"""###),
]
