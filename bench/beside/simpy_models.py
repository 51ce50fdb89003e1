"""The yardsticks A, B and C in SimPy 3, to be timed beside Surgeboard (see README.md in this folder).

    /usr/bin/python3 bench/simpy_models.py a|b|c CONTACTS SEED

Debian and Ubuntu: apt-get install python3-simpy3. SimPy is the work of Team SimPy (MIT licence); only its public API is
used, in the way its own documentation shows: a process a contact, a resource, container or event to wait for.

The parameters are those of models/*.json, written the way a SimPy user would. Less is counted than in Surgeboard: totals
by class, no intervals, percentiles or costs.
"""
import json
import math
import random
import sys
import time
from collections import deque

import simpy

CLASSES = 6

A = {
    "agents": 100,
    "arrivals_per_second": 1140 / 3600,
    "mean_service_seconds": 300,
    "mean_patience_seconds": 180,
}

B = {
    "contacts_per_day": 5000,
    "weights": [10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 12, 14, 18, 27, 43, 70, 108, 155, 205, 250, 280, 287, 276, 253,
                227, 207, 200, 204, 214, 226, 232, 230, 218, 198, 171, 141, 111, 84, 62, 44, 32, 23, 18, 14, 12, 11, 11,
                11],
    "agents": [3] * 12 + [8, 8, 20, 30, 40, 40] + [54] * 8 + [57, 57, 61, 61, 49, 39, 41, 41] + [24] * 6 + [12] * 4
              + [3] * 4,
    "mean_service_seconds": 360,
    "cv_service": 1.2,
    "mean_patience_seconds": 240,
}

C = {
    "arrivals_per_second": [0.11, 0.085, 0.065, 0.05, 0.036, 0.029],
    "mean_service_seconds": [270, 360, 270, 360, 300, 400],
    "cv_service": 1.0,
    "mean_patience_seconds": [150, 240, 150, 240, 150, 240],
    "priority": [0, 1, 0, 1, 0, 1],
    "agents": [40, 25, 15, 25, 15],
    "classes_of_group": [[0, 1], [2, 3], [4, 5], [0, 1, 2, 3], [0, 1, 2, 3, 4, 5]],
    "groups_of_class": [[0, 3, 4], [0, 3, 4], [1, 3, 4], [1, 3, 4], [2, 4], [2, 4]],
}


class Counts:
    """What is counted of each contact: its class, whether it hung up, how long it waited."""

    def __init__(self):
        self.contacts = [0] * CLASSES
        self.abandoned = [0] * CLASSES
        self.waited_seconds = [0.0] * CLASSES
        self.answered_within = 0

    def served(self, waited, k=0):
        self.contacts[k] += 1
        self.waited_seconds[k] += waited
        if waited <= 20:
            self.answered_within += 1

    def hung_up(self, waited, k=0):
        self.contacts[k] += 1
        self.abandoned[k] += 1
        self.waited_seconds[k] += waited


def lognormal_parameters(mean, cv):
    variance = math.log(1 + cv * cv)
    return math.log(mean) - variance / 2, math.sqrt(variance)


def run_a(contacts, seed, counts):
    rnd = random.Random(seed)
    exponential = rnd.expovariate
    env = simpy.Environment()
    agents = simpy.Resource(env, A["agents"])
    rate, service, patience = A["arrivals_per_second"], 1 / A["mean_service_seconds"], 1 / A["mean_patience_seconds"]

    def contact(env):
        joined = env.now
        with agents.request() as request:
            if not request.triggered:
                outcome = yield request | env.timeout(exponential(patience))
                if request not in outcome:
                    counts.hung_up(env.now - joined)
                    return
            counts.served(env.now - joined)
            yield env.timeout(exponential(service))

    def source(env):
        for _ in range(contacts):
            yield env.timeout(exponential(rate))
            env.process(contact(env))

    env.process(source(env))
    env.run()


def run_b_day(seed, counts):
    """One day. Shared capacity: after a cut nobody starts a contact until fewer are busy than staffed."""
    rnd = random.Random(seed)
    exponential = rnd.expovariate
    env = simpy.Environment()
    mu, sigma = lognormal_parameters(B["mean_service_seconds"], B["cv_service"])
    pool = simpy.Container(env, capacity=10000, init=B["agents"][0])
    state = {"surplus": 0}
    patience = 1 / B["mean_patience_seconds"]
    per_weight = B["contacts_per_day"] / sum(B["weights"]) / 1800

    def contact(env):
        joined = env.now
        request = pool.get(1)
        if not request.triggered:
            outcome = yield request | env.timeout(exponential(patience))
            if request not in outcome:
                request.cancel()
                counts.hung_up(env.now - joined)
                return
        counts.served(env.now - joined)
        yield env.timeout(rnd.lognormvariate(mu, sigma))
        if state["surplus"] > 0:
            state["surplus"] -= 1
        else:
            pool.put(1)

    def shifts(env):
        for i in range(1, 48):
            yield env.timeout(1800)
            change = B["agents"][i] - B["agents"][i - 1]
            if change > 0:
                returned = min(change, state["surplus"])
                state["surplus"] -= returned
                change -= returned
                if change > 0:
                    pool.put(change)
            elif change < 0:
                state["surplus"] -= change
                idle = min(state["surplus"], pool.level)
                if idle > 0:
                    pool.get(idle)
                    state["surplus"] -= idle

    def source(env):
        for half_hour in range(48):
            rate = B["weights"][half_hour] * per_weight
            end = (half_hour + 1) * 1800
            while True:
                gap = exponential(rate)
                if env.now + gap >= end:
                    yield env.timeout(end - env.now)
                    break
                yield env.timeout(gap)
                env.process(contact(env))

    env.process(shifts(env))
    env.process(source(env))
    env.run()


def run_b(contacts, seed, counts):
    for day in range(max(1, contacts // B["contacts_per_day"])):
        run_b_day(seed * 100_003 + day, counts)


def run_c(contacts, seed, counts):
    rnd = random.Random(seed)
    exponential = rnd.expovariate
    env = simpy.Environment()
    laws = [lognormal_parameters(mean, C["cv_service"]) for mean in C["mean_service_seconds"]]
    priority = C["priority"]
    free = list(C["agents"])
    lines = [deque() for _ in priority]
    left = [contacts]

    def release(group):
        best = None
        best_rank = None
        for k in C["classes_of_group"][group]:
            line = lines[k]
            while line and line[0][2]:
                line.popleft()
            if line:
                rank = (priority[k], line[0][0])
                if best_rank is None or rank < best_rank:
                    best_rank = rank
                    best = k
        if best is None:
            free[group] += 1
        else:
            lines[best].popleft()[1].succeed(group)

    def contact(env, k):
        joined = env.now
        for group in C["groups_of_class"][k]:
            if free[group] > 0:
                free[group] -= 1
                break
        else:
            answer = env.event()
            place = [joined, answer, False]
            lines[k].append(place)
            outcome = yield answer | env.timeout(exponential(1 / C["mean_patience_seconds"][k]))
            if answer not in outcome:
                place[2] = True
                counts.hung_up(env.now - joined, k)
                return
            group = answer.value
        counts.served(env.now - joined, k)
        yield env.timeout(rnd.lognormvariate(*laws[k]))
        release(group)

    def source(env, k):
        rate = C["arrivals_per_second"][k]
        while left[0] > 0:
            yield env.timeout(exponential(rate))
            if left[0] <= 0:
                return
            left[0] -= 1
            env.process(contact(env, k))

    for k in range(len(priority)):
        env.process(source(env, k))
    env.run()


def main():
    model, contacts, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    counts = Counts()
    started, cpu_started = time.perf_counter(), time.process_time()
    {"a": run_a, "b": run_b, "c": run_c}[model](contacts, seed, counts)
    cpu, elapsed = time.process_time() - cpu_started, time.perf_counter() - started
    total = sum(counts.contacts)
    print(json.dumps({
        "simpy": simpy.__version__,
        "python": sys.version.split()[0],
        "contacts": total,
        "elapsedSeconds": elapsed,
        "cpuSeconds": cpu,
        "abandonment": sum(counts.abandoned) / total,
        "meanWaitSeconds": sum(counts.waited_seconds) / total,
    }))


main()
