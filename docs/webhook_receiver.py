#!/usr/bin/env python3
"""A receiver of Exeat's webhooks, to begin a sign's or a gate's own with: it checks each message before it acts.

    python3 webhook_receiver.py --listen 9000 --secret secret-file --address http://127.0.0.1:9000/lane-1

It needs Python 3.9 and nothing else. A message is acted on only if
- the digest is that of the body (RFC 9530) and the signature, which covers the digest, is right (RFC 9421),
- it was signed within the last minute: an old message that somebody kept is refused,
- its run and sequence come after the last one of its lane: what comes again is answered, and not acted on,
- what it tells is not long past: a gate does not open for somebody who has gone.
"""

import argparse
import base64
import hashlib
import hmac
import http.server
import json
import re
import sys
import time
from datetime import datetime

COVERED = '("@method" "@target-uri" "content-type" "content-digest")'
FRESH = 60  # seconds that a signature is taken for, either way: clocks differ
LATE = 30  # seconds after which an event is history
MOST = 64 * 1024


class Refused(Exception):
    """A message that is not Exeat's, or not as it left it."""


def checked(method, address, fields, body, secret, now):
    """The event in a request, or Refused."""
    digest = "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"
    if not hmac.compare_digest(fields.get("Content-Digest", ""), digest):
        raise Refused("the digest is not that of the body")
    given = fields.get("Signature-Input", "")
    if not given.startswith("exeat=" + COVERED + ";"):
        raise Refused("the signature does not cover what it has to")
    parameters = given[len("exeat="):]
    if ';alg="hmac-sha256"' not in parameters:
        raise Refused("the signature is of another kind")
    created = re.search(r";created=([0-9]{1,12})(;|$)", parameters)
    if created is None or abs(now - int(created[1])) > FRESH:
        raise Refused("it was not signed just now")
    base = "\n".join((
        '"@method": ' + method,
        '"@target-uri": ' + address,
        '"content-type": ' + fields.get("Content-Type", ""),
        '"content-digest": ' + digest,
        '"@signature-params": ' + parameters))
    right = "exeat=:" + base64.b64encode(hmac.new(secret, base.encode(), hashlib.sha256).digest()).decode() + ":"
    if not hmac.compare_digest(fields.get("Signature", ""), right):
        raise Refused("the signature is wrong")
    return json.loads(body)


class Lanes:
    """What came last of each lane."""

    def __init__(self, act):
        self.last = {}
        self.act = act

    def take(self, event, now):
        at = (event["run"], event["sequence"])  # an ISO 8601 time of UTC: the later run is the greater text
        before = self.last.get(event["lane"], ("", 0))
        if at <= before:
            return "again"
        missing = event["sequence"] - 1 - (before[1] if before[0] == event["run"] else 0)
        self.last[event["lane"]] = at
        age = now - datetime.fromisoformat(event["time"].replace("Z", "+00:00")).timestamp()
        if age > LATE and event["event"] != "sign":
            return "late"
        self.act(event)
        return "taken" if missing == 0 else "taken, %d before it were dropped" % missing


def act(event):
    """Put what the sign or gate does here."""
    if event["event"] == "closed" and event["closing"]["cleared"]:
        print("lane", event["lane"], "open the gate", flush=True)
    elif event["event"] == "decided" and event["decision"]["officer"]:
        print("lane", event["lane"], "please wait for the officer", flush=True)
    elif event["event"] == "sign":
        print("lane", event["lane"], "sign", json.dumps(event["sign"], sort_keys=True), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--listen", type=int, required=True, help="port of this machine; 0 for any that is free")
    options.add_argument("--secret", required=True, help="file whose first line is the secret")
    options.add_argument("--address", help="as it stands in the webhook's url; default: this machine's")
    given = options.parse_args()
    with open(given.secret, encoding="utf-8") as file:
        secret = file.readline().strip().encode()
    lanes = Lanes(act)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_POST(self):
            length = int(self.headers.get("Content-Length", "-1"))
            if not 0 <= length <= MOST:
                self.answer(413, "too long")
                self.close_connection = True
                return
            body = self.rfile.read(length)
            try:
                now = time.time()
                event = checked("POST", address, self.headers, body, secret, now)
                self.answer(200, lanes.take(event, now))
            except Refused as e:
                self.answer(401, str(e))

        def answer(self, status, words):
            print(status, words, flush=True)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", given.listen), Handler)
    address = given.address or "http://127.0.0.1:%d/" % server.server_address[1]
    print("listening:", address, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
