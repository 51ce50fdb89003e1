"""A day of a contact centre in SimPy, written from the rules as engine/README.md states them and from nothing else: no line of
the engine was used, and the random numbers are Python's own.

    /usr/bin/python3 test/validation/others/clinic_day.py SCENARIO.json DAYS SEED

Debian and Ubuntu: apt-get install python3-simpy3. SimPy is the work of Team SimPy (MIT licence). Only numbers are read from the
scenario file. Prints JSON: for each figure its estimate and standard error over days, ratios as ratios of sums.
"""
import json
import math
import random
import sys

import simpy

HOUR = 3600
# A contact that is answered as a step opens has waited so long to the last bit or to the last but one.
ROUNDING = 1e-6


class Contact:
    __slots__ = ("kind", "joined", "answer")

    def __init__(self, kind, joined, answer):
        self.kind = kind
        self.joined = joined
        self.answer = answer


class Centre:
    """What a scenario says, in seconds."""

    def __init__(self, scenario):
        demand, contacts = scenario["demand"], scenario["contacts"]
        weights = demand["timeOfDay"]
        self.kinds = [(topic, language) for topic in demand["topics"] for language in demand["languages"]]
        self.rates = {}
        self.law = {}
        for topic, language in self.kinds:
            share = demand["topics"][topic]["share"] * demand["languages"][language]["share"]
            self.rates[topic, language] = [
                demand["contactsPerDay"] * share * weight / sum(weights) / HOUR for weight in weights
            ]
            own = {**contacts, **demand["topics"][topic]}
            self.law[topic, language] = {
                "talk": lognormal(own["handleTime"]["meanSeconds"], own["handleTime"]["cv"]),
                "wrap": own["afterCallWork"]["meanSeconds"],
                "patience": own["patience"]["meanSeconds"],
                "priority": own["priority"],
            }
        self.groups = [group["name"] for group in scenario["agents"]]
        self.speed = {}
        self.changes = {}
        for group in scenario["agents"]:
            self.changes[group["name"]] = staff_changes(group["shifts"])
            for topic, language in self.kinds:
                factor = 1.0
                for skills, name in ((group.get("topics"), topic), (group.get("languages"), language)):
                    if isinstance(skills, dict) and name in skills:
                        factor *= skills[name].get("handleTimeMultiplier", 1.0)
                self.speed[group["name"], (topic, language)] = factor
        self.steps = {
            tuple(route.split("/")): [(step["group"], step.get("afterSeconds", 0)) for step in steps]
            for route, steps in scenario["routing"].items()
        }
        self.threshold = scenario["serviceLevel"]["thresholdSeconds"]


def lognormal(mean, cv):
    variance = math.log(1 + cv * cv)
    return math.log(mean) - variance / 2, math.sqrt(variance)


def seconds_of(clock):
    hours, minutes = clock.split(":")
    return int(hours) * HOUR + int(minutes) * 60


def staff_changes(shifts):
    """Headcount by time: sorted pairs of instant and agents on duty from then on."""
    steps = {0: 0}
    for shift in shifts:
        start, end = seconds_of(shift["start"]), seconds_of(shift["end"])
        for instant, change in ((start, shift["headcount"]), (end, -shift["headcount"])):
            steps[instant] = steps.get(instant, 0) + change
        for pause in shift.get("breaks", []):
            start = seconds_of(pause["at"])
            end = start + 60 * pause["minutes"]
            for instant, change in ((start, -shift["headcount"]), (end, shift["headcount"])):
                steps[instant] = steps.get(instant, 0) + change
    # The last level of the day stays until everybody has been answered or has hung up.
    on_duty, levels = 0, []
    for instant in sorted(steps):
        on_duty += steps[instant]
        if instant < 24 * HOUR:
            levels.append((instant, on_duty))
    return levels


class Day:
    def __init__(self, centre, seed):
        self.centre = centre
        self.random = random.Random(seed)
        self.env = simpy.Environment()
        self.lines = {kind: [] for kind in centre.kinds}
        self.busy = {group: 0 for group in centre.groups}
        self.staff = {group: 0 for group in centre.groups}
        self.counts = {}
        # All teams change before anybody is answered, and before anyone can arrive.
        instants = sorted({instant for levels in centre.changes.values() for instant, _ in levels})
        self.env.process(self.rota(instants))
        for kind in centre.kinds:
            self.env.process(self.arrivals(kind))
        self.env.run()

    def add(self, name, amount=1.0):
        self.counts[name] = self.counts.get(name, 0.0) + amount

    def rota(self, instants):
        for instant in instants:
            yield self.env.timeout(instant - self.env.now)
            for group, levels in self.centre.changes.items():
                for change, agents in levels:
                    if change == instant:
                        self.staff[group] = agents
            for group in self.centre.groups:
                self.look_for_work(group)

    def arrivals(self, kind):
        for hour, rate in enumerate(self.centre.rates[kind]):
            end = (hour + 1) * HOUR
            while True:
                gap = self.random.expovariate(rate)
                if self.env.now + gap >= end:
                    yield self.env.timeout(end - self.env.now)
                    break
                yield self.env.timeout(gap)
                self.env.process(self.contact(kind))

    def has_idle(self, group):
        return self.busy[group] < self.staff[group]

    def contact(self, kind):
        arrived = self.env.now
        law = self.centre.law[kind]
        hour = int(arrived // HOUR)
        patience = self.random.expovariate(1 / law["patience"])
        steps = self.centre.steps[kind]
        group = next((name for name, after in steps if after == 0 and self.has_idle(name)), None)
        if group is not None:
            self.busy[group] += 1
        else:
            me = Contact(kind, arrived, self.env.event())
            self.lines[kind].append(me)
            later = [(after, name) for name, after in steps if after > 0]
            gives_up = self.env.timeout(patience)
            while group is None:
                opens = self.env.timeout(later[0][0] - (self.env.now - arrived)) if later else None
                yield self.env.any_of([one for one in (me.answer, gives_up, opens) if one is not None])
                if me.answer.triggered:
                    group = me.answer.value
                elif opens is not None and opens.processed:
                    _, name = later.pop(0)
                    if self.has_idle(name):
                        self.busy[name] += 1
                        self.lines[kind].remove(me)
                        group = name
                elif gives_up.processed:
                    self.lines[kind].remove(me)
                    self.note(kind, hour, self.env.now - arrived, answered=False)
                    return
        self.note(kind, hour, self.env.now - arrived, answered=True)
        self.add(f"answered by {group}")
        talk = self.random.lognormvariate(*law["talk"])
        wrap = self.random.expovariate(1 / law["wrap"])
        seconds = (talk + wrap) * self.centre.speed[group, kind]
        started = self.env.now
        yield self.env.timeout(seconds)
        self.add(f"busy {group}", max(0.0, min(24 * HOUR, self.env.now) - started))
        self.busy[group] -= 1
        self.look_for_work(group)

    def look_for_work(self, group):
        """While an agent of the group is free: the best priority, and of that the longest wait, among lines it may take from."""
        while self.has_idle(group):
            best = None
            for kind, line in self.lines.items():
                after = next((after for name, after in self.centre.steps[kind] if name == group), None)
                if after is None or not line:
                    continue
                if self.env.now - line[0].joined < after:
                    continue
                rank = (self.centre.law[kind]["priority"], line[0].joined)
                if best is None or rank < best[0]:
                    best = (rank, kind)
            if best is None:
                return
            taken = self.lines[best[1]].pop(0)
            self.busy[group] += 1
            taken.answer.succeed(group)

    def note(self, kind, hour, waited, answered):
        topic, language = kind
        names = ("all", f"{topic}/{language}", f"hour {hour:02d}")
        for name in names:
            self.add(f"offered {name}")
            self.add(f"waited {name}", waited)
            if answered:
                self.add(f"answered {name}")
                self.add(f"waited to answer {name}", waited)
                self.add(f"within {name}", float(waited <= self.centre.threshold + ROUNDING))
            else:
                self.add(f"abandoned {name}")


def ratio(days, numerator, denominator):
    """Ratio of sums over days, with its standard error by the delta method."""
    pairs = [(day.get(numerator, 0.0), 1.0 if denominator is None else day.get(denominator, 0.0)) for day in days]
    n = len(pairs)
    below = sum(d for _, d in pairs)
    value = sum(a for a, _ in pairs) / below
    residual = sum((a - value * d) ** 2 for a, d in pairs)
    return {"value": value, "standardError": math.sqrt(n / (n - 1) * residual) / below}


def main():
    path, days, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open(path, encoding="utf-8") as file:
        centre = Centre(json.load(file))
    results = [Day(centre, seed * 1_000_003 + day).counts for day in range(days)]
    figures = {}
    names = ["all"] + [f"{topic}/{language}" for topic, language in centre.kinds]
    for name in names + [f"hour {hour:02d}" for hour in range(7, 22)]:
        figures[f"service level, {name}"] = ratio(results, f"within {name}", f"offered {name}")
        figures[f"abandonment, {name}"] = ratio(results, f"abandoned {name}", f"offered {name}")
        figures[f"ASA, {name}"] = ratio(results, f"waited to answer {name}", f"answered {name}")
        if name in names:
            figures[f"offered, {name}"] = ratio(results, f"offered {name}", None)
            figures[f"mean wait, {name}"] = ratio(results, f"waited {name}", f"offered {name}")
    for group in centre.groups:
        figures[f"answered by {group}"] = ratio(results, f"answered by {group}", None)
        figures[f"busy hours of {group}"] = ratio(
            [{"busy": day.get(f"busy {group}", 0.0) / HOUR} for day in results], "busy", None)
    print(json.dumps({
        "simpy": simpy.__version__,
        "python": sys.version.split()[0],
        "days": days,
        "contacts": sum(day["offered all"] for day in results),
        "figures": figures,
    }))


main()
