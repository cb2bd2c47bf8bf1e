#!/usr/bin/env python3
"""Writes the manual page, by the program's own description of its arguments.

    patchbay --experimental-dump-help | python3 Scripts/manual.py VERSION > patchbay.1

What a reader finds there is what `--help` says: this knows only how a manual page is laid out. Its date is that of
SOURCE_DATE_EPOCH, in seconds since 1970.
"""

import json
import os
import re
import sys
from datetime import datetime, timezone


def code(text):
    """Text to be typed: hyphens and quotes stay what they are."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti")
    return "".join(c if c < "\x7f" else f"\\[u{ord(c):04X}]" for c in text)


def prose(text):
    """A paragraph, what is in backticks or begins with two hyphens in bold; a dot that begins a line is no request."""
    parts = re.split(r"`([^`]+)`|(--[a-z][a-z-]*)", text)
    out = ""
    for plain, quoted, flag in zip(parts[0::3], parts[1::3] + [None], parts[2::3] + [None]):
        out += "".join(c if c < "\x7f" else f"\\[u{ord(c):04X}]" for c in plain.replace("\\", "\\e").replace("'", "\\(aq"))
        if quoted or flag:
            out += "\\fB" + code(quoted or flag) + "\\fP"
    return "\\&" + out if out[:1] in ".'" else out


def blocks(discussion):
    """The parts of a discussion between empty lines: a heading, or nothing, and the lines below it."""
    for part in (discussion or "").split("\n\n"):
        lines = part.split("\n")
        if re.fullmatch(r"[A-Z ]+:", lines[0]):
            yield lines[0][:-1], lines[1:]
        else:
            yield "", lines


def example(lines):
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    return [".PP", ".RS 4", ".nf", *(code(line[indent:]) for line in lines), ".fi", ".RE"]


def table(lines):
    """Lines of two columns: a value, and what it means."""
    for line in lines:
        value, meaning = re.split(r"  +", line.strip(), maxsplit=1)
        yield from (".TP", ".B " + code(value), prose(meaning))


def value_of(argument):
    return "\\fI" + code(argument["valueName"]) + "\\fP"


def synopsis(command):
    name = " ".join([*command.get("superCommands", []), command["commandName"]])
    words = [".B " + code(name)]
    for argument in shown(command):
        if argument["kind"] == "positional":
            dots = " \\&..." if argument["isRepeating"] else ""
            word = value_of(argument) + dots
        elif argument["isOptional"]:
            continue
        else:
            word = f"\\fB\\-\\-{code(argument['preferredName']['name'])}\\fP {value_of(argument)}"
        words.append(f"[{word}]" if argument["isOptional"] else word)
    if command.get("superCommands"):
        words.append("[\\fIoptions\\fP]")
    return words


def shown(command):
    """The arguments that are this command's own."""
    every = {"version", "help"} if command.get("superCommands") else set()
    return [one for one in command.get("arguments", []) if one["shouldDisplay"] and one["valueName"] not in every]


def argument_lines(argument):
    if argument["kind"] == "positional":
        label = value_of(argument)
    else:
        names = [("-" if one["kind"] == "short" else "--") + one["name"] for one in argument["names"]]
        label = ", ".join("\\fB" + code(one) + "\\fP" for one in sorted(names, key=len))
        if argument["kind"] == "option":
            label += " " + value_of(argument)
    said = [argument.get("abstract", ""), argument.get("discussion", "")]
    facts = []
    if argument.get("allValues"):
        facts.append("one of " + ", ".join(f"`{value}`" for value in argument["allValues"]))
    if argument.get("defaultValue"):
        facts.append(f"default: `{argument['defaultValue']}`")
    if facts:
        said.append(f"({'; '.join(facts)})")
    return [".TP", label, prose(" ".join(part for part in said if part))]


def section(command):
    lines = [".SS " + code("patchbay " + command["commandName"]), *synopsis(command), ".PP", prose(command["abstract"])]
    examples = []
    for heading, text in blocks(command.get("discussion")):
        if heading:
            examples += [".PP", prose(heading.capitalize() + ":"), *example(text)]
        else:
            lines += [".PP", *(prose(line) for line in text)]
    for argument in shown(command):
        lines += argument_lines(argument)
    return lines + examples


def page(root, version):
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), timezone.utc).strftime("%Y-%m-%d")
    name = root["commandName"]
    title = root["abstract"].rstrip(".")
    lines = [
        f'.TH {name.upper()} 1 "{day}" "{name} {version}" "User Commands"',
        # Neither hyphenated nor stretched: options stay whole.
        ".nh", ".ad l",
        ".SH NAME", f"{name} \\- {prose(title[:1].lower() + title[1:])}",
        ".SH SYNOPSIS", f".B {name}", ".I subcommand", "[\\fIoptions\\fP]", ".br", f".B {name}", "\\fB\\-\\-help\\fP",
        ".br", f".B {name}", "\\fB\\-\\-version\\fP",
        ".SH DESCRIPTION",
    ]
    # What has a heading becomes a section of its own, at the end.
    later = []
    for heading, text in blocks(root.get("discussion")):
        if not heading:
            lines += [prose(line) for line in text] + [".PP"]
        elif heading == "EXAMPLES":
            later += [".SH EXAMPLES", *example(text)]
        else:
            later += [".SH " + heading, *table(text)]
    if lines[-1] == ".PP":
        lines.pop()
    lines += [".SH OPTIONS", "Every subcommand takes these as well."]
    for argument in shown(root):
        lines += argument_lines(argument)
    lines.append(".SH SUBCOMMANDS")
    for command in root["subcommands"]:
        if command["commandName"] != "help" and command["shouldDisplay"]:
            lines += section(command)
    return "\n".join(lines + later) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(page(json.load(sys.stdin)["command"], sys.argv[1]))
