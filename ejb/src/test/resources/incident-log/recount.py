#!/usr/bin/env python3
"""Counts the expectations a second time, another way, and tries the working time on published cases.

    python3 recount.py LOG.csv|LOG.zip [CASES.jsonl ...]

Every clock of the log is counted again minute by minute: a minute is open if the wall clock of its first
second says so, a state lasts from its row to the next, and a due time is the end of the minute in which
the last one of the target was counted. Nothing is shared with expected.py but the reading of the file.
CASES are calendar cases (`add`, `between`, others are skipped) put to expected.py's own arithmetic.
Ends with status 1 at any difference.
"""

import bisect
import datetime as dt
import json
import math
import sys
from zoneinfo import ZoneInfo

import expected as e

START = int(dt.datetime(2016, 1, 1, tzinfo=e.UTC).timestamp()) // 60
END = int(dt.datetime(2018, 12, 31, tzinfo=e.UTC).timestamp()) // 60
FREE = {(3, 25), (3, 28), (5, 5), (5, 16), (10, 3), (12, 26)}


def office_minutes():
    berlin, counted, total = ZoneInfo("Europe/Berlin"), [0], 0
    for minute in range(START, END):
        local = dt.datetime.fromtimestamp(minute * 60, berlin)
        free = local.year == 2016 and (local.month, local.day) in FREE
        total += local.weekday() < 5 and 8 <= local.hour < 18 and not free
        counted.append(total)
    return counted


COUNTED = {"imported-office": office_minutes(), "imported-24x7": range(END - START + 1)}


def minute_of(text):
    instant = dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=e.UTC)
    return int(instant.timestamp()) // 60 - START


def recount(rows, clock, opened, end):
    """(elapsed, paused, due) in minutes, the states being what the rows say, up to `end`, then going on."""
    counted = COUNTED[clock["calendar"]]
    changes = [(opened, "New")] + [(max(r.at // 60 - START, opened), r.state) for r in rows]
    changes = [c for c in changes if c[0] <= end] + [(end, None)]
    elapsed, paused, due, left = 0, 0, None, clock["target"] // 60
    for (start, state), (stop, _) in zip(changes, changes[1:]):
        work = counted[stop] - counted[start]
        if clock["kind"] == "RESOLUTION" and state.startswith("Awaiting"):
            paused += work
        elif clock["kind"] == "FIRST_RESPONSE" or state in ("New", "Active"):
            elapsed += work
            if due is None and elapsed >= left:
                due = bisect.bisect_left(counted, counted[stop] - (elapsed - left))
    if due is None:
        due = bisect.bisect_left(counted, counted[end] + left - elapsed)
    return elapsed, paused, due


def same_clocks(path, until):
    tickets, incidents, _ = e.expectations(path, until)
    checked = 0
    for ticket in tickets:
        rows = sorted(incidents[ticket["number"]].rows, key=lambda r: (r.at, r.mod, r.line))
        opened = minute_of(ticket["created_at"])
        as_of = (until if until is not None else max(rows[-1].at, opened * 60 + START * 60)) // 60 - START
        times = [max(r.at // 60 - START, opened) for r in rows]
        answered = next((k for k, r in enumerate(rows) if r.state != "New"), None)
        finished = [r.state in ("Resolved", "Closed") for r in rows]
        resolved = len(rows)
        while resolved and finished[resolved - 1]:
            resolved -= 1
        resolved = resolved if finished[-1] else None
        for kind, last in (("FIRST_RESPONSE", answered), ("RESOLUTION", resolved)):
            changed = [k for k in range(1, len(rows)) if rows[k].priority != rows[k - 1].priority]
            changed = [k for k in changed if last is None or k <= last]
            ends = [times[k] for k in changed] + [None if last is None else times[last]]
            clocks = [c for c in ticket["clocks"] if c["kind"] == kind]
            assert [c["stopped_at"] and minute_of(c["stopped_at"]) for c in clocks] == ends, ticket
            for clock, end in zip(clocks, ends):
                elapsed, paused, due = recount(rows, clock, opened, as_of if end is None else end)
                assert clock["elapsed"] == elapsed * 60, (ticket["number"], clock, elapsed)
                assert clock["paused_seconds"] == paused * 60, (ticket["number"], clock, paused)
                assert minute_of(clock["due_at"] or clock["projected_due_at"]) == due, (ticket["number"], clock, due)
                if clock["state"] in ("MET", "MISSED"):
                    assert (clock["state"] == "MET") == (end <= due), (ticket["number"], clock)
                checked += 1
    return checked


def instant(text):
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def same_as_published(path):
    tried = wrong = 0
    with open(path, encoding="utf-8") as file:
        for case in map(json.loads, file):
            if case["op"] not in ("add", "between"):
                continue
            given, want = case["input"], case["expected"]
            start = instant(given["start"])
            other = instant(given["end"]) if "end" in given else start + 6 * given["seconds"] + 10 * 366 * 86400
            days = [dt.datetime.fromtimestamp(t, e.UTC).date() for t in sorted((start, other))]
            days = days[0] - dt.timedelta(3), days[1] + dt.timedelta(3)
            work = e.WorkingTime(e.open_intervals(case["calendar"], *days))
            if case["op"] == "add":
                got = work.add(start, given["seconds"])
                good = got == want["end"] if None in (got, want["end"]) else math.isclose(got, instant(want["end"]))
            else:
                sign = 1 if start <= other else -1
                got = sign * work.between(min(start, other), max(start, other))
                good = math.isclose(got, want["seconds"], abs_tol=1e-3)
            tried += 1
            wrong += not good
            if not good:
                print("differs", case["id"], given, want, got)
    return tried, wrong


def main():
    log, cases = sys.argv[1], sys.argv[2:]
    until = int(instant("2016-04-15T12:00:00Z"))
    print("clocks counted again, all alike: %d, and %d with until" % (same_clocks(log, None), same_clocks(log, until)))
    results = [same_as_published(path) for path in cases]
    for path, (tried, wrong) in zip(cases, results):
        print("%s: %d cases, %d differ" % (path, tried, wrong))
    sys.exit(any(wrong for _, wrong in results))


if __name__ == "__main__":
    main()
