#!/usr/bin/env python3
"""What an import of the incident log must leave behind, computed without a line of the importing code.

    python3 expected.py LOG.csv|LOG.zip [--until 2016-04-15T12:00:00Z] > expected.jsonl

Writes one JSON object per imported incident, in order of its first row in the file, and a summary to
standard error. Needs Python 3.9 or later and its time zone data, nothing else. The log is read whole into
memory, the calendar is written out as a list of open intervals, and every clock is computed anew from the
list of what happened to the incident: slow, but each step can be checked with a pencil.

README.md beside this file says how the places were read where the mapping leaves a choice.
"""

import argparse
import bisect
import collections
import csv
import datetime as dt
import io
import json
import sys
import zipfile
from zoneinfo import ZoneInfo

UTC = dt.timezone.utc
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# ---------------------------------------------------------------------------------------------------------
# Working time. Instants are seconds since 1970; a calendar is a sorted list of disjoint [open, close).
# ---------------------------------------------------------------------------------------------------------


def instant_of(local, zone):
    """The instant at which a wall clock shows `local`: the earlier one if twice, the jump if never."""
    earlier, later = (int(local.replace(tzinfo=zone, fold=f).timestamp()) for f in (0, 1))
    shown = dt.datetime.fromtimestamp(earlier, zone).replace(tzinfo=None, fold=0)
    if shown == local:
        return min(earlier, later)
    low, high = sorted((earlier, later))  # the clock jumps over `local` somewhere in between

    def offset(second):
        return dt.datetime.fromtimestamp(second, zone).utcoffset()

    before = offset(low)
    while high - low > 1:
        middle = (low + high) // 2
        if offset(middle) == before:
            low = middle
        else:
            high = middle
    return high


def minutes(text):
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


def union(intervals):
    merged = []
    for start, end in sorted(i for i in intervals if i[0] < i[1]):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [tuple(i) for i in merged]


def minus(intervals, holes):
    """The parts of sorted disjoint `intervals` outside sorted disjoint `holes`."""
    rest = []
    for start, end in intervals:
        for hole_start, hole_end in holes:
            if hole_end <= start or hole_start >= end:
                continue
            if start < hole_start:
                rest.append((start, hole_start))
            start = max(start, hole_end)
        if start < end:
            rest.append((start, end))
    return rest


def open_intervals(calendar, first, last):
    """All open intervals of the local dates first..last of a calendar {zone, weekly, holidays, exceptions}."""
    zone = ZoneInfo(calendar["zone"])
    exceptions = calendar.get("exceptions") or {}
    holidays = collections.defaultdict(list)
    for holiday in calendar.get("holidays") or []:
        whole = isinstance(holiday, str)
        holidays[holiday if whole else holiday["date"]].append(
            ("00:00", "24:00") if whole else (holiday["from"], holiday["to"])
        )

    def at(date, minute):
        days, minute = divmod(minute, 1440)
        return instant_of(dt.datetime.combine(date + dt.timedelta(days), dt.time(minute // 60, minute % 60)), zone)

    def of_date(table, date):
        full, yearly = date.isoformat(), "*-" + date.isoformat()[5:]
        return table[full] if full in table else table.get(yearly)

    open_, closed = [], []
    date = first
    while date <= last:
        own = of_date(exceptions, date)
        for start, end in calendar["weekly"].get(DAYS[date.weekday()], []) if own is None else own:
            start, end = minutes(start), minutes(end)
            open_.append((at(date, start), at(date, end if end > start else end + 1440)))
        for start, end in of_date(holidays, date) or []:
            closed.append((at(date, minutes(start)), at(date, minutes(end))))
        date += dt.timedelta(1)
    return minus(union(open_), union(closed))


class WorkingTime:
    """Counts on a written-out calendar."""

    def __init__(self, intervals):
        self.intervals = intervals
        self.ends = [end for _, end in intervals]

    def left(self, start, excluded=()):
        """What is open from `start` on and not excluded, an interval at a time."""
        for open_, close in self.intervals[bisect.bisect_right(self.ends, start):]:
            yield from minus([(max(open_, start), close)], excluded)

    def between(self, start, end, excluded=()):
        total = 0
        for open_, close in self.left(start, excluded):
            if open_ >= end:
                break
            total += min(close, end) - open_
        return total

    def add(self, start, seconds, excluded=()):
        """The earliest instant at which `seconds` have been counted since `start`; None = never."""
        if seconds == 0:
            return start
        for open_, close in self.left(start, excluded):
            if close - open_ >= seconds:
                return open_ + seconds
            seconds -= close - open_
        return None


# ---------------------------------------------------------------------------------------------------------
# The agreement "imported-incidents".
# ---------------------------------------------------------------------------------------------------------

FIRST_DATE, LAST_DATE = dt.date(2016, 1, 1), dt.date(2018, 12, 31)
OFFICE = {
    "zone": "Europe/Berlin",
    "weekly": {day: [["08:00", "18:00"]] for day in DAYS[:5]},
    "holidays": ["2016-03-25", "2016-03-28", "2016-05-05", "2016-05-16", "2016-10-03", "2016-12-26"],
}
ALWAYS = {"zone": "Europe/Berlin", "weekly": {day: [["00:00", "24:00"]] for day in DAYS}}
CALENDARS = {
    "imported-24x7": WorkingTime(open_intervals(ALWAYS, FIRST_DATE, LAST_DATE)),
    "imported-office": WorkingTime(open_intervals(OFFICE, FIRST_DATE, LAST_DATE)),
}
HOUR = 3600
TARGETS = {
    ("FIRST_RESPONSE", "P1"): (HOUR // 4, "imported-24x7"),
    ("FIRST_RESPONSE", "P2"): (1 * HOUR, "imported-office"),
    ("FIRST_RESPONSE", "P3"): (4 * HOUR, "imported-office"),
    ("FIRST_RESPONSE", "P4"): (8 * HOUR, "imported-office"),
    ("RESOLUTION", "P1"): (4 * HOUR, "imported-24x7"),
    ("RESOLUTION", "P2"): (8 * HOUR, "imported-office"),
    ("RESOLUTION", "P3"): (30 * HOUR, "imported-office"),
    ("RESOLUTION", "P4"): (50 * HOUR, "imported-office"),
}
STATES = {
    "New": ("NEW", None),
    "Active": ("IN_PROGRESS", None),
    "Awaiting User Info": ("ON_HOLD", "REQUESTER"),
    "Awaiting Vendor": ("ON_HOLD", "VENDOR"),
    "Awaiting Problem": ("ON_HOLD", "PROBLEM"),
    "Awaiting Evidence": ("ON_HOLD", "EVIDENCE"),
    "Resolved": ("RESOLVED", None),
    "Closed": ("CLOSED", None),
}
LEVELS = {"1 - High": "HIGH", "2 - Medium": "MEDIUM", "3 - Low": "LOW"}
PRIORITIES = {
    ("HIGH", "HIGH"): "P1",
    ("HIGH", "MEDIUM"): "P2",
    ("MEDIUM", "HIGH"): "P2",
    ("MEDIUM", "MEDIUM"): "P3",
    ("HIGH", "LOW"): "P3",
    ("LOW", "HIGH"): "P3",
}
FINISHED = ("RESOLVED", "CLOSED")

# ---------------------------------------------------------------------------------------------------------
# Reading the log.
# ---------------------------------------------------------------------------------------------------------

Row = collections.namedtuple("Row", "line at mod state impact urgency priority group assignee fields")


def text_of(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            (name,) = [n for n in archive.namelist() if n.endswith(".csv")]
            return archive.read(name).decode("utf-8")
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def parse_time(text):
    """`d/M/yyyy HH:mm`, UTC."""
    return int(dt.datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=UTC).timestamp())


def known(text):
    return None if text == "?" else text


def read_row(line, fields):
    """A row as the desk understands it; ValueError says why it cannot be understood."""
    if fields["incident_state"] not in STATES:
        raise ValueError("incident_state " + fields["incident_state"])
    impact, urgency = LEVELS.get(fields["impact"]), LEVELS.get(fields["urgency"])
    if impact is None or urgency is None:
        raise ValueError("impact %s, urgency %s" % (fields["impact"], fields["urgency"]))
    parse_time(fields["opened_at"])
    return Row(
        line,
        parse_time(fields["sys_updated_at"]),
        int(fields["sys_mod_count"]),
        fields["incident_state"],
        impact,
        urgency,
        PRIORITIES.get((impact, urgency), "P4"),
        known(fields["assignment_group"]) or "imported",
        known(fields["assigned_to"]),
        fields,
    )


def is_after(fields, until):
    try:
        return parse_time(fields["sys_updated_at"]) > until
    except ValueError:
        return False  # no time to judge it by: left to be rejected


class Incident:
    def __init__(self):
        self.rows, self.rejected, self.duplicates = [], [], 0


def read_log(path, until):
    """The incidents of a log by number, in file order; rows after `until` (if any) are not there at all."""
    records = csv.reader(io.StringIO(text_of(path), newline=""))
    header = next(records)
    incidents, seen, count = collections.OrderedDict(), set(), 0
    for record in records:
        line = records.line_num  # no field of this log holds a line break, so records and lines agree
        if len(record) != len(header):
            raise SystemExit("line %d has %d fields instead of %d" % (line, len(record), len(header)))
        fields = dict(zip(header, record))
        if until is not None and is_after(fields, until):
            continue
        count += 1
        incident = incidents.setdefault(fields["number"], Incident())
        if tuple(record) in seen:
            incident.duplicates += 1
            continue
        seen.add(tuple(record))
        try:
            incident.rows.append(read_row(line, fields))
        except ValueError as unreadable:
            incident.rejected.append({"line": line, "reason": str(unreadable)})
    return incidents, count


# ---------------------------------------------------------------------------------------------------------
# Clocks.
# ---------------------------------------------------------------------------------------------------------


class Life:
    """What happened to an incident, as spans of time that clocks can be laid over."""

    def __init__(self, opened):
        self.opened = opened
        self.excluded = []  # [from, to) on hold or finished; to is None while it lasts
        self.on_hold = []  # the part of it that is a pause, not a rest after resolving


def spans(list_of_spans, end):
    return union((a, end if b is None else min(b, end)) for a, b in list_of_spans)


class Clock:
    def __init__(self, kind, sequence, priority, life, at):
        self.kind, self.sequence, self.priority, self.life, self.attached = kind, sequence, priority, life, at
        self.target, self.calendar = TARGETS[kind, priority]
        self.stopped = None
        self.superseded = False
        self.paused = False
        self.earlier = []

    def reading(self, at):
        """Everything the clock shows at an instant, from nothing but the spans up to it."""
        work = CALENDARS[self.calendar]
        pausing = self.kind == "RESOLUTION"
        excluded = spans(self.life.excluded, at) if pausing else []
        start = self.life.opened
        elapsed = work.between(start, at, excluded)
        # A pause that still lasts is taken as ending now: that is the due time if work went on at once.
        due = work.add(start, self.target, excluded)
        return {
            "elapsed": elapsed,
            "paused_seconds": sum(work.between(a, b) for a, b in spans(self.life.on_hold, at)) if pausing else 0,
            "due": due,
            # On hold the clock stands where the hold began: it is late only if it was so then.
            "late": due < (self.life.on_hold[-1][0] if self.paused else at),
        }

    def stop(self, at):
        self.stopped = at
        self.frozen = self.reading(at)
        # Judged as if a pause that lasted until this very moment had just ended.
        self.state = "MET" if at <= self.frozen["due"] else "MISSED"

    def supersede(self, at):
        self.stop(at)
        self.state, self.superseded = "SUPERSEDED", True
        self.late_then = self.frozen["late"]

    def go_on(self):
        self.earlier.append({"stopped_at": iso(self.stopped), "state": self.state})
        self.stopped = None

    def record(self, as_of):
        live = self.stopped is None
        shown = self.reading(as_of) if live else self.frozen
        resting = self.paused and (live or self.superseded)
        if live:
            state = "BREACHED" if shown["late"] else "PAUSED" if self.paused else "RUNNING"
            breached = shown["late"]
        elif self.superseded:
            state, breached = self.state, self.late_then
        else:
            state, breached = self.state, self.state == "MISSED"
        return {
            "kind": self.kind,
            "sequence": self.sequence,
            "priority": self.priority,
            "target": self.target,
            "calendar": self.calendar,
            "started_at": iso(self.life.opened),
            "attached_at": iso(self.attached) if self.sequence > 1 else None,
            "stopped_at": iso(self.stopped),
            "state": state,
            "paused": resting,
            "due_at": None if resting else iso(shown["due"]),
            "projected_due_at": iso(shown["due"]) if resting else None,
            "elapsed": shown["elapsed"],
            "paused_seconds": shown["paused_seconds"],
            "breached_at": iso(shown["due"]) if breached else None,
            "earlier": self.earlier,
        }


def iso(instant):
    return None if instant is None else dt.datetime.fromtimestamp(instant, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def replay(number, incident, until):
    rows = sorted(incident.rows, key=lambda row: (row.at, row.mod, row.line))
    first, last = rows[0], rows[-1]
    opened = parse_time(first.fields["opened_at"])
    life = Life(opened)
    priority, group, state = first.priority, first.group, "NEW"
    response = Clock("FIRST_RESPONSE", 1, priority, life, opened)
    resolution = Clock("RESOLUTION", 1, priority, life, opened)
    clocks = [response, resolution]
    hops, reopenings, resolved, closed = 0, 0, None, None

    for row in rows:
        at = max(row.at, opened)
        next_state, _ = STATES[row.state]

        # A clock that stopped has had its verdict; it takes the new priority if and when it goes on.
        goes_on = state in FINISHED and next_state not in FINISHED
        if goes_on:
            reopenings += 1
            resolution.go_on()
            life.excluded[-1][1] = at
            resolved = closed = None
            state = "IN_PROGRESS"

        # The row's priority holds before its state: what a row resolves is judged by that row's priority.
        priority = row.priority
        for old in (response, resolution):
            if old.stopped is None and old.priority != priority:
                old.supersede(at)
                new = Clock(old.kind, old.sequence + 1, priority, life, at)
                new.paused = old.paused
                clocks.append(new)
                if old is response:
                    response = new
                else:
                    resolution = new

        if row.group != group:
            hops += 1
            group = row.group

        if next_state == "ON_HOLD" and state != "ON_HOLD":
            life.excluded.append([at, None])
            life.on_hold.append([at, None])
            resolution.paused = True
        if state == "ON_HOLD" and next_state != "ON_HOLD":
            life.excluded[-1][1] = life.on_hold[-1][1] = at
            resolution.paused = False
        if next_state != "NEW" and response.stopped is None:
            response.stop(at)
        if next_state in FINISHED and state not in FINISHED:
            resolution.stop(at)
            life.excluded.append([at, None])
            resolved = at
        if next_state == "CLOSED" and state != "CLOSED":
            closed = at
        state = next_state

    as_of = until if until is not None else max(last.at, opened)
    return {
        "number": number,
        "rows": len(rows),
        "duplicates": incident.duplicates,
        "rejected": incident.rejected,
        "status": state,
        "hold_reason": STATES[last.state][1],
        "impact": last.impact,
        "urgency": last.urgency,
        "priority": priority,
        "channel": last.fields["contact_type"].upper(),
        "caller": known(first.fields["caller_id"]),
        "group": group,
        "assignee": last.assignee,
        "created_at": iso(opened),
        "resolved_at": iso(resolved),
        "closed_at": iso(closed),
        "hops": hops,
        "reopenings": reopenings,
        "clocks": [c.record(as_of) for c in sorted(clocks, key=lambda c: (c.kind, c.sequence))],
    }


def without_defaults(record):
    """Leaves out what is null, false, 0 or empty, but never the two figures of a clock."""
    return {k: v for k, v in record.items() if v or k in ("elapsed", "paused_seconds")}


def expectations(path, until=None):
    incidents, count = read_log(path, until)
    tickets = [replay(number, i, until) for number, i in incidents.items() if i.rows]
    return tickets, incidents, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("log", help="the log as csv, or a zip holding it")
    parser.add_argument("--until", help="ignore rows after this instant, e.g. 2016-04-15T12:00:00Z")
    arguments = parser.parse_args()
    until = None
    if arguments.until:
        until = int(dt.datetime.strptime(arguments.until, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())
    tickets, incidents, count = expectations(arguments.log, until)
    for ticket in tickets:
        ticket["clocks"] = [without_defaults(clock) for clock in ticket["clocks"]]
        print(json.dumps(without_defaults(ticket), separators=(",", ":")))
    summary = {
        "rows": count,
        "tickets": len(tickets),
        "duplicates": sum(i.duplicates for i in incidents.values()),
        "rejected": [r for i in incidents.values() for r in i.rejected],
        "status": dict(collections.Counter(t["status"] for t in tickets)),
        "clocks": {
            "%s %s" % key: n
            for key, n in sorted(
                collections.Counter((c["kind"], c["state"]) for t in tickets for c in t["clocks"]).items()
            )
        },
    }
    print(json.dumps(summary, indent=2), file=sys.stderr)


if __name__ == "__main__":
    main()
