"""Reads a transparency log by C2SP's tlog-tiles and tlog-checkpoint alone, in nothing of Exeat's code: prints how many
entries the signed root holds, or says what is wrong. Usage: read_ledger.py FOLDER KEY"""

import base64
import hashlib
import os
import subprocess
import sys
import tempfile


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def path(index):
    digits = []
    while True:
        digits.insert(0, "%03d" % (index % 1000))
        index //= 1000
        if index == 0:
            break
    return "/".join(["x" + d for d in digits[:-1]] + digits[-1:])


def resource(folder, kind, index, width):
    name = os.path.join(folder, "tile", kind, path(index))
    if width < 256:
        name += ".p/%d" % width
    with open(name, "rb") as f:
        return f.read()


def merkle(leaves):
    """MTH of RFC 6962, section 2.1, as it is defined."""
    if not leaves:
        return sha()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha(b"\x01", merkle(leaves[:k]), merkle(leaves[k:]))


def signed(note, key):
    """The text of a note that openssl says the key has signed."""
    name, number, typed = key.split("+", 2)
    raw = base64.b64decode(typed)
    assert raw[0] == 1 and sha(name.encode() + b"\n" + raw)[:4].hex() == number, "the key is none"
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    for line in signatures.splitlines():
        dash, who, what = line.split(" ")
        what = base64.b64decode(what)
        if dash == "\u2014" and who == name and what[:4].hex() == number:
            with tempfile.TemporaryDirectory() as temp:
                files = {"key": bytes.fromhex("302a300506032b6570032100") + raw[1:], "text": text.encode(), "sig": what[4:]}
                for file, content in files.items():
                    with open(os.path.join(temp, file), "wb") as f:
                        f.write(content)
                subprocess.run(
                    ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", "key",
                     "-sigfile", "sig", "-in", "text"],
                    cwd=temp, check=True, capture_output=True)
                return text
    raise AssertionError("not signed")


def main(folder, key):
    with open(os.path.join(folder, "checkpoint"), encoding="utf-8") as f:
        origin, size, root = signed(f.read(), key).splitlines()
    size = int(size)
    leaves = []
    for index in range((size + 255) // 256):
        width = min(256, size - 256 * index)
        bundle = resource(folder, "entries", index, width)
        hashes = []
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            hashes.append(sha(b"\x00", bundle[2:2 + length]))
            bundle = bundle[2 + length:]
        assert resource(folder, "0", index, width) == b"".join(hashes), "tile %d" % index
        leaves += hashes
    assert len(leaves) == size, "entries are missing"
    assert merkle(leaves) == base64.b64decode(root), "the root is another"
    level = 1
    row = leaves
    while len(row) >= 256:
        row = [merkle(row[i:i + 256]) for i in range(0, len(row) - len(row) % 256, 256)]
        for index in range((len(row) + 255) // 256):
            part = row[256 * index:256 * index + 256]
            assert resource(folder, str(level), index, len(part)) == b"".join(part), "level %d" % level
        level += 1
    print(origin, size)


main(sys.argv[1], sys.argv[2])
