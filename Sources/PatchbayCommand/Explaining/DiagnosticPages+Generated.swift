// Made by Scripts/embed-pages from docs/diagnostics. Do not edit.
// swift-format-ignore-file

let diagnosticPages: [(code: StaticString, text: StaticString)] = [
("PB0001", ###"""
# PB0001: file that does not exist

The path names no file. Paths are relative to the working directory; the path of a roster is relative to the rule file.

"""###),
("PB0002", ###"""
# PB0002: file that cannot be read

The file is there, and the system does not let this user read it. The message has the system's reason.

"""###),
("PB0003", ###"""
# PB0003: folder where a file should be

A file was expected and the path names a folder.

"""###),
("PB0004", ###"""
# PB0004: file larger than the limit

Files are read up to a limit of size, so that no file fills the memory.

"""###),
("PB0005", ###"""
# PB0005: device or pipe where a file should be

A device or a pipe has no end that can be known. Standard input is read with `-`.

"""###),
("PB0020", ###"""
# PB0020: remark that ignores nothing

A remark that ignores nothing is left from an earlier state, or stands on another line than the problem.

```yaml failing
version: 1
members: [ana, joe]
reply_routing: sender  # patchbay: ignore[PB0231] twice on purpose
```

```text
rules.yaml:3:43: warning[PB0020]: there is no `PB0231` to ignore on line 3
  |
3 | reply_routing: sender  # patchbay: ignore[PB0231] twice on purpose
  |                                           ^^^^^^
  = help: delete this code, or move the remark to the line with the problem
  = fix (safe): delete the remark
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Will Vote
    to: joe
  - tag: will vote  # patchbay: ignore[PB0232] as the old lists have it
    to: ana
```

"""###),
("PB0021", ###"""
# PB0021: remark that ignores an unknown code

A remark names the codes of problems, as messages show them.

```yaml failing
version: 1
members: [ana, joe]
reply_routing: sender  # patchbay: ignore[PB9999] hm
```

```text
rules.yaml:3:43: warning[PB0021]: `PB9999` is the code of no problem
  |
3 | reply_routing: sender  # patchbay: ignore[PB9999] hm
  |                                           ^^^^^^
  = help: write a code such as `PB0203`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
reply_routing: sender
```

"""###),
("PB0022", ###"""
# PB0022: remark to the checker that cannot be read

A remark to the checker has one form: `# patchbay: ignore[CODE] reason`.

```yaml failing
version: 1
members: [ana, joe]
reply_routing: sender  # patchbay: PB0231
```

```text
rules.yaml:3:24: warning[PB0022]: a remark to the checker is written `# patchbay: ignore[CODE] reason`
  |
3 | reply_routing: sender  # patchbay: PB0231
  |                        ^^^^^^^^^^^^^^^^^^
  = help: write it so, or leave out `patchbay:`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
reply_routing: sender  # as agreed with the field office
```

"""###),
("PB0023", ###"""
# PB0023: remark that would ignore an error

A file with an error means nothing, so an error cannot be ignored.

```yaml failing also=PB0212
version: 1
members: [ana, joe, sender]  # patchbay: ignore[PB0212]
```

```text
rules.yaml:2:21: error[PB0212]: `sender` cannot be the name of a team member, because it is reserved
  |
2 | members: [ana, joe, sender]  # patchbay: ignore[PB0212]
  |                     ^^^^^^
  = reserved: `shared_inbox`, `round_robin`, `sender`, `last_team_member`, `sender_or_last_team_member`, `hold` and `all`
  = help: choose another name

rules.yaml:2:49: warning[PB0023]: `PB0212` is an error here, and errors cannot be ignored
  |
2 | members: [ana, joe, sender]  # patchbay: ignore[PB0212]
  |                                                 ^^^^^^
  = help: solve the problem, then delete this code
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
```

"""###),
("PB0100", ###"""
# PB0100: text that is not YAML

A rule file is YAML. Where the text is none, reading stops.

```yaml failing
action: | spring
  drive
```

```text
rules.yaml:1:11: error[PB0100]: a text that starts with `|` or `>` begins on the next line
  |
1 | action: | spring
  |           ^^^^^^
  = help: move the text to the next line and indent it, or put it in quotes
```

Mended:

```yaml passing
action: |
  spring
  drive
```

"""###),
("PB0101", ###"""
# PB0101: tab in indentation

YAML is indented with spaces. A tab has no agreed width.

```yaml failing
version: 1
members:
	- ana
```

```text
rules.yaml:3:1: error[PB0101]: this line is indented with a tab
  |
3 |     - ana
  | ^^^^
  = help: indent with spaces, two for each level
```

Mended:

```yaml passing
version: 1
members:
  - ana
```

"""###),
("PB0102", ###"""
# PB0102: key without a colon

A key is followed by a colon and a space, or a colon and a new line.

```yaml failing
version: 1
members
  - ana
```

```text
rules.yaml:2:1: error[PB0102]: there must be a `:` after `members`
  |
2 | members
  | ^^^^^^^
  = help: write `members:` and its value
```

Mended:

```yaml passing
version: 1
members:
  - ana
```

"""###),
("PB0103", ###"""
# PB0103: indentation that matches nothing above

Entries of one list or mapping start in the same column.

```yaml failing
team:
  ana: {}
 joe: {}
```

```text
rules.yaml:3:2: error[PB0103]: no line above has the indentation of this one
  |
3 |  joe: {}
  |  ^^^^^^^
  = help: give it the indentation of the lines it belongs to
```

Mended:

```yaml passing
team:
  ana: {}
  joe: {}
```

"""###),
("PB0104", ###"""
# PB0104: quote that is never closed

A text that starts with a quote ends with the same quote.

```yaml failing
version: 1
action: "Spring pledge
members: [ana]
```

```text
rules.yaml:2:9: error[PB0104]: the quote that opens here is never closed
  |
2 | action: "Spring pledge
  |         ^
  = help: write the same quote at the end of the text
```

Mended:

```yaml passing
version: 1
action: "Spring pledge"
members: [ana]
```

"""###),
("PB0105", ###"""
# PB0105: bracket that is never closed

What a bracket or brace opens has to be closed.

```yaml failing
version: 1
members: [ana, joe
distribution: distributed
```

```text
rules.yaml:2:10: error[PB0105]: `[` is never closed
  |
2 | members: [ana, joe
  |          ^
  = help: write `]` at the end of the list
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
```

"""###),
("PB0106", ###"""
# PB0106: second key on one line

A line holds one key. A text with a colon and a space in it needs quotes.

```yaml failing
version: 1
action: spring: the drive
```

```text
rules.yaml:2:15: error[PB0106]: a second `:` on one line
  |
2 | action: spring: the drive
  |               ^
  |
2 | action: spring: the drive
  |       - the first one makes the text before it a key
  = help: put the value in quotes, or start a new line
```

Mended:

```yaml passing
version: 1
action: "spring: the drive"
```

"""###),
("PB0107", ###"""
# PB0107: escape that does not exist

In double quotes a backslash starts an escape, and there is only a fixed set of them.

```yaml failing
action: "spring\drive"
```

```text
rules.yaml:1:16: error[PB0107]: `\d` is not an escape that double quotes know
  |
1 | action: "spring\drive"
  |                ^^
  = help: write `\\` for a backslash, or use single quotes
```

Mended:

```yaml passing
action: "spring\\drive"
```

"""###),
("PB0108", ###"""
# PB0108: text that starts with a reserved character

A plain text may not start with a character that YAML keeps for itself.

```yaml failing
action: @spring
```

```text
rules.yaml:1:9: error[PB0108]: a text cannot start with `@`
  |
1 | action: @spring
  |         ^
  = help: put the text in quotes
```

Mended:

```yaml passing
action: "@spring"
```

"""###),
("PB0109", ###"""
# PB0109: text after a finished value

After a quoted text, a list in brackets or a mapping in braces, nothing else may stand on the line.

```yaml failing
action: "spring" drive
```

```text
rules.yaml:1:18: error[PB0109]: there is text after a finished value
  |
1 | action: "spring" drive
  |                  ^^^^^
  = help: put the whole value in quotes; a quote inside single quotes is doubled
```

Mended:

```yaml passing
action: "spring drive"
```

"""###),
("PB0110", ###"""
# PB0110: bytes that are not UTF-8

Files are UTF-8. Other bytes are refused where they stand.

In the example `\xE9` is one byte, as old editors write `é`.

```yaml failing escaped
action: caf\xE9
```

```text
rules.yaml:1:12: error[PB0110]: `E9` is not UTF-8
  |
1 | action: caf<E9>
  |            ^^^^ cut off by the end of the file
  = help: save the file as UTF-8 in your editor
```

Mended:

```yaml passing
action: café
```

"""###),
("PB0111", ###"""
# PB0111: file in another encoding than UTF-8

Files are UTF-8, not UTF-16 or UTF-32.

In the example `\x00` is a zero byte.

```yaml failing escaped
a\x00:\x00 \x001\x00
```

```text
rules.yaml:1:1: error[PB0111]: this file is UTF-16; files are UTF-8
  |
1 | a<U+0000>:<U+0000> <U+0000>1<U+0000>
  | ^^^^^^^^^
  = help: save it as UTF-8 in your editor
```

Mended:

```yaml passing
a: 1
```

"""###),
("PB0112", ###"""
# PB0112: control character

Control characters cannot be seen and have no place in a file.

In the example `\x07` is one byte.

```yaml failing escaped
action: spring\x07
```

```text
rules.yaml:1:15: error[PB0112]: the control character `U+0007` may not stand in a file
  |
1 | action: spring<U+0007>
  |               ^^^^^^^^
  = help: delete it
```

Mended:

```yaml passing
action: spring
```

"""###),
("PB0114", ###"""
# PB0114: nested deeper than the limit

Lists and mappings are nested at most 64 deep. (In the example the limit is 2.)

```yaml failing depth=2
a: [[b]]
```

```text
rules.yaml:1:5: error[PB0114]: nested deeper than 2 levels, the limit `nesting depth`
  |
1 | a: [[b]]
  |     ^
  = help: close the brackets before, or flatten the file
```

Mended:

```yaml passing depth=2
a: [b]
```

"""###),
("PB0115", ###"""
# PB0115: character that changes the direction of text

A character that changes the direction of text makes a line look different from what it says.

In the example `\xE2\x80\xAE` are the three bytes of U+202E.

```yaml failing escaped
action: \xE2\x80\xAEspring
```

```text
rules.yaml:1:9: warning[PB0115]: the invisible character `U+202E` changes the direction of the text around it
  |
1 | action: <U+202E>spring
  |         ^^^^^^^^
  = help: delete it, so that everybody sees the text as it is read
```

Mended:

```yaml passing
action: spring
```

"""###),
("PB0116", ###"""
# PB0116: no memory left to read a file

Reading stops when the machine has no memory left. No example can show it.

"""###),
("PB0120", ###"""
# PB0120: alias

An alias repeats what an anchor named. These files have neither: write the value out.

```yaml failing
joe: *usual
```

```text
rules.yaml:1:6: error[PB0120]: `*usual` repeats another part of the file; rule files have no aliases
  |
1 | joe: *usual
  |      ^^^^^^
  = help: write the value out here, or put the text in quotes if it starts with `*`
```

Mended:

```yaml passing
joe: {}
```

"""###),
("PB0121", ###"""
# PB0121: anchor

An anchor names a value for later aliases, which these files do not have.

```yaml failing
ana: &usual {}
```

```text
rules.yaml:1:6: error[PB0121]: `&usual` names a part of the file to repeat it; rule files have no anchors
  |
1 | ana: &usual {}
  |      ^^^^^^
  = help: delete it, or put the text in quotes if it starts with `&`
```

Mended:

```yaml passing
ana: {}
```

"""###),
("PB0122", ###"""
# PB0122: merge key

A merge key takes over the entries of another mapping. These files say everything where it counts.

```yaml failing
ana:
  <<: { name: Ana }
```

```text
rules.yaml:2:3: error[PB0122]: `<<` would merge another mapping into this one; rule files have no merge keys
  |
2 |   <<: { name: Ana }
  |   ^^
  = help: write the keys out here, or make a list and name it
```

Mended:

```yaml passing
ana:
  name: Ana
```

"""###),
("PB0123", ###"""
# PB0123: type tag of YAML

A type tag tells YAML what a value is. Here the key decides, and a value in quotes is text.

```yaml failing
action: !!str 12
```

```text
rules.yaml:1:9: error[PB0123]: `!!str` is a type tag; rule files have none
  |
1 | action: !!str 12
  |         ^^^^^
  = help: delete it and put the text in quotes
```

Mended:

```yaml passing
action: "12"
```

"""###),
("PB0124", ###"""
# PB0124: second document in one file

A file holds one document.

```yaml failing
version: 1
---
version: 1
```

```text
rules.yaml:2:1: error[PB0124]: a second document starts here; a file holds one
  |
2 | ---
  | ^^^
  = help: put it in a file of its own
```

Mended:

```yaml passing
version: 1
```

"""###),
("PB0125", ###"""
# PB0125: directive

A directive speaks to the YAML reader, and these files need none.

```yaml failing
%TAG ! tag:example.org,2026:
---
version: 1
```

```text
rules.yaml:1:1: error[PB0125]: `%TAG` is a directive; the only one here is `%YAML 1.2`, once
  |
1 | %TAG ! tag:example.org,2026:
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: delete this line
```

Mended:

```yaml passing
version: 1
```

"""###),
("PB0126", ###"""
# PB0126: key that is not plain text

A key is plain or quoted text, not a list or a mapping.

```yaml failing
[ana, joe]: 1
```

```text
rules.yaml:1:1: error[PB0126]: a key must be plain text, not a list
  |
1 | [ana, joe]: 1
  | ^
  = help: write one entry for each key of the list
```

Mended:

```yaml passing
ana: 1
```

"""###),
("PB0127", ###"""
# PB0127: empty key

A key has at least one character.

```yaml failing
: 1
```

```text
rules.yaml:1:1: error[PB0127]: there is no key before this `:`
  |
1 | : 1
  | ^
  = help: write the key, or put the text in quotes if it starts with a colon
```

Mended:

```yaml passing
ana: 1
```

"""###),
("PB0128", ###"""
# PB0128: key that stands twice

A key stands once in a mapping; a second one would silently win or lose.

```yaml failing
version: 1
version: 1
```

```text
rules.yaml:2:1: error[PB0128]: `version` stands twice in this mapping
  |
2 | version: 1
  | ^^^^^^^ again here
  |
1 | version: 1
  | ------- first here
  = help: keep one of them, or rename one
```

Mended:

```yaml passing
version: 1
```

"""###),
("PB0200", ###"""
# PB0200: unknown key

A mapping takes the keys of its place and no others. A key that nobody reads would look as if it did something.

```yaml failing
version: 1
members: [ana, joe]
reply_routng: round_robin
```

```text
rules.yaml:3:1: error[PB0200]: unknown key `reply_routng` in a rule file, expected one of `version`, `kind`, `action`, `team`, `lists`, `members`, `distribution`, `reply_routing`, `tag_rules`, `auto_tags`, `opt_out`, `texting_hours`, `notifications` or `cases`
  |
3 | reply_routng: round_robin
  | ^^^^^^^^^^^^
  = help: did you mean `reply_routing`?
  = fix (unsafe): write `reply_routing`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
reply_routing: round_robin
```

Where only capitals, `-` and `_` differ, `patchbay check --fix` mends the key:

```yaml failing
version: 1
members: [ana, joe]
Reply-Routing: sender
```

```text
rules.yaml:3:1: error[PB0200]: unknown key `Reply-Routing` in a rule file, expected one of `version`, `kind`, `action`, `team`, `lists`, `members`, `distribution`, `reply_routing`, `tag_rules`, `auto_tags`, `opt_out`, `texting_hours`, `notifications` or `cases`
  |
3 | Reply-Routing: sender
  | ^^^^^^^^^^^^^
  = help: did you mean `reply_routing`?
  = fix (safe): write `reply_routing`
```

"""###),
("PB0201", ###"""
# PB0201: required key is missing

Some keys have no sensible default: who takes part, for example, or where a tag rule sends a reply.

```yaml failing
members: [ana, joe]
```

```text
rules.yaml:1:1: error[PB0201]: the key `version` is missing in a rule file
  |
1 | members: [ana, joe]
  | ^^^^^^^
  = help: write `version:` with `1`
  = fix (safe): write `version: 1`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
```

"""###),
("PB0202", ###"""
# PB0202: value of the wrong shape

A key takes values of certain shapes: text, a list, a mapping. Plain `null`, `~` and nothing at all are no text; in quotes they are.

```yaml failing
version: 1
members: ana
```

```text
rules.yaml:2:10: error[PB0202]: expected a list, each entry a team member or a user list, found `ana`
  |
2 | members: ana
  |          ^^^
  = help: write `[ana]`
  = fix (safe): write `[ana]`
```

Mended:

```yaml passing
version: 1
members: [ana]
```

"""###),
("PB0203", ###"""
# PB0203: not a whole number

A whole number is written in digits, without quotes, leading zeros, points or exponents, so that nobody has to guess which number is meant.

```yaml failing
version: 1
members: [ana, joe]
distribution: { mode: buckets, bucket_size: 0o31 }
```

```text
rules.yaml:3:45: error[PB0203]: expected a whole number from 1 to 10000, found `0o31`
  |
3 | distribution: { mode: buckets, bucket_size: 0o31 }
  |                                             ^^^^
  = help: write digits only, without leading zeros
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
distribution: { mode: buckets, bucket_size: 25 }
```

A number in quotes is a text, which `patchbay check --fix` mends:

```yaml failing
version: 1
members: [ana, joe]
distribution: { mode: buckets, bucket_size: "25" }
```

```text
rules.yaml:3:45: error[PB0203]: expected a whole number from 1 to 10000, found the text `25`
  |
3 | distribution: { mode: buckets, bucket_size: "25" }
  |                                             ^^^^
  = help: write it without quotes
  = fix (safe): write `25`
```

"""###),
("PB0204", ###"""
# PB0204: number outside its range

A number has to lie in its range. A bucket holds 1 to 10000 contacts, and the only version of the rule language is 1.

```yaml failing
version: 1
members: [ana, joe]
distribution: { mode: buckets, bucket_size: 0 }
```

```text
rules.yaml:3:45: error[PB0204]: `0` is out of range, expected a whole number from 1 to 10000
  |
3 | distribution: { mode: buckets, bucket_size: 0 }
  |                                             ^
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
distribution: { mode: buckets, bucket_size: 100 }
```

"""###),
("PB0205", ###"""
# PB0205: not `true` or `false`

A flag is `true` or `false`. `yes`, `on` and `1` are text, as they are in the names of tags and people.

```yaml failing
version: 1
members: [ana, joe]
distribution: { mode: distributed, last_team_member_first: yes }
```

```text
rules.yaml:3:60: error[PB0205]: expected `true` or `false`, found `yes`
  |
3 | distribution: { mode: distributed, last_team_member_first: yes }
  |                                                            ^^^
  = help: write `true`
  = fix (safe): write `true`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
distribution: { mode: distributed, last_team_member_first: true }
```

"""###),
("PB0206", ###"""
# PB0206: not one of the words that may stand here

Some values are one of a few words, such as the mode of a distribution or a permission.

```yaml failing
version: 1
members: [ana, joe]
distribution: fcfs
```

```text
rules.yaml:3:15: error[PB0206]: unknown word `fcfs`, expected one of `first_come_first_served`, `distributed` or `buckets`
  |
3 | distribution: fcfs
  |               ^^^^
  = help: did you mean `first_come_first_served`?
  = fix (unsafe): write `first_come_first_served`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
distribution: first_come_first_served
```

Where only capitals, `-` and `_` differ, `patchbay check --fix` mends the word:

```yaml failing
version: 1
members: [ana, joe]
distribution: First-Come-First-Served
```

```text
rules.yaml:3:15: error[PB0206]: unknown word `First-Come-First-Served`, expected one of `first_come_first_served`, `distributed` or `buckets`
  |
3 | distribution: First-Come-First-Served
  |               ^^^^^^^^^^^^^^^^^^^^^^^
  = help: did you mean `first_come_first_served`?
  = fix (safe): write `first_come_first_served`
```

"""###),
("PB0207", ###"""
# PB0207: file of another kind

A scenario describes people and contacts for a simulation and cannot stand where rules are expected.

```yaml failing
kind: scenario
version: 1
```

```text
rules.yaml:1:7: error[PB0207]: this is a scenario, expected a rule file
  |
1 | kind: scenario
  |       ^^^^^^^^
  = help: run it with `patchbay simulate RULES rules.yaml`
```

Mended:

```yaml passing
kind: rules
version: 1
members: [ana, joe]
```

"""###),
("PB0208", ###"""
# PB0208: list that needs at least one entry

An empty list in a tag rule, a condition or a user list leaves open whether everybody or nobody is meant.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: []
```

```text
rules.yaml:5:9: error[PB0208]: expected at least a team member or a user list, found an empty list
  |
5 |     to: []
  |         ^^
  = help: name a team member or a user list, or delete the key
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: [joe]
```

"""###),
("PB0210", ###"""
# PB0210: empty name

Names of people, lists, tags and fields have at least one character that can be seen.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: ""
    to: joe
```

```text
rules.yaml:4:10: error[PB0210]: a name needs at least one character
  |
4 |   - tag: ""
  |          ^^
  = help: write a name or delete the entry
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: joe
```

"""###),
("PB0211", ###"""
# PB0211: invisible character in a name

A name with a character that nobody sees looks like another name. Control characters, spaces other than the ordinary one, zero-width characters and those that change the direction of text are refused; joiners inside an emoji are not.

```yaml failing
version: 1
members: [ana, "jo\u200Be"]
```

```text
rules.yaml:2:16: error[PB0211]: `jo<U+200B>e` holds `U+200B`, a character that shows nothing
  |
2 | members: [ana, "jo\u200Be"]
  |                ^^^^^^^^^^^
  = help: delete it or type the name again
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
```

"""###),
("PB0212", ###"""
# PB0212: reserved name

The reply steps and `all` mean something where a name may stand, so nobody may be called that.

```yaml failing
version: 1
members: [ana, sender]
```

```text
rules.yaml:2:16: error[PB0212]: `sender` cannot be the name of a team member, because it is reserved
  |
2 | members: [ana, sender]
  |                ^^^^^^
  = reserved: `shared_inbox`, `round_robin`, `sender`, `last_team_member`, `sender_or_last_team_member`, `hold` and `all`
  = help: choose another name
```

Mended:

```yaml passing
version: 1
members: [ana, sender_desk]
```

"""###),
("PB0213", ###"""
# PB0213: name over the limit

A name has at most 200 characters. (In the examples the limit is 20.)

```yaml failing name=20
version: 1
members: [ana, joe-from-the-northern-field-office]
```

```text
rules.yaml:2:16: error[PB0213]: this name has 34 characters, more than 20, the limit `name length`
  |
2 | members: [ana, joe-from-the-northern-field-office]
  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: shorten it
```

Mended:

```yaml passing name=20
version: 1
members: [ana, joe-north]
```

"""###),
("PB0214", ###"""
# PB0214: user list with the name of a team member

Where a name stands it must be clear whether a member or a list is meant.

```yaml failing
version: 1
team: { ana: {}, joe: {} }
lists:
  joe: [ana]
members: [ana, joe]
```

```text
rules.yaml:4:3: error[PB0214]: the user list `joe` has the name of a team member
  |
4 |   joe: [ana]
  |   ^^^
  |
2 | team: { ana: {}, joe: {} }
  |                  --- the team member
  = help: choose another name for the list
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
lists:
  closers: [joe, ana]
```

"""###),
("PB0215", ###"""
# PB0215: unknown team member or user list

A name must be that of a team member, or of a user list where lists may stand. Without `team`, whoever is in `members` exists.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: jo
```

```text
rules.yaml:5:9: error[PB0215]: `jo` is not a team member or a user list
  |
5 |     to: jo
  |         ^^
  = help: did you mean `joe`?
  = fix (unsafe): write `joe`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: joe
```

"""###),
("PB0216", ###"""
# PB0216: selected team member without `send_queue`

Whoever takes part sends first texts and gets replies, which takes the permission `send_queue`.

```yaml failing
version: 1
team:
  ana: {}
  temp: { permissions: [] }
members: [ana, temp]
```

```text
rules.yaml:5:16: error[PB0216]: `temp` cannot take part without the permission `send_queue`
  |
5 | members: [ana, temp]
  |                ^^^^
  |
4 |   temp: { permissions: [] }
  |   ---- `temp` is declared here
  = help: add `send_queue` to the member's permissions, or leave the member out
```

Mended:

```yaml passing
version: 1
team:
  ana: {}
  temp: { permissions: [] }
members: [ana]
```

"""###),
("PB0217", ###"""
# PB0217: replies to somebody who does not take part

Replies go to people who take part. A tag rule or reply step for somebody else would never reach them; the same holds for everybody on a user list.

```yaml failing
version: 1
team: { ana: {}, joe: {}, philly: {} }
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: philly
```

```text
rules.yaml:6:9: error[PB0217]: `philly` does not take part, so no reply can go there
  |
6 |     to: philly
  |         ^^^^^^
  |
3 | members: [ana, joe]
  |          ---------- who takes part
  = help: add `philly` to `members`, or name somebody who is there
```

Mended:

```yaml passing
version: 1
team: { ana: {}, joe: {}, philly: {} }
members: [ana, joe, philly]
tag_rules:
  - tag: Donor
    to: philly
```

"""###),
("PB0218", ###"""
# PB0218: user list within a user list

A user list holds team members. Lists within lists would make it hard to see who is on one.

```yaml failing
version: 1
members: [ana, joe]
lists:
  closers: [joe]
  everybody: [ana, closers]
```

```text
rules.yaml:5:20: error[PB0218]: `closers` is a user list, and a user list holds team members only
  |
5 |   everybody: [ana, closers]
  |                    ^^^^^^^
  = help: name its members instead
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
lists:
  closers: [joe]
  everybody: [ana, joe]
```

"""###),
("PB0219", ###"""
# PB0219: roster that cannot be loaded

`team` may be the path of a roster, a file with the same shape, which must be there and lie where rosters may.

```yaml failing
version: 1
team: ../team.yaml
members: [ana, joe]
```

```text
rules.yaml:2:7: error[PB0219]: cannot load `../team.yaml`: there is no such file
  |
2 | team: ../team.yaml
  |       ^^^^^^^^^^^^
  = help: check the path
```

Mended:

```yaml passing
version: 1
team: { ana: {}, joe: {} }
members: [ana, joe]
```

"""###),
("PB0220", ###"""
# PB0220: bucket size without buckets

Only the mode `buckets` hands contacts out in buckets. With another mode the size would do nothing.

```yaml failing
version: 1
members: [ana, joe]
distribution: { mode: distributed, bucket_size: 25 }
```

```text
rules.yaml:3:49: warning[PB0220]: a bucket size has no effect with the mode `distributed`
  |
3 | distribution: { mode: distributed, bucket_size: 25 }
  |                                                 ^^
  = help: delete `bucket_size`, or write `mode: buckets`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
distribution: { mode: buckets, bucket_size: 25 }
```

"""###),
("PB0221", ###"""
# PB0221: reply step that is never reached

`shared_inbox` and `hold` take every reply that reaches them, so a step after either does nothing.

```yaml failing
version: 1
members: [ana, joe]
reply_routing: [shared_inbox, round_robin]
```

```text
rules.yaml:3:31: error[PB0221]: this reply step is never reached
  |
3 | reply_routing: [shared_inbox, round_robin]
  |                               ^^^^^^^^^^^
  |
3 | reply_routing: [shared_inbox, round_robin]
  |                 ------------ every reply stops here
  = help: move it before that step, or delete it
  = fix (unsafe): delete what is never reached
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
reply_routing: [round_robin, shared_inbox]
```

"""###),
("PB0222", ###"""
# PB0222: `hold` as the only reply step

`hold` keeps a reply until somebody whom an earlier step accepts becomes available. Without an earlier step it would keep replies for ever.

```yaml failing
version: 1
members: [ana, joe]
reply_routing: hold
```

```text
rules.yaml:3:16: error[PB0222]: `hold` waits for somebody whom the steps before it accept, and there are none
  |
3 | reply_routing: hold
  |                ^^^^
  = help: write a step before it, such as `[round_robin, hold]`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
reply_routing: [round_robin, hold]
```

"""###),
("PB0224", ###"""
# PB0224: tag rule with both or neither of `tag` and `when`

A tag rule says which contacts it is for in one way: `tag` for a single tag, `when` for a condition.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    when: { none: [Minor] }
    to: joe
```

```text
rules.yaml:5:5: error[PB0224]: a tag rule takes either `tag` or `when`, not both
  |
5 |     when: { none: [Minor] }
  |     ^^^^
  |
4 |   - tag: Donor
  |     --- the other one
  = help: put the tag into `all` of the condition and delete `tag`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - when: { all: [Donor], none: [Minor] }
    to: joe
```

"""###),
("PB0225", ###"""
# PB0225: condition that asks nothing

A condition without any test would match every contact and switch reply routing off.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - when: {}
    to: joe
```

```text
rules.yaml:4:11: error[PB0225]: this condition asks nothing, so it would match every contact
  |
4 |   - when: {}
  |           ^^
  = help: name a tag or a field, or use `reply_routing` for everybody
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: [PA, NJ] } }
    to: joe
```

"""###),
("PB0227", ###"""
# PB0227: condition that no contact can meet

A tag that must be there and must not be there makes a rule that never applies.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - when: { all: [Spanish, Donor], none: [Donor] }
    to: joe
```

```text
rules.yaml:4:28: error[PB0227]: no contact can meet this condition: `Donor` is in `all` and `none`
  |
4 |   - when: { all: [Spanish, Donor], none: [Donor] }
  |                            ^^^^^
  |
4 |   - when: { all: [Spanish, Donor], none: [Donor] }
  |                                           ----- refused here
  = help: delete the tag from one of the two
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - when: { all: [Spanish, Donor], none: [Minor] }
    to: joe
```

"""###),
("PB0228", ###"""
# PB0228: column of the contact list asked as a field

The columns that a contact list is made of have meanings of their own; conditions ask about tags and about the other columns.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { tags: Donor } }
    to: joe
```

```text
rules.yaml:4:23: error[PB0228]: `tags` is a column of the contact list with a meaning of its own, not a field
  |
4 |   - when: { fields: { tags: Donor } }
  |                       ^^^^
  = help: ask about tags with `all`, `any` or `none`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - when: { all: [Donor], fields: { state: PA } }
    to: joe
```

"""###),
("PB0229", ###"""
# PB0229: opt-out keyword that no reply can be

Replies are compared without the spaces around them. A keyword of nothing but spaces can never be met.

```yaml failing
version: 1
members: [ana, joe]
opt_out: { keywords: { add: [alto, " "] } }
```

```text
rules.yaml:3:36: error[PB0229]: no reply can be ` ` once spaces are trimmed
  |
3 | opt_out: { keywords: { add: [alto, " "] } }
  |                                    ^^^
  = help: write a word, or delete the entry
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
opt_out: { keywords: { add: [alto] } }
```

"""###),
("PB0230", ###"""
# PB0230: nobody takes part

With nobody taking part no first text is sent and every reply waits. That is legal, as a start, and hardly ever meant.

```yaml failing
version: 1
members: []
```

```text
rules.yaml:2:10: warning[PB0230]: nobody takes part: no first text is sent and every reply waits
  |
2 | members: []
  |          ^^
  = help: name the team members who take part
```

Mended:

```yaml passing
version: 1
members: [ana]
```

"""###),
("PB0231", ###"""
# PB0231: same entry twice in a list

An entry that stands twice counts once. Often another name was meant.

```yaml failing
version: 1
members: [ana, joe, ana]
```

```text
rules.yaml:2:21: warning[PB0231]: `ana` stands twice in `members`
  |
2 | members: [ana, joe, ana]
  |                     ^^^
  |
2 | members: [ana, joe, ana]
  |           --- the first one
  = help: delete one of them
  = fix (safe): delete the second
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
```

"""###),
("PB0232", ###"""
# PB0232: two spellings of one tag

Tags are compared without regard to case and to the spaces around them, so both spellings are one tag. One spelling is easier to search for.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Will Vote
    to: joe
  - tag: will vote
    to: ana
```

```text
rules.yaml:6:10: warning[PB0232]: `will vote` is the same tag as `Will Vote`
  |
6 |   - tag: will vote
  |          ^^^^^^^^^
  |
4 |   - tag: Will Vote
  |          --------- first written so
  = help: spell the tag one way
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Will Vote
    to: [joe, ana]
```

"""###),
("PB0233", ###"""
# PB0233: same tag rule twice

The second of two rules that ask the same and send to the same people does nothing.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: [ana, joe]
  - tag: Donor
    to: [joe, ana]
```

```text
rules.yaml:6:5: warning[PB0233]: this tag rule stands twice
  |
6 |   - tag: Donor
  |     ^^^^^^^^^^
  |
4 |   - tag: Donor
  |     ---------- the first one
  = help: delete one of them
  = fix (safe): delete the second
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: [ana, joe]
```

"""###),
("PB0234", ###"""
# PB0234: tag rule about the tag `Opt Out`

The tag `Opt Out` is an opt out: such a contact is never texted again, and no reply of theirs is routed.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Opt Out
    to: joe
```

```text
rules.yaml:4:10: warning[PB0234]: tag rules are never asked for a contact with the tag `Opt Out`
  |
4 |   - tag: Opt Out
  |          ^^^^^^^
  = help: delete the tag here: setting it opts the contact out
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Wants A Call
    to: joe
```

"""###),
("PB0235", ###"""
# PB0235: no opt-out keywords

Without keywords nobody can opt out by replying. Carriers and the law expect at least the default ones.

```yaml failing
version: 1
members: [ana, joe]
opt_out: { keywords: [] }
```

```text
rules.yaml:3:22: warning[PB0235]: no reply opts a contact out, because there is no keyword
  |
3 | opt_out: { keywords: [] }
  |                      ^^
  = help: write `default`, or name keywords
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
opt_out: { keywords: default }
```

"""###),
("PB0240", ###"""
# PB0240: case that expects nothing

A case without expectations passes whatever the rules do.

```yaml failing cases
- name: a donor's reply goes to joe
  contacts: [{ id: c1, tags: [Donor] }]
  events:
    - reply: { contact: c1, text: hello }
```

```text
rules.yaml:1:3: error[PB0240]: this case expects nothing, so it cannot fail
  |
1 | - name: a donor's reply goes to joe
  |   ^^^^
  = help: write `expect`, `expect_none` or `expect_stats`
```

Mended:

```yaml passing cases
- name: a donor's reply goes to joe
  contacts: [{ id: c1, tags: [Donor] }]
  events:
    - reply: { contact: c1, text: hello }
  expect:
    - routed: { contact: c1, to: [joe] }
```

"""###),
("PB0241", ###"""
# PB0241: entry that does not name exactly one kind

An entry of `events` or `expect` is one event or effect. Two in one entry would have no order.

```yaml failing cases
- name: a reply
  events:
    - send: { member: ana, contact: c1 }
      reply: { contact: c1, text: hello }
  expect: [{ routed: { contact: c1 } }]
```

```text
rules.yaml:4:7: error[PB0241]: an entry is one event, and this is a second: `reply`
  |
4 |       reply: { contact: c1, text: hello }
  |       ^^^^^
  |
3 |     - send: { member: ana, contact: c1 }
  |       ---- the first one
  = help: start a new entry with `- reply:`
```

Mended:

```yaml passing cases
- name: a reply
  events:
    - send: { member: ana, contact: c1 }
    - reply: { contact: c1, text: hello }
  expect: [{ routed: { contact: c1 } }]
```

"""###),
("PB0242", ###"""
# PB0242: unknown kind of event or effect

Events and effects have the kinds that event streams and `patchbay route` have.

```yaml failing cases
- name: a reply
  events:
    - replay: { contact: c1, text: hello }
  expect: [{ routed: { contact: c1 } }]
```

```text
rules.yaml:3:7: error[PB0242]: unknown kind of event `replay`, expected one of `contact`, `publish`, `start`, `send`, `reply`, `respond`, `opt_out`, `away`, `back`, `add_member`, `remove_member`, `tag`, `untag`, `resolve`, `report`, `reopen`, `click`, `opt_in`, `reassign`, `notify` or `clock`
  |
3 |     - replay: { contact: c1, text: hello }
  |       ^^^^^^
  = help: did you mean `reply`?
  = fix (unsafe): write `reply`
```

Mended:

```yaml passing cases
- name: a reply
  events:
    - reply: { contact: c1, text: hello }
  expect: [{ routed: { contact: c1 } }]
```

"""###),
("PB0243", ###"""
# PB0243: two cases with one name

A failed case is told by its name. Two of one name cannot be told apart.

```yaml failing cases
- name: a reply
  events: [{ reply: { contact: c1, text: hello } }]
  expect: [{ routed: {} }]
- name: a reply
  events: [{ reply: { contact: c1, text: stop } }]
  expect: [{ opted_out: {} }]
```

```text
rules.yaml:4:3: warning[PB0243]: two cases have the name `a reply`
  |
4 | - name: a reply
  |   ^^^^^^^^^^^^^
  |
1 | - name: a reply
  |   ------------- the first one
  = help: say what is different about this one
```

Mended:

```yaml passing cases
- name: a reply
  events: [{ reply: { contact: c1, text: hello } }]
  expect: [{ routed: {} }]
- name: an opt out
  events: [{ reply: { contact: c1, text: stop } }]
  expect: [{ opted_out: {} }]
```

"""###),
("PB0250", ###"""
# PB0250: more team members than the limit

A team has at most 20,000 members. (In the examples the limit is lower.)

```yaml failing members=2
version: 1
members: [ana, joe, philly]
```

```text
rules.yaml:2:21: error[PB0250]: a team has at most 2 members, the limit `members`
  |
2 | members: [ana, joe, philly]
  |                     ^^^^^^ this is one more
  = help: split the contact action
```

Mended:

```yaml passing members=2
version: 1
members: [ana, joe]
```

"""###),
("PB0251", ###"""
# PB0251: more user lists than the limit

A rule file has at most 1,000 user lists. (In the examples the limit is lower.)

```yaml failing lists=1
version: 1
members: [ana, joe]
lists:
  openers: [ana]
  closers: [joe]
```

```text
rules.yaml:5:3: error[PB0251]: a rule file has at most 1 user lists, the limit `lists`
  |
5 |   closers: [joe]
  |   ^^^^^^^ this is one more
  = help: delete the lists that nothing names
```

Mended:

```yaml passing lists=1
version: 1
members: [ana, joe]
lists:
  closers: [joe]
```

"""###),
("PB0252", ###"""
# PB0252: more tag rules than the limit

A rule file has at most 200,000 tag rules. (In the examples the limit is lower.)

```yaml failing rules=1
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: joe
  - tag: Spanish
    to: joe
```

```text
rules.yaml:6:5: error[PB0252]: a rule file has at most 1 tag rules, the limit `rules`
  |
6 |   - tag: Spanish
  |     ^^^^^^^^^^^^ this is one more
  = help: merge rules with the same recipients into one `any` condition
```

Mended:

```yaml passing rules=1
version: 1
members: [ana, joe]
tag_rules:
  - when: { any: [Donor, Spanish] }
    to: joe
```

"""###),
("PB0253", ###"""
# PB0253: more tags than the limit

The rules of a file mention at most 100,000 different tags. (In the examples the limit is lower.)

```yaml failing tags=1
version: 1
members: [ana, joe]
tag_rules:
  - when: { all: [Donor, Spanish] }
    to: joe
```

```text
rules.yaml:4:26: error[PB0253]: rules mention at most 1 different tags, the limit `tags`
  |
4 |   - when: { all: [Donor, Spanish] }
  |                          ^^^^^^^ this is one more
  = help: merge tags that mean the same
```

Mended:

```yaml passing tags=1
version: 1
members: [ana, joe]
tag_rules:
  - tag: Donor
    to: joe
```

"""###),
("PB0254", ###"""
# PB0254: more fields than the limit

The rules of a file ask about at most 64 different fields. (In the examples the limit is lower.)

```yaml failing fields=1
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: PA, city: Camden } }
    to: joe
```

```text
rules.yaml:4:34: error[PB0254]: rules ask about at most 1 different fields, the limit `fields`
  |
4 |   - when: { fields: { state: PA, city: Camden } }
  |                                  ^^^^ this is one more
  = help: ask about tags instead
```

Mended:

```yaml passing fields=1
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: PA } }
    to: joe
```

"""###),
("PB0255", ###"""
# PB0255: more values of a field than the limit

The rules of a file compare one field with at most 10,000 different values. (In the examples the limit is lower.)

```yaml failing values=1
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: [PA, NJ] } }
    to: joe
```

```text
rules.yaml:4:35: error[PB0255]: rules compare a field with at most 1 values, the limit `values per field`
  |
4 |   - when: { fields: { state: [PA, NJ] } }
  |                                   ^^ this is one more
  = help: ask about a tag instead
```

Mended:

```yaml passing values=1
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: [PA] } }
    to: joe
```

"""###),
("PB0256", ###"""
# PB0256: more cases than the limit

A file has at most 10,000 cases. (In the examples the limit is lower.)

```yaml failing cases cases=1
- name: a reply
  expect: [{ routed: {} }]
- name: an opt out
  expect: [{ opted_out: {} }]
```

```text
rules.yaml:3:3: error[PB0256]: a file has at most 1 cases, the limit `cases`
  |
3 | - name: an opt out
  |   ^^^^^^^^^^^^^^^^ this is one more
  = help: put the cases into several files
```

Mended:

```yaml passing cases cases=1
- name: a reply
  expect: [{ routed: {} }]
```

"""###),
("PB0257", ###"""
# PB0257: more auto tags than the limit

A rule file has at most 1,000 auto tags. (In the examples the limit is lower.)

```yaml failing auto_tags=1
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
    reply_is: yes
  - tag: Supporter
    reply_is: sure
```

```text
rules.yaml:6:5: error[PB0257]: a rule file has at most 1 auto tags, the limit `auto tags`
  |
6 |   - tag: Supporter
  |     ^^^^^^^^^^^^^^ this is one more
  = help: put the phrases of one tag into one entry
```

Mended:

```yaml passing auto_tags=1
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
    reply_is: [yes, sure]
```

"""###),
("PB0258", ###"""
# PB0258: more phrases than the limit

Auto tags and `review` look for at most 10,000 phrases together. (In the examples the limit is lower.)

```yaml failing phrases=2
version: 1
members: [ana, joe]
auto_tags:
  - tag: Wrong Number
    reply_contains: [wrong number, wrong number sorry]
opt_out:
  review: [leave me alone]
```

```text
rules.yaml:7:12: error[PB0258]: rules look for at most 2 phrases in replies, the limit `phrases`
  |
7 |   review: [leave me alone]
  |            ^^^^^^^^^^^^^^ this is one more
  = help: delete phrases that others contain
```

Mended:

```yaml passing phrases=2
version: 1
members: [ana, joe]
auto_tags:
  - tag: Wrong Number
    reply_contains: wrong number
opt_out:
  review: [leave me alone]
```

"""###),
("PB0259", ###"""
# PB0259: more notifications than the limit

A rule file has at most 100 notifications. (In the examples the limit is lower.)

```yaml failing notifications=1
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - { type: assignment, to: ana }
  - { type: assignment, to: joe }
```

```text
rules.yaml:8:5: error[PB0259]: a rule file has at most 1 notifications, the limit `notifications`
  |
8 |   - { type: assignment, to: joe }
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is one more
  = help: name several recipients in one entry
```

Mended:

```yaml passing notifications=1
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - { type: assignment, to: [ana, joe] }
```

"""###),
("PB0260", ###"""
# PB0260: tag that no contact has

`patchbay check --contacts LIST` found a tag in the rules that no contact of the list carries. Mostly it is misspelt in the
rules or in the list; tags of the list that are spelt much alike are shown with the number of their contacts. Tags compare
without regard to upper and lower case.

A tag that members will set during the action is right as it is. Say so beside it: `# patchbay: ignore[PB0260] set by members`.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Spansh
    to: joe
```

```csv contacts
id,tags
c1,Spanish
c2,Spanish|Donor
```

```text
rules.yaml:4:10: warning[PB0260]: no contact of `list.csv` has the tag `Spansh`
  |
4 |   - tag: Spansh
  |          ^^^^^^
  = note: the list has `Spanish` (2 contacts)
  = help: did you mean `Spanish`?
  = fix (unsafe): write `Spanish`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - tag: Spanish
    to: joe
  - tag: Wrong Number # patchbay: ignore[PB0260] set by members
    to: ana
```

```csv contacts
id,tags
c1,Spanish
c2,Spanish|Donor
```

A tag that an auto tag sets is no mistake, although no contact has it yet:

```yaml passing
version: 1
members: [ana, joe]
auto_tags:
  - { tag: Will Vote, reply_is: ["yes"] }
tag_rules:
  - { tag: Will Vote, to: joe }
```

```csv contacts
id,tags
c1,Spanish
```

"""###),
("PB0261", ###"""
# PB0261: field that no contact has

`patchbay check --contacts LIST` found that the rules ask about a field which no contact of the list has: the list has no
such column, or its cells are empty. Names of fields compare letter by letter.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { State: [PA] } }
    to: joe
```

```csv contacts
id,state
c1,PA
```

```text
rules.yaml:4:23: warning[PB0261]: no contact of `list.csv` has the field `State`
  |
4 |   - when: { fields: { State: [PA] } }
  |                       ^^^^^
  = note: the list has `state` (1 contact)
  = help: did you mean `state`?
  = fix (unsafe): write `state`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: [PA] } }
    to: joe
```

```csv contacts
id,state
c1,PA
```

"""###),
("PB0262", ###"""
# PB0262: value of a field that no contact has

`patchbay check --contacts LIST` found that the rules compare a field with a value which no contact of the list has there.
Values compare letter by letter, so `pa` is not `PA`.

```yaml failing
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: [PA, NJ] } }
    to: joe
```

```csv contacts
id,state
c1,PA
c2,nj
```

```text
rules.yaml:4:35: warning[PB0262]: no contact of `list.csv` has `NJ` as its `state`
  |
4 |   - when: { fields: { state: [PA, NJ] } }
  |                                   ^^
  = note: the list has `nj` (1 contact)
  = help: did you mean `nj`?
  = fix (unsafe): write `nj`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
tag_rules:
  - when: { fields: { state: [PA, NJ] } }
    to: joe
```

```csv contacts
id,state
c1,PA
c2,NJ
```

"""###),
("PB0270", ###"""
# PB0270: claim timeout without claims

Only with the mode `first_come_first_served` do members claim contacts. With another mode a timeout would do nothing.

```yaml failing
version: 1
members: [ana, joe]
distribution: { mode: buckets, claim_timeout: 30m }
```

```text
rules.yaml:3:47: warning[PB0270]: a claim timeout has no effect with the mode `buckets`
  |
3 | distribution: { mode: buckets, claim_timeout: 30m }
  |                                               ^^^
  = help: delete `claim_timeout`, or write `mode: first_come_first_served`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
distribution: { mode: first_come_first_served, claim_timeout: 30m }
```

"""###),
("PB0271", ###"""
# PB0271: not a length of time

A length of time is a number and a unit: `90s`, `30m`, `1.5h`, `1d`, or several from large to small, `1h30m`. Units are `ms`, `s`, `m`,
`h` and `d`.

```yaml failing
version: 1
members: [ana, joe]
distribution: { claim_timeout: 90 }
```

```text
rules.yaml:3:32: error[PB0271]: expected a length of time from 1s to 365d, or `never`, found `90`
  |
3 | distribution: { claim_timeout: 90 }
  |                                ^^
  = help: add a unit: `90s`, `90m` or `90h`
```

```yaml failing
version: 1
members: [ana, joe]
distribution: { claim_timeout: 2 hours }
```

```text
rules.yaml:3:32: error[PB0271]: expected a length of time from 1s to 365d, or `never`, found `2 hours`
  |
3 | distribution: { claim_timeout: 2 hours }
  |                                ^^^^^^^
  = help: write a number with `s`, `m`, `h` or `d`: `90s`, `30m`, `1h30m`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
distribution: { claim_timeout: 90m }
```

"""###),
("PB0272", ###"""
# PB0272: not a time of day

Times of day are hours and minutes of a clock with 24 hours, `HH:MM`, from `00:00` to `24:00`.

```yaml failing
version: 1
members: [ana, joe]
texting_hours: { start: 9:00, end: 9 pm }
```

```text
rules.yaml:3:25: error[PB0272]: expected a time of day such as `09:00`, found `9:00`
  |
3 | texting_hours: { start: 9:00, end: 9 pm }
  |                         ^^^^
  = help: write `09:00`
  = fix (safe): write `"09:00"`

rules.yaml:3:36: error[PB0272]: expected a time of day such as `09:00`, found `9 pm`
  |
3 | texting_hours: { start: 9:00, end: 9 pm }
  |                                    ^^^^
  = help: write `21:00`
  = fix (safe): write `"21:00"`
```

```yaml failing
version: 1
members: [ana, joe]
texting_hours: { start: "09:00", end: "24:30" }
```

```text
rules.yaml:3:39: error[PB0272]: expected a time of day such as `09:00`, found `24:30`
  |
3 | texting_hours: { start: "09:00", end: "24:30" }
  |                                       ^^^^^^^
  = help: write hours and minutes, from `00:00` to `24:00`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
texting_hours: { start: "09:00", end: "21:00" }
```

"""###),
("PB0273", ###"""
# PB0273: texting hours that never open

Texting hours are one stretch of a day: from `start` to `end`, not past midnight. Hours that end before they start would let nobody be
texted.

```yaml failing
version: 1
members: [ana, joe]
texting_hours: { start: "21:00", end: "09:00" }
```

```text
rules.yaml:3:39: error[PB0273]: these hours end before they start, so nobody could ever be texted
  |
3 | texting_hours: { start: "21:00", end: "09:00" }
  |                                       ^^^^^^^
  |
3 | texting_hours: { start: "21:00", end: "09:00" }
  |                         ------- the start
  = help: write the hours of one day, the earlier time as `start`; midnight is `00:00` there and `24:00` as `end`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
texting_hours: { start: "09:00", end: "21:00" }
```

"""###),
("PB0274", ###"""
# PB0274: unknown time zone

Time zones have the names of the IANA database, such as `America/New_York`. Abbreviations are not used, because they mean different zones to
different people and say nothing about daylight saving time. Names are looked up in the machine's own database, in `/usr/share/zoneinfo` or where
`TZDIR` points.

```yaml failing
version: 1
members: [ana, joe]
texting_hours: { start: "09:00", end: "21:00", missing_zone: Eastern }
```

```text
rules.yaml:3:62: error[PB0274]: `Eastern` is not a time zone
  |
3 | texting_hours: { start: "09:00", end: "21:00", missing_zone: Eastern }
  |                                                              ^^^^^^^
  = help: did you mean `America/New_York`?
  = fix (unsafe): write `America/New_York`
```

```yaml failing
version: 1
members: [ana, joe]
texting_hours: { start: "09:00", end: "21:00", zone: New York }
```

```text
rules.yaml:3:54: error[PB0274]: `New York` is not a time zone
  |
3 | texting_hours: { start: "09:00", end: "21:00", zone: New York }
  |                                                      ^^^^^^^^
  = help: did you mean `America/New_York`?
  = fix (unsafe): write `America/New_York`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
texting_hours: { start: "09:00", end: "21:00", missing_zone: America/New_York }
```

"""###),
("PB0275", ###"""
# PB0275: time zone for missing ones beside one for all

With `zone: contact` each contact's own clock counts, and `missing_zone` says which one does for contacts without a time zone. Where one time zone
counts for everybody, it would do nothing.

```yaml failing
version: 1
members: [ana, joe]
texting_hours:
  start: "09:00"
  end: "21:00"
  zone: America/New_York
  missing_zone: America/New_York
```

```text
rules.yaml:7:17: error[PB0275]: `missing_zone` has no effect, because one clock counts for everybody
  |
7 |   missing_zone: America/New_York
  |                 ^^^^^^^^^^^^^^^^
  |
6 |   zone: America/New_York
  |         ---------------- this one
  = help: delete it, or write `zone: contact`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
texting_hours:
  start: "09:00"
  end: "21:00"
  zone: contact
  missing_zone: America/New_York
```

"""###),
("PB0276", ###"""
# PB0276: auto tag without phrases

An auto tag says what a reply must be, or what it must contain. Without either, no reply would give the tag.

```yaml failing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
```

```text
rules.yaml:4:5: error[PB0276]: an auto tag needs `reply_is` or `reply_contains`
  |
4 |   - tag: Supporter
  |     ^^^
  = help: write `reply_is:` with what replies say
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
    reply_is: ["yes", "1"]
```

"""###),
("PB0277", ###"""
# PB0277: phrase that no reply can hold

Replies are compared without invisible characters and without space at their ends, so a phrase of nothing else occurs in none.

```yaml failing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
    reply_is: ["yes", " "]
```

```text
rules.yaml:5:23: error[PB0277]: no reply can hold ` ` once spaces are trimmed
  |
5 |     reply_is: ["yes", " "]
  |                       ^^^
  = help: write a word, or delete the entry
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
    reply_is: ["yes"]
```

"""###),
("PB0278", ###"""
# PB0278: same phrase twice

Phrases and replies are compared in one form: upper case, outer punctuation and invisible characters do not count. Two phrases with the same form
give the same tag to the same replies.

```yaml failing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
    reply_is: ["yes", Yes!]
```

```text
rules.yaml:5:23: warning[PB0278]: `Yes!` says what an earlier phrase says
  |
5 |     reply_is: ["yes", Yes!]
  |                       ^^^^
  |
5 |     reply_is: ["yes", Yes!]
  |                ----- the first one
  = note: upper case, invisible characters and outer punctuation do not count
  = help: delete one of them
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Supporter
    reply_is: ["yes"]
```

"""###),
("PB0279", ###"""
# PB0279: phrase that opts out before it is asked

A reply that is an opt-out keyword opts its contact out, and nothing else is asked about it. As a phrase of `reply_contains` it is reached, in longer
replies.

```yaml failing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Refused
    reply_is: ["no", stop]
```

```text
rules.yaml:5:22: warning[PB0279]: `stop` opts the contact out before auto tags are asked
  |
5 |     reply_is: ["no", stop]
  |                      ^^^^
  = help: delete it here, or take it out of the keywords of `opt_out`
```

Mended:

```yaml passing
version: 1
members: [ana, joe]
auto_tags:
  - tag: Refused
    reply_is: ["no"]
    reply_contains: [please stop]
```

"""###),
("PB0280", ###"""
# PB0280: notified member without an address

Who wants emails needs an `email`, and who wants SMS a `phone`. Otherwise their notifications would be lost.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email, sms] }
members: [ana]
```

```text
rules.yaml:3:50: error[PB0280]: `sms` needs the member's `phone`
  |
3 |   ana: { email: ana@example.org, notify: [email, sms] }
  |                                                  ^^^
  = help: write `phone:` with a phone number
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, phone: "+12155550101", notify: [email, sms] }
members: [ana]
```

"""###),
("PB0281", ###"""
# PB0281: address that no notification can reach

An email address has an `@` with something on both sides, a phone number at least seven digits. More is not looked at: whether an address exists,
only its server knows. Addresses that nothing is sent to are not looked at, either.

```yaml failing
version: 1
team:
  ana: { email: ana.example.org, notify: [email] }
  joe: { phone: "555", notify: [sms] }
members: [ana, joe]
```

```text
rules.yaml:3:17: error[PB0281]: `ana.example.org` is not an email address
  |
3 |   ana: { email: ana.example.org, notify: [email] }
  |                 ^^^^^^^^^^^^^^^
  |
3 |   ana: { email: ana.example.org, notify: [email] }
  |                                           ----- notifications go there
  = help: write it as `ana@example.org`

rules.yaml:4:17: error[PB0281]: `555` is not a phone number
  |
4 |   joe: { phone: "555", notify: [sms] }
  |                 ^^^^^
  |
4 |   joe: { phone: "555", notify: [sms] }
  |                                 --- notifications go there
  = help: write it as `"+12155550101"`, in quotes
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
```

"""###),
("PB0282", ###"""
# PB0282: notification to somebody who does not take part

Only members who take part are notified. To name somebody else in `to` would do nothing.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { email: joe@example.org, notify: [email] }
members: [ana]
notifications:
  - { type: assignment, to: [ana, joe] }
```

```text
rules.yaml:7:35: error[PB0282]: `joe` does not take part, so no notification goes there
  |
7 |   - { type: assignment, to: [ana, joe] }
  |                                   ^^^
  |
5 | members: [ana]
  |          ----- who takes part
  = help: add `joe` to `members`, or name somebody who is there
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { email: joe@example.org, notify: [email] }
members: [ana, joe]
notifications:
  - { type: assignment, to: [ana, joe] }
```

"""###),
("PB0283", ###"""
# PB0283: same notification twice for one member

Two entries of one type that reach the same member send them two texts about the same thing.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - { type: replies_waiting, to: all }
  - { type: replies_waiting, to: joe, body: "{{count}} replies" }
```

```text
rules.yaml:8:34: warning[PB0283]: `joe` gets two notifications of the type `replies_waiting`
  |
8 |   - { type: replies_waiting, to: joe, body: "{{count}} replies" }
  |                                  ^^^
  |
7 |   - { type: replies_waiting, to: all }
  |                                  --- the first one
  = help: leave the member out of one of them
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - { type: replies_waiting, to: ana }
  - { type: replies_waiting, to: joe, body: "{{count}} replies" }
```

"""###),
("PB0284", ###"""
# PB0284: notification that nobody wants

A member is notified by the channels of their own `notify`, which is empty by default.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org }
members: [ana]
notifications:
  - { type: assignment, to: all }
```

```text
rules.yaml:6:29: warning[PB0284]: nobody gets this notification, because nobody here wants any
  |
6 |   - { type: assignment, to: all }
  |                             ^^^
  = help: write `notify: [email]` or `notify: [sms]` for those who want it
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
members: [ana]
notifications:
  - { type: assignment, to: all }
```

"""###),
("PB0285", ###"""
# PB0285: subject of more than one line

The subject of an email stands in one line of its head. What came after a line break would be read as something else.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    subject: |
      Texts are waiting
```

```text
rules.yaml:9:14: error[PB0285]: a subject is one line, and this one holds `U+000A`
  |
9 |     subject: |
  |              ^
  = help: write it on one line, in quotes
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    subject: Texts are waiting
```

"""###),
("PB0286", ###"""
# PB0286: braces that are never closed

A field stands between `{{` and `}}`, or between `{{{` and `}}}`; there is no difference, because texts are plain.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    body: "{{count} texts wait for you"
```

```text
rules.yaml:9:12: error[PB0286]: this `{{` is never closed
  |
9 |     body: "{{count} texts wait for you"
  |            ^^
  = help: write `}}` after the name of the field
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    body: "{{count}} texts wait for you"
```

"""###),
("PB0287", ###"""
# PB0287: unknown field in a notification

The texts of notifications may name the fields that the page on rule files lists. Any other name would stay empty in every text.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    subject: "{{cuont}} texts"
    body: |
      Hi {{name}},
      {{count}} contacts are yours.
```

```text
rules.yaml:9:17: error[PB0287]: `cuont` is not a field of notifications
  |
9 |     subject: "{{cuont}} texts"
  |                 ^^^^^
  = help: did you mean `count`?
  = fix (unsafe): write `count`

rules.yaml:11:12: error[PB0287]: `name` is not a field of notifications
   |
11 |       Hi {{name}},
   |            ^^^^
   = help: did you mean `member.name`, or to write it within `{{#leaders}}…{{/leaders}}`?
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    subject: "{{count}} texts"
    body: |
      Hi {{member.name}},
      {{count}} contacts are yours.
```

"""###),
("PB0288", ###"""
# PB0288: section that does not fit in a notification

The one section is `leaders`: `{{#leaders}}…{{/leaders}}` repeats what stands between for each member who takes part, with the fields `rank`,
`name` and `sent`.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: leaderboard
    to: all
    body: "{{#leaders}}{{rank}}. {{name}}: {{sent}} "
```

```text
rules.yaml:9:12: error[PB0288]: the section `leaders` is never closed
  |
9 |     body: "{{#leaders}}{{rank}}. {{name}}: {{sent}} "
  |            ^^^^^^^^^^^^
  = help: write `{{/leaders}}` where it ends
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: leaderboard
    to: all
    body: "{{#leaders}}{{rank}}. {{name}}: {{sent}} {{/leaders}}"
```

"""###),
("PB0289", ###"""
# PB0289: tag that notifications do not have

Of Mustache, texts have fields and the section `leaders`: no comments, partials, inverted sections or other braces.

```yaml failing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    body: "{{! be kind }}{{count}} texts wait for you"
```

```text
rules.yaml:9:12: error[PB0289]: a comment cannot stand in the text of a notification
  |
9 |     body: "{{! be kind }}{{count}} texts wait for you"
  |            ^^^^^^^^^^^^^^
  = help: delete it, or write it as a comment of the rule file
```

Mended:

```yaml passing
version: 1
team:
  ana: { email: ana@example.org, notify: [email] }
  joe: { phone: "+12155550101", notify: [sms] }
members: [ana, joe]
notifications:
  - type: assignment
    to: all
    body: "{{count}} texts wait for you"  # be kind
```

"""###),
("PB0300", ###"""
# PB0300: the input is in another format

The first bytes show that the input is not text: a file compressed with gzip, a zip archive (which is what spreadsheet
programs save as `.xlsx`), or UTF-16; or that it is text in another form than expected: JSON instead of CSV, or
lines that end with a carriage return alone. Nothing of it is read.

Decompress it first, or export the sheet as CSV in UTF-8.

Refused:

```hex failing contacts
1f 8b 08 00 00 00 00 00
```

Accepted:

```csv passing contacts
id,name
c1,Ana
```

"""###),
("PB0301", ###"""
# PB0301: the text is not UTF-8

A record contains a byte that is not valid UTF-8. The record is refused; it is never read with replacement characters silently. Lists from older spreadsheet programs are often in Windows-1252: save them again as UTF-8.

Refused:

```hex failing contacts
7b 22 69 64 22 3a 22 4a 6f 73 e9 22 7d
```

Accepted:

```hex passing contacts
7b 22 69 64 22 3a 22 4a 6f 73 c3 a9 22 7d
```

"""###),
("PB0302", ###"""
# PB0302: a line is not a JSON object

Every line of an NDJSON list or event stream is one JSON object. Keys and text are in double quotes, keys and values are
separated by `:`, pairs by `,`, and there is no comma before a closing bracket. `NaN`, `None` and `True` are not JSON.

Refused:

```ndjson failing contacts
{"id": "c1",}
```

Accepted:

```ndjson passing contacts
{"id": "c1"}
```

"""###),
("PB0303", ###"""
# PB0303: a string is not valid JSON

A JSON string is broken: it does not end on its line, contains an unescaped control character such as a tab, an escape that JSON
does not have, half of a surrogate pair (`\ud83d` alone), or the character U+0000. The last is refused in CSV cells too.

Refused:

```ndjson failing contacts
{"id": "c1", "name": "Ana \x41"}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "name": "Ana \u0041"}
```

"""###),
("PB0304", ###"""
# PB0304: a number is not valid JSON, or is too large

Numbers are written as JSON has them: no leading zeros, no leading `+`, digits on both sides of the point. A number must be
small enough for a 64-bit floating point number; the text is kept exactly as written.

Refused:

```ndjson failing contacts
{"id": "c1", "score": 1e400}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "score": 1e4}
```

"""###),
("PB0305", ###"""
# PB0305: a line is blank

A line without a record. It is refused rather than skipped, because a blank line in the middle of a list is often the trace of
a record that was lost. A newline at the very end of the list begins no line.

Refused:

```ndjson failing contacts
{"id": "c1"}

{"id": "c2"}
```

Accepted:

```ndjson passing contacts
{"id": "c1"}
{"id": "c2"}
```

"""###),
("PB0306", ###"""
# PB0306: a line holds more than one object

Something follows the object on its line: a second object, or a bracket too many. None of the line is read, because there is no way to
know what was meant.

Refused:

```ndjson failing contacts
{"id": "c1"} {"id": "c2"}
```

Accepted:

```ndjson passing contacts
{"id": "c1"}
{"id": "c2"}
```

"""###),
("PB0307", ###"""
# PB0307: an object does not end on its line

The line ends before its object does. Either the object goes over several lines, which NDJSON does not allow, or the list was cut
off: then this is its last line.

Refused:

```ndjson failing contacts
{"id": "c1", "name": "Ana"
```

Accepted:

```ndjson passing contacts
{"id": "c1", "name": "Ana"}
```

"""###),
("PB0308", ###"""
# PB0308: an object has a key twice

An object has the same key twice, and there is no way to know which of the two values was meant. Escapes do not make keys different.

Refused:

```ndjson failing contacts
{"id": "c1", "state": "PA", "state": "OH"}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "state": "PA"}
```

"""###),
("PB0309", ###"""
# PB0309: a field is an object or a list

Fields of a contact and of an event are text, numbers, `true`, `false` or `null`. Objects and lists inside them are refused
at their first bracket, however deep they go. Only `tags` is a list, and only the
`filter` of an event is an object, which contains nothing deeper than a list of strings.

Refused:

```ndjson failing contacts
{"id": "c1", "address": {"state": "PA"}}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "state": "PA"}
```

"""###),
("PB0310", ###"""
# PB0310: a column has the wrong kind of value

A known column takes one kind of value: `id`, `name`, `phone`, `last_team_member`, `assigned_to` and `time_zone` take text, `tags` a
list of strings, `opted_out` `true` or `false` (an empty cell in CSV is false). `null` stands for no value. An id that is a number
is refused because `"1"` and `1` would have to be the same contact or not.

Refused:

```ndjson failing contacts
{"id": 1}
```

Accepted:

```ndjson passing contacts
{"id": "1"}
```

"""###),
("PB0311", ###"""
# PB0311: a contact has no id

Every contact needs an `id` that is not empty and that no other contact has.

Refused:

```ndjson failing contacts
{"name": "Ana"}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "name": "Ana"}
```

"""###),
("PB0312", ###"""
# PB0312: a record is longer than `record bytes`

One record, a line of NDJSON or a row of CSV with its quoted newlines, may take 1,048,576 bytes: the limit `record bytes`. A longer
one is skipped in constant memory, and reading goes on behind it. The example runs with a limit of 40.

Refused:

```ndjson failing contacts record_bytes=40
{"id": "c1", "note": "a very long story about Ana"}
```

Accepted:

```ndjson passing contacts record_bytes=40
{"id": "c1", "note": "short"}
```

"""###),
("PB0313", ###"""
# PB0313: a record has more fields than `fields per record`

A record may have 256 fields, that is columns beside the known ones: the limit `fields per record`. The example runs with a limit
of 2.

Refused:

```ndjson failing contacts fields_per_record=2
{"id": "c1", "a": 1, "b": 2, "c": 3}
```

Accepted:

```ndjson passing contacts fields_per_record=2
{"id": "c1", "a": 1, "b": 2}
```

"""###),
("PB0314", ###"""
# PB0314: a record has more tags than `tags per record`

A record may have 256 tags: the limit `tags per record`. The example runs with a limit of 2.

Refused:

```ndjson failing contacts tags_per_record=2
{"id": "c1", "tags": ["Donor", "VIP", "Spanish"]}
```

Accepted:

```ndjson passing contacts tags_per_record=2
{"id": "c1", "tags": ["Donor", "VIP"]}
```

"""###),
("PB0315", ###"""
# PB0315: a header cell is empty or appears twice

The first row of a CSV list names its columns. Every column needs a name, and every name one column. Without a good header no
row can be read.

Refused:

```csv failing contacts
id,name,name
c1,Ana,Ruiz
```

Accepted:

```csv passing contacts
id,name,surname
c1,Ana,Ruiz
```

"""###),
("PB0316", ###"""
# PB0316: the header has no `id` column

The header of a CSV list names no column `id`. Names compare exactly: `ID` is another column. When the whole header is a single
cell with `;` or tabs in it, the list is separated by those; patchbay reads commas.

Refused:

```csv failing contacts
ID,name
c1,Ana
```

Accepted:

```csv passing contacts
id,name
c1,Ana
```

"""###),
("PB0317", ###"""
# PB0317: a row has more or fewer cells than the header

Every row of a CSV list has as many cells as the header. Usually a comma in a text was not quoted.

Refused:

```csv failing contacts
id,name
c1,Ruiz, Ana
```

Accepted:

```csv passing contacts
id,name
c1,"Ruiz, Ana"
```

"""###),
("PB0318", ###"""
# PB0318: a quoted cell does not end

A cell begins with a double quote and never ends: everything after it would belong to it. The problem says where the quote
is and how many lines the cell takes in. Those lines are read as if the line with the quote were not there.

Refused:

```csv failing contacts
id,name
c1,"Ana
c2,Joe
```

Accepted:

```csv passing contacts
id,name
c1,"Ana"
c2,Joe
```

"""###),
("PB0319", ###"""
# PB0319: a quote where none is allowed

A cell that contains a double quote begins and ends with one, and the quote inside is written twice. A quote in the middle of an
unquoted cell, or text after a closing quote, is refused.

Refused:

```csv failing contacts
id,name
c1,Ana "Annie" Ruiz
```

Accepted:

```csv passing contacts
id,name
c1,"Ana ""Annie"" Ruiz"
```

"""###),
("PB0320", ###"""
# PB0320: a contact id appears twice

Two rows have the same `id`. The first one counts, the second is skipped. Ids compare as text: `1` and `01` differ, while
composed and decomposed forms of the same letter are the same.

Refused:

```ndjson failing contacts
{"id": "c1", "name": "Ana"}
{"id": "c1", "name": "Joe"}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "name": "Ana"}
{"id": "c2", "name": "Joe"}
```

"""###),
("PB0321", ###"""
# PB0321: two contacts have the same phone

A warning: two contacts have the same phone, and one person must not be texted twice. The later row stays in the list but never
gets a first text. Phones compare by their digits and a leading `+`.

Reported:

```ndjson failing contacts
{"id": "c1", "phone": "+1 215 555-0101"}
{"id": "c2", "phone": "+12155550101"}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "phone": "+1 215 555-0101"}
{"id": "c2", "phone": "+12155550102"}
```

"""###),
("PB0322", ###"""
# PB0322: `assigned_to` names no one who takes part

A warning: `assigned_to` pins a contact's first text to a member, but names no one who takes part in this contact action. The
contact is treated as if the column were empty. In the example `ana` and `joe` take part.

Reported:

```ndjson failing contacts
{"id": "c1", "assigned_to": "jo"}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "assigned_to": "joe"}
```

"""###),
("PB0323", ###"""
# PB0323: a phone has too many digits

A phone number has at most 15 digits; up to 18 are accepted, to leave room for prefixes. More digits are usually two numbers in one
cell.

Refused:

```ndjson failing contacts
{"id": "c1", "phone": "215 555 0101, 215 555 0102"}
```

Accepted:

```ndjson passing contacts
{"id": "c1", "phone": "215 555 0101"}
```

"""###),
("PB0324", ###"""
# PB0324: a list is larger than `contacts`, `tags`, `messages` or `zones`

One run tells 100,000,000 contacts, 1,000,000 tags, 1,000,000,000 messages and 65,000 time zones apart: the limits `contacts`,
`tags`, `messages` and `zones`. The example runs with a limit of 1 contact.

Refused:

```ndjson failing contacts contacts=1
{"id": "c1"}
{"id": "c2"}
```

Accepted:

```ndjson passing contacts contacts=1
{"id": "c1"}
```

"""###),
("PB0325", ###"""
# PB0325: a contact id contains an invisible character

A warning: the id contains a zero-width character, a control character or one that changes the direction of the text. It is taken as
written, so `c1` with such a character and `c1` without it are two contacts that look like one. In the example `\u200b` is a zero-width
space.

Reported:

```ndjson failing contacts
{"id": "c1\u200b"}
```

Accepted:

```ndjson passing contacts
{"id": "c1"}
```

"""###),
("PB0326", ###"""
# PB0326: `time_zone` is not a time zone

A warning: the rules have texting hours in the contacts' local time, and `time_zone` names a time zone that this machine does not
know. Names are those of the time zone database, such as `America/New_York`, letter for letter. The contact is treated as if the
column were empty: in the local time of `missing_zone`, and without one it is never texted. Rules without such hours do not look.

Reported:

```ndjson failing contacts zones
{"id": "c1", "time_zone": "New York"}
```

Accepted:

```ndjson passing contacts zones
{"id": "c1", "time_zone": "America/New_York"}
```

"""###),
("PB0330", ###"""
# PB0330: an event line does not say what happened

Every line of an event stream has a key `event` that says what happened: one of `contact`, `publish`, `start`, `send`, `reply`,
`respond`, `opt_out`, `away`, `back`, `add_member`, `remove_member`, `tag`, `untag`, `resolve`, `report`, `reopen`, `click`, `opt_in`,
`reassign`, `notify`, `clock`.

Refused:

```ndjson failing events
{"event": "sent", "member": "ana"}
```

Accepted:

```ndjson passing events
{"event": "send", "member": "ana"}
```

"""###),
("PB0331", ###"""
# PB0331: an event lacks a field

The event needs a field that the line does not have, or has as `null`, or names no one: `""`. A `reassign` needs `from` or `filter`,
and a filter at least one of its keys. Where the rules have `texting_hours`, the first event needs `at`; contacts may join and the
contact action may be published before.

Refused:

```ndjson failing events
{"event": "reply", "contact": "c1"}
{"event": "reassign", "to": "joe"}
{"event": "reassign", "to": "joe", "filter": {"tags": []}}
```

Accepted:

```ndjson passing events
{"event": "reply", "contact": "c1", "text": "yes"}
{"event": "reassign", "from": "ana", "to": "joe"}
{"event": "reassign", "to": "joe", "filter": {"tags": ["Donor"]}}
```

"""###),
("PB0332", ###"""
# PB0332: an event has a key that it does not take

The event has a key that it does not take. Unknown keys are refused so that a misspelt one cannot change what happens: `send`
without a contact takes the next one. The keys of a `filter` are `tags`, `needs_attention`, `assigned_to`, `ids` and `list`.

Refused:

```ndjson failing events
{"event": "send", "member": "ana", "contcat": "c1"}
```

Accepted:

```ndjson passing events
{"event": "send", "member": "ana", "contact": "c1"}
```

"""###),
("PB0333", ###"""
# PB0333: `at` is not a valid time

`at` is RFC 3339 text with a `Z` or an offset, or milliseconds since 1970 as an integer. The calendar counts: there is no 30 February,
and no second 60, because leap seconds have no place on the scale of milliseconds since 1970. Digits after the third of a
fraction are dropped.

Refused:

```ndjson failing events
{"event": "publish", "at": "2026-02-30T09:00:00Z"}
```

Accepted:

```ndjson passing events
{"event": "publish", "at": "2026-03-02T09:00:00Z"}
```

"""###),
("PB0334", ###"""
# PB0334: an event's field has the wrong kind of value

The fields of an event are text in double quotes, `tags` a list of them, `seed` a whole number from 0 to 2^64 − 1. `filter` is an
object: its `tags` and `ids` are lists of strings, `needs_attention` is `true` or `false`. `type` is one of `assignment`,
`replies_waiting` and `leaderboard`.

Refused:

```ndjson failing events
{"event": "away", "member": 7}
{"event": "reassign", "to": "joe", "filter": {"tags": "Donor"}}
```

Accepted:

```ndjson passing events
{"event": "away", "member": "ana"}
{"event": "reassign", "to": "joe", "filter": {"tags": ["Donor"]}}
```

"""###),
("PB0335", ###"""
# PB0335: a list has more items than `items per list`

A list in the `filter` of an event may have 50,000 items: the limit `items per list`. To move more contacts, write several events.
The example runs with a limit of 2.

Refused:

```ndjson failing events items_per_list=2
{"event": "reassign", "to": "joe", "filter": {"ids": ["c1", "c2", "c3"]}}
```

Accepted:

```ndjson passing events items_per_list=2
{"event": "reassign", "to": "joe", "filter": {"ids": ["c1", "c2"]}}
{"event": "reassign", "to": "joe", "filter": {"ids": ["c3"]}}
```

"""###),
("PB0340", ###"""
# PB0340: a column names no one on the team

`patchbay check --contacts LIST` found contacts whose `assigned_to` or `last_team_member` names someone who is not on the
team. Such a name is ignored. Often a list has full names or addresses where the team has short names; names of people who
have left are not a mistake. One warning covers the whole column, at its first such line.

Refused:

```csv failing census
id,assigned_to
c1,ana
c2,Ana Ruiz
```

Accepted:

```csv passing census
id,assigned_to
c1,ana
c2,
```

"""###),
("PB0341", ###"""
# PB0341: a row lacks its member or its link

The list of links gives each team member the address where they go on working, the `{{link}}` of notifications. Each row has a
`member`, by the name that the rule file uses, and a `link` without spaces. Other columns are ignored.

Reported:

```csv failing links
member,link
ana,
```

Accepted:

```csv passing links
member,link
ana,https://example.org/t/8fK2
```

"""###),
("PB0342", ###"""
# PB0342: a member has two links

Two rows of the list of links are about the same team member. A link opens the member's work, so which of
the two is used must not be left to chance.

Reported:

```csv failing links
member,link
ana,https://example.org/t/8fK2
ana,https://example.org/t/Qm91
```

Accepted:

```csv passing links
member,link
ana,https://example.org/t/8fK2
joe,https://example.org/t/Qm91
```

"""###),
("PB0343", ###"""
# PB0343: a link for no one on the team

A warning: the team of the rule file has no member of that name. A platform may give links for more people than one contact
action has, so the row is skipped and the run goes on.

Reported:

```ndjson failing links
{"member": "anna", "link": "https://example.org/t/8fK2"}
```

Accepted:

```ndjson passing links
{"member": "ana", "link": "https://example.org/t/8fK2"}
```

"""###),
("PB0400", ###"""
# PB0400: unknown key in a scenario

A key that scenario files do not have. A misspelt key would leave the preset's figure in force without a word, so it is an error. The message lists the keys that may stand there.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  text_per_hour: 500
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  texts_per_hour: 500
```

"""###),
("PB0401", ###"""
# PB0401: a value of the wrong shape in a scenario

A list where a mapping belongs, a mapping where a single value belongs, or nothing at all.

Fails:

```yaml failing scenario
kind: scenario
version: 1
contacts: [5000]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  count: 5000
```

"""###),
("PB0402", ###"""
# PB0402: not a number that a scenario can use

Numbers are plain digits, with a point before decimals; shares may also be percentages. Exponents, `.5`, `1_000`, `nan` and numbers in quotes are text, and text is never guessed to be a number.

Fails:

```yaml failing scenario
kind: scenario
version: 1
contacts:
  count: 1e3
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  count: 1000
```

"""###),
("PB0403", ###"""
# PB0403: a number outside its range in a scenario

A share over 1, a run longer than 30 days, more than 10,000 replications or 10,000,000 contacts, or a seed beyond 64 bits. The message gives the range.

Fails:

```yaml failing scenario
kind: scenario
version: 1
replies:
  reply: 7
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
replies:
  reply: 7%
```

"""###),
("PB0404", ###"""
# PB0404: not a length of time

A length of time is a number and a unit, `ms`, `s`, `m`, `h` or `d`, or several of them from large to small: `250ms`, `45s`, `1.5h`, `1h30m`. A number without a unit could mean minutes as well as seconds.

Fails:

```yaml failing scenario
kind: scenario
version: 1
run:
  until: 90
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
run:
  until: 90m
```

"""###),
("PB0405", ###"""
# PB0405: not one of the words that a scenario knows here

A preset or a way of leaving that does not exist. The message lists the words that do.

Fails:

```yaml failing scenario
kind: scenario
version: 1
preset: cold-politics
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
preset: cold-political
```

"""###),
("PB0406", ###"""
# PB0406: a file that does not say it is a scenario

A scenario says `kind: scenario` and `version: 1`, so that rule files and scenarios in one folder are told apart, and so that a later version of the language can read old files as they were meant.

Fails:

```yaml failing scenario
kind: scenario
run: { until: 3h }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
run: { until: 3h }
```

"""###),
("PB0407", ###"""
# PB0407: shares that add up to more than everybody

A contact who was reached answers in words, opts out, or stays silent, so the shares of the first two add up to at most 1: in `replies`, and in every entry of `by_tag` together with what it leaves to `replies`. A contact has one value of a field and one time zone, and a reply says one thing, so the shares of these add up to at most 1, too.

Fails:

```yaml failing scenario
kind: scenario
version: 1
replies:
  reply: 0.9
  opt_out: 0.2
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
replies:
  reply: 0.8
  opt_out: 0.2
```

"""###),
("PB0408", ###"""
# PB0408: a shift, break or period that ends before it starts

Both ends of a shift, of a break and of a period of `rates` count from the start of the run, and each has some length.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  shift: { start: 2h, end: 90m }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  shift: { start: 2h, end: 3h30m }
run: { until: 4h }
```

"""###),
("PB0409", ###"""
# PB0409: a tag that no contact can carry

A tag of blanks, or with a character that nobody sees: two tags that look the same would differ.

Fails:

```yaml failing scenario
kind: scenario
version: 1
contacts:
  tags: { "  ": 0.5 }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  tags: { Donor: 0.5 }
```

"""###),
("PB0410", ###"""
# PB0410: more tags to generate than the limit

A scenario generates at most 1,000 tags (limit `generated tags`). The contacts of a real list may carry more: give the list with
`--contacts` instead.

Fails, with 1,001 lines like the last one:

```yaml failing scenario repeat=1001
kind: scenario
version: 1
contacts:
  tags:
    tag 1: 0.1
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  tags: { Donor: 0.1, Spanish: 0.05 }
```

"""###),
("PB0411", ###"""
# PB0411: a random time whose keys do not go together

A random time has the parameters of one distribution: `from` and `to` (all lengths equally likely), `mean` (exponential), `mean` and `shape` (gamma), `median` with `sigma` or `p95` (lognormal), `scale` and `shape` (Weibull), or `file` and `column` (measured times). In a list every entry also has a `share`, and the shares add up to 1.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  handling_time: { median: 40s, mean: 50s }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  handling_time: { median: 40s, p95: 3m }
replies:
  delay:
    - { share: 85%, median: 6m, sigma: 1.2 }
    - { share: 15%, mean: 10h }
```

"""###),
("PB0412", ###"""
# PB0412: a scenario file without a scenario

The file is empty or holds nothing but comments.

Fails:

```yaml failing scenario
# to do
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
```

"""###),
("PB0413", ###"""
# PB0413: a gate that cannot be read

A gate is a comparison of what is measured with a limit: `unanswered <= 5` for the mean over replications, `p95(first_response_wait) < 30m` for a statistic of each replication, or `chance(time_to_send_list < 3h) >= 95%` for how often something holds. The limit stands last. There is no `and`: every condition is an entry of the list `gates`. [docs/gates.md](../gates.md) has the grammar.

Fails:

```yaml failing scenario
kind: scenario
version: 1
gates:
  - unanswered <= 5 and p95(first_response_wait) < 30m
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
gates:
  - unanswered <= 5
  - p95(first_response_wait) < 30m
```

"""###),
("PB0414", ###"""
# PB0414: nothing that a simulation measures

A gate or a precision target names a metric or a count that does not exist. If it were passed over, the simulation would pass without having been asked anything. The message lists what is measured.

Fails:

```yaml failing scenario
kind: scenario
version: 1
gates: [ p95(first_respons_wait) < 30m ]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
gates: [ p95(first_response_wait) < 30m ]
```

"""###),
("PB0415", ###"""
# PB0415: a statistic that there is not

The statistics are `mean`, `p50`, `p90`, `p95`, `p99`, `min` and `max`: they boil the values of one replication down to one number. What has but one value in a replication, such as a count at its end, has no percentiles. Its name alone is about its mean over replications; `chance(…)` is about how often it is on one side of a limit.

Fails:

```yaml failing scenario
kind: scenario
version: 1
gates: [ p95(unanswered) <= 5 ]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
gates: [ chance(unanswered <= 5) >= 95% ]
```

"""###),
("PB0416", ###"""
# PB0416: a limit that is not of what is measured

Lengths of time are compared with lengths of time (`30m`, `1h30m`), counts with numbers (`5`, `2.5`), shares with shares (`7%`, `0.07`). A wait without a unit could be meant in minutes as well as in seconds.

Fails:

```yaml failing scenario
kind: scenario
version: 1
gates: [ p95(first_response_wait) < 30 ]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
gates: [ p95(first_response_wait) < 30m ]
```

"""###),
("PB0417", ###"""
# PB0417: a gate that no simulation can decide

Some gates say nothing: that a count is at least 0 holds always, that a wait is below 0 never. And no number of replications shows that something happens always, or never: after 320 of 320 it could still fail once in a hundred. Write which share is enough.

Fails:

```yaml failing scenario
kind: scenario
version: 1
gates: [ chance(time_to_send_list < 3h) >= 100% ]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
gates: [ chance(time_to_send_list < 3h) >= 95% ]
```

"""###),
("PB0418", ###"""
# PB0418: more gates than the limit

A scenario has at most 50 gates and 50 precision targets. All gates share one chance of being wrong, so the more there are, the more replications each takes to be decided.

Fails:

```yaml failing scenario
kind: scenario
version: 1
gates: [
  sent > 1, sent > 2, sent > 3, sent > 4, sent > 5, sent > 6, sent > 7, sent > 8, sent > 9, sent > 10,
  sent > 11, sent > 12, sent > 13, sent > 14, sent > 15, sent > 16, sent > 17, sent > 18, sent > 19, sent > 20,
  sent > 21, sent > 22, sent > 23, sent > 24, sent > 25, sent > 26, sent > 27, sent > 28, sent > 29, sent > 30,
  sent > 31, sent > 32, sent > 33, sent > 34, sent > 35, sent > 36, sent > 37, sent > 38, sent > 39, sent > 40,
  sent > 41, sent > 42, sent > 43, sent > 44, sent > 45, sent > 46, sent > 47, sent > 48, sent > 49, sent > 50,
  sent > 51
]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
gates: [ sent > 1 ]
```

"""###),
("PB0419", ###"""
# PB0419: a gate or target that stands twice

Two gates mean the same, as `mean(sent)` and `sent` do, or two precision targets are about the same. Gates share one chance of being wrong, so the second would only make the first harder to decide.

Fails:

```yaml failing scenario
kind: scenario
version: 1
gates:
  - unanswered <= 5
  - mean(unanswered) <= 5.0
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
gates:
  - unanswered <= 5
```

"""###),
("PB0420", ###"""
# PB0420: a key that a scenario needs

Some mappings say nothing without a certain key: a break has both a `start` and an `end`, a kind of `mix` a `count`, an entry of `by_tag` a `tag`, and an entry of `churn` the moment and who joins or leaves.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  mix:
    careful: { texts_per_hour: 80 }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  mix:
    careful: { count: 30, texts_per_hour: 80 }
```

"""###),
("PB0421", ###"""
# PB0421: a name in a scenario that nobody can read

A name is text that shows every character it holds. An empty one, one of more than 200 characters, and one with characters that nobody sees would be taken for another name, or for none.

Fails:

```yaml failing scenario
kind: scenario
version: 1
name: "Satur\u200Bday"
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
name: Saturday
```

"""###),
("PB0422", ###"""
# PB0422: keys of a scenario that exclude each other

Two keys that answer the same question: `list` and the keys that make contacts up, `times` and `rates`, `shift` and `shifts`, `joins` and `leaves` in one entry, `leaving` within `shift` and beside it, `replications` and `precision`. The file would have to say which one counts.

Fails:

```yaml failing scenario
kind: scenario
version: 1
contacts:
  list: contacts.csv
  tags: { Donor: 8% }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  list: contacts.csv
```

"""###),
("PB0423", ###"""
# PB0423: a list of a scenario that needs an entry

Where no entry would mean that nobody ever comes or works, or that a time is none, a list has at least one. Lists that may be empty are those that add something: `tags`, `breaks`, `words`, `by_tag` and `churn`.

Fails:

```yaml failing scenario
kind: scenario
version: 1
arrivals:
  times: []
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
arrivals:
  times: [0s, 1h]
```

"""###),
("PB0424", ###"""
# PB0424: more entries in a scenario than the limit

A list or mapping of a scenario has at most 1,000 entries (limit `entries`), a list of parts of a random time at most 100 (limit `mixture parts`).

Fails, with 1,001 lines like the last one:

```yaml failing scenario repeat=1001
kind: scenario
version: 1
contacts:
  fields:
    state:
      value 1: 0
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  fields:
    state: { TX: 40%, CA: 60% }
```

"""###),
("PB0425", ###"""
# PB0425: shifts, breaks or periods that overlap

A member has one shift at a time and one break at a time, and contacts come at one rate at a time. One may begin at the moment at which another ends. A shift without an end lasts as long as the run.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  shifts:
    - { start: 0s, end: 1h }
    - { start: 50m, end: 2h }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  shifts:
    - { start: 0s, end: 50m }
    - { start: 1h, end: 2h }
```

"""###),
("PB0426", ###"""
# PB0426: the same entry twice in a scenario

A second entry about the same tag, text or moment. The first entry of `by_tag` that fits a contact counts, so a second one for its tag never would; of two shares of one text nobody could say which is meant. Spellings of a tag that differ only in upper and lower case are one tag.

Fails:

```yaml failing scenario
kind: scenario
version: 1
replies:
  by_tag:
    - { tag: Donor, reply: 20% }
    - { tag: donor, opt_out: 1% }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
replies:
  by_tag:
    - { tag: Donor, reply: 20%, opt_out: 1% }
```

"""###),
("PB0427", ###"""
# PB0427: a member who joins or leaves out of turn

Only who takes no part can join, and only who takes part can leave. From the start the members take part whom the rules select, as far as `count` of `members` reaches.

Fails:

```yaml failing scenario
kind: scenario
version: 1
churn:
  - { at: 1h, joins: philly }
  - { at: 2h, joins: philly }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
churn:
  - { at: 1h, joins: philly }
  - { at: 2h, leaves: philly }
```

"""###),
("PB0428", ###"""
# PB0428: a team member whom the rules do not know

`named` and `churn` name members as the rule file does. The names are checked by `patchbay simulate`, which knows the rules, and not by `patchbay check`.

The example is run under rules that know ana, joe and philly.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  named:
    anna: { texts_per_hour: 60 }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  named:
    ana: { texts_per_hour: 60 }
```

"""###),
("PB0429", ###"""
# PB0429: a warm-up as long as the run

What begins during the warm-up is not measured, so the run has to go on after it.

Fails:

```yaml failing scenario
kind: scenario
version: 1
run: { until: 1h, warm_up: 1h }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
run: { until: 3h, warm_up: 1h }
```

"""###),
("PB0430", ###"""
# PB0430: more members than the rules select

The members of a run are those that the rule file selects, or the first ones of them. A scenario that asks for more would be answered for fewer, so it is an error.

The example is run under rules that select two members.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  count: 40
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  count: 2
```

"""###),
("PB0431", ###"""
# PB0431: a member who joins without the permission `send_queue`

Who joins sends texts and gets replies, for which the rule file gives the permission `send_queue`.

The example is run under rules in which boss has only the permission `manage`.

Fails:

```yaml failing scenario
kind: scenario
version: 1
churn:
  - { at: 1h, joins: boss }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
churn:
  - { at: 1h, joins: philly }
```

"""###),
("PB0432", ###"""
# PB0432: a time zone in a scenario that does not exist

Time zones have the names of the IANA time zone database, such as `America/Chicago`.

Fails:

```yaml failing scenario
kind: scenario
version: 1
contacts:
  time_zones: { America/Chicgo: 60% }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  time_zones: { America/Chicago: 60% }
```

"""###),
("PB0433", ###"""
# PB0433: a part of a scenario that has no effect

A warning about what changes nothing in the run, and was probably meant to: a moment after the run's end, an entry of `by_tag` for a tag that no contact is made up with, and beside rules a field that no rule asks about or a member by name who takes no part.

Fails:

```yaml failing scenario
kind: scenario
version: 1
contacts:
  tags: { Donor: 8% }
replies:
  by_tag:
    - { tag: Doner, reply: 20% }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  tags: { Donor: 8% }
replies:
  by_tag:
    - { tag: Donor, reply: 20% }
```

"""###),
("PB0434", ###"""
# PB0434: a file of a scenario that cannot be loaded

A contact list, or a file of measured times, that does not exist, cannot be opened, or lies outside of the working directory (or the folder that `--root` names). Its path counts from the scenario file's folder.

The example is run where there is a file contacts.csv.

Fails:

```yaml failing scenario
kind: scenario
version: 1
contacts:
  list: people.csv
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
contacts:
  list: contacts.csv
```

"""###),
("PB0435", ###"""
# PB0435: a file of measured times that cannot be used

A file of measured times is CSV whose first line names the columns. The column that is read holds lengths of time such as `45s` or `1h30m`, or numbers of seconds; empty cells are passed over. At most 1,000,000 times are read. The file is read like a contact list: what is wrong with its rows has the codes that it has in a list, such as PB0317 and PB0319.

The example is run where there is a file waits.csv with the columns contact, wait and note.

Fails:

```yaml failing scenario
kind: scenario
version: 1
members:
  handling_time: { file: waits.csv, column: waits }
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
members:
  handling_time: { file: waits.csv, column: wait }
```

"""###),
("PB0440", ###"""
# PB0440: not a key that can be varied

`vary` names keys by their path: the keys from the root of the rule file or of the scenario down, with points between them. `bucket_size`, `max_per_member`, `claim_timeout`, `mode` and `last_team_member_first` stand for the keys of `distribution`. `kind`, `version`, `name`, `cases`, `gates` and `vary` cannot vary.

Fails:

```yaml failing scenario
kind: scenario
version: 1
vary:
  members..texts_per_hour: [60, 120]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
vary:
  members.texts_per_hour: [60, 120]
  bucket_size: [10, 25, 100]
```

"""###),
("PB0441", ###"""
# PB0441: values that cannot be tried one after the other

Each value of `vary` takes the place of the value that the file has, so it is written as it would stand there: in one line, text with a comma in quotes, lists and mappings in brackets. There is at least one, and none twice.

Fails:

```yaml failing scenario
kind: scenario
version: 1
vary:
  bucket_size: [10, 25, 10]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
vary:
  bucket_size: [10, 25]
  reply_routing: [shared_inbox, [round_robin, shared_inbox]]
```

"""###),
("PB0442", ###"""
# PB0442: more settings than the limit

Every combination of the values of `vary` is a setting, and each is simulated. A grid has at most 20 keys and 1,000 settings.

Fails:

```yaml failing scenario
kind: scenario
version: 1
vary:
  members.texts_per_hour: [60, 80, 100, 120, 140, 160, 180, 200, 220, 240, 260]
  replies.reply: [1%, 2%, 3%, 4%, 5%, 6%, 7%, 8%, 9%, 10%]
  bucket_size: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
```

Passes:

```yaml passing scenario
kind: scenario
version: 1
vary:
  members.texts_per_hour: [60, 120, 240]
  replies.reply: [2%, 7%]
  bucket_size: [10, 25, 100]
```

"""###),
]
