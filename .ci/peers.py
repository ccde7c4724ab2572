#!/usr/bin/env python3
"""The same questions asked of NetworkX: peers.py FOLDER ROUNDS. Prints a name and the median in milliseconds a line,
and what was found, so that anybody sees both counted the same.

FOLDER is a portfolio as .ci/portfolio writes it. Arrows run from giver to receiver, and from part to whole."""
import csv, statistics, sys, time

import networkx

folder, rounds = sys.argv[1], int(sys.argv[2])


def rows(path):
    with open(f"{folder}/{path}.csv", newline="") as file:
        yield from csv.DictReader(file)


needs, whole, days = networkx.DiGraph(), networkx.DiGraph(), {}
for row in rows("items/milestones"):
    days[row["id"]] = int(row["duration_days"] or 0)
    needs.add_node(row["id"])
for row in rows("items/programmes"):
    needs.add_node(row["id"])
for row in rows("links/needs"):
    needs.add_edge(row["giver"], row["receiver"])
whole.add_edges_from(needs.edges)
for table in ("part_of", "contributes"):
    whole.add_edges_from((row["from"], row["to"]) for row in rows("links/" + table))
milestones = list(days)
hub = "MIL-1"
steps = networkx.single_source_shortest_path_length(whole, hub)
far = next((item for item in milestones if steps.get(item) == 6), hub)


def timed(name, body, parts=1, times=rounds):
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        found = body()
        spent.append((time.perf_counter() - start) * 1000 / parts)
    print(f"{name}\t{statistics.median(spent)}\t{found}", flush=True)


def forward(order, late=0):
    finishes = {}
    for item in order:
        start = max((finishes[giver] for giver in needs.pred[item]), default=0)
        finishes[item] = start + days.get(item, 0) + (late if item == hub else 0)
    return finishes


def schedule():
    order = list(networkx.topological_sort(needs))
    finishes = forward(order)
    latest, last = {}, max(finishes.values(), default=0)
    for item in reversed(order):
        latest[item] = min((latest[next] - days.get(next, 0) for next in needs.succ[item]), default=last)
    return len(latest)


def slip():
    below = networkx.descendants(needs, hub)
    order = [item for item in topological if item == hub or item in below]
    finishes = dict(planned)
    moved = 0
    for item in order:
        start = max((finishes[giver] for giver in needs.pred[item]), default=0)
        finish = start + days.get(item, 0) + (42 if item == hub else 0)
        moved += finish > finishes[item]
        finishes[item] = finish
    return moved


timed("closure", lambda: len(networkx.descendants(whole, hub)))
timed("order", lambda: len(list(networkx.topological_sort(needs))))
timed("cycles", lambda: sum(len(part) > 1 for part in networkx.strongly_connected_components(needs)))
timed("schedule", schedule)
topological = list(networkx.topological_sort(needs))
planned = forward(topological)
timed("slip", slip)
timed("path", lambda: [networkx.shortest_path_length(whole, hub, far) for _ in range(20)][0], parts=20)
timed("betweenness", lambda: len(networkx.betweenness_centrality(needs, k=4, seed=1)) and 4, parts=4, times=1)
