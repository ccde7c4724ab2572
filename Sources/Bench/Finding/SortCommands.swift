// Sorting and grouping the list, and the list of risks.

import Drawing
import Missions

extension Command {
    static let sorting: [Command] =
        [
            sort(.name, "s n", "sort by name"),
            sort(.status, "s s", "sort by status: missions by their rating, worst first, others by state"),
            sort(.date, "s d", "sort by date, soonest first"),
            sort(.owner, "s o", "sort by who answers for it"),
            sort(.impact, "s i", "sort by impact, of a risk or of the worst that threatens, highest first"),
            sort(.score, "s r", "sort by risk score, its own or that of the worst that threatens, highest first"),
            Command(
                "group", .sort, ["s g"], "group the list by a field",
                unless: { bench, _ in
                    bench.focus == .risks
                        ? "Risks lie in cells; \(bench.key("pane missions")) goes to the list, which can be grouped."
                        : nil
                }, run: { $0.openGroups($1) }),
            Command(
                "ungroup", .sort, ["s u"], "no groups, and the natural order again",
                unless: { bench, _ in
                    let look = bench.sortedLook
                    return look.group == nil && look.sort == nil && !look.isReversed
                        ? "Nothing is grouped or sorted here: \(bench.key("group")) groups, \(bench.key("sort by name")) sorts by name."
                        : nil
                },
                run: { bench, world in
                    let wasGrouped = bench.sortedLook.group != nil
                    bench.arrange(world) { look in
                        // One layer at a time: the groups first.
                        if look.group != nil {
                            look.group = nil
                        } else {
                            look.sort = nil
                            look.isReversed = false
                        }
                    }
                    let order = bench.sortedLook.order
                    bench.say(
                        wasGrouped
                            ? "No groups" + (order.isEmpty ? "." : "; still \(order).") : "In natural order again.")
                    return []
                }),
            Command(
                "reverse", .sort, ["s v"], "the other way round",
                run: { bench, world in
                    bench.arrange(world) { $0.isReversed.toggle() }
                    bench.sayOrder()
                    return []
                }),
        ]

    private static func sort(_ sorting: Sorting, _ key: String, _ about: String) -> Command {
        Command(
            "sort by \(sorting.words)", .sort, [key], about,
            run: { bench, world in
                bench.arrange(world) { look in
                    look.sort = sorting
                    look.isReversed = false
                }
                bench.sayOrder()
                return []
            })
    }
}

extension Workbench {
    /// The look that sorting changes: of the risks where they are in focus, else of the list.
    var sortedLook: ListLook { focus == .risks ? risks.look : list.look }

    /// Changes the order of the list, or of the risks where they are in focus; the cursor stays on its item.
    mutating func arrange(_ world: World, _ change: (inout ListLook) -> Void) {
        if focus == .risks {
            change(&risks.look)
            risks.refresh(world, height: riskRows)
        } else {
            change(&list.look)
            list.isCounted = false
            list.refresh(world, height: height(.missions))
        }
        refreshScroll(world)
    }

    mutating func sayOrder() {
        let what = focus == .risks ? "The risks" : "The \(list.kind == .raid ? "risks" : list.kind.plural)"
        let look = sortedLook
        let order =
            look.sort == nil && look.isReversed
            ? "in natural order, reversed" : "are \(look.sort == nil ? "" : "sorted ")\(look.order)"
        say(look.order.isEmpty ? "\(what) are in natural order again." : "\(what) \(order).")
        if !look.order.isEmpty { message!.offers = "\(key("reverse")) reverse  \(key("ungroup")) natural" }
    }

    fileprivate mutating func openGroups(_ world: World) -> [Effect] {
        let choices = ListGroups.choices(for: list.kind).map {
            Choice(
                outcome: .term($0.name), text: ListGroups.words($0.name), right: $0.name == "dept" ? "dept" : "",
                detail: $0.about)
        }
        open(Picker(.group, "Group the \(list.kind.plural) by", given: choices), world)
        return []
    }

    mutating func group(by field: String, _ world: World) {
        arrange(world) { $0.group = field }
        let groups = list.rows?.groups.count ?? 0
        say(
            "\(list.rows?.nodes.count ?? 0) \(list.kind.plural) in \(counted(groups, "group")), by \(ListGroups.words(field))."
        )
        message!.offers = "\(key("ungroup")) ungroup"
    }
}
