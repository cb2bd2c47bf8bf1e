#!/usr/bin/env python3
"""Makes a program that was built twice from the same sources the same to the last byte.

    python3 Scripts/settle-identity.py PROGRAM

The compiler leaves hashes for itself in `.swift_modhash`, which nothing reads any more and which differ each time; and the linker's
number of the build, by which a debugger knows the program, differs with them. The hashes become zero, and the number the SHA-1 of all else.
"""

import hashlib
import re
import subprocess
import sys

path = sys.argv[1]
table = subprocess.run(["readelf", "-SW", path], check=True, capture_output=True, text=True).stdout
sections = {name: slice(int(offset, 16), int(offset, 16) + int(size, 16))
            for name, offset, size in re.findall(r"\] (\S+) +\S+ +[0-9a-f]+ ([0-9a-f]+) ([0-9a-f]+)", table)}
with open(path, "r+b") as file:
    program = bytearray(file.read())
    if hashes := sections.get(".swift_modhash"):
        program[hashes] = bytes(hashes.stop - hashes.start)
    if note := sections.get(".note.gnu.build-id"):
        number = slice(note.stop - 20, note.stop)
        program[number] = bytes(20)
        program[number] = hashlib.sha1(program).digest()
    file.seek(0)
    file.write(program)
