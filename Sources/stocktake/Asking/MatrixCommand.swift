// stocktake matrix FILE: who owes whom, department by department.

import Analyses
import ArgumentParser
import Missions

extension DepartmentMatrix.Measure: ExpressibleByArgument {
    public init?(argument: String) {
        switch argument {
        case "slack": self = .leastSlack
        default: self.init(rawValue: argument)
        }
    }

    public static var allValueStrings: [String] { ["count", "overdue", "unagreed", "slack", "money"] }
}

struct MatrixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix", abstract: "Show who owes whom: departments against departments.",
        usage: "stocktake matrix <file> [--show <measure>] [--as-of <date>] [--json]",
        discussion: """
            A row needs its columns: live needs that are not delivered, by the department that leads on the receiver and on the \
            giver. Departments that depend on each other stand together in blocks. The last column is what a row asks, the last \
            row what a column owes.

            With --json, {rows, columns, cells, blocks, cross_share}: rows and columns are the departments in order; cells has \
            an object {row, column, count, overdue, unagreed, least_slack, money} for each pair that has anything, row and \
            column out of rows and columns; least_slack is in days, null where no day tells, and money in £m.
            """)

    @OptionGroup var file: JudgedFile

    @Option(
        name: .customLong("show"),
        help: ArgumentHelp(
            "What a cell says: count, overdue, unagreed, slack (least, days), money (£m).", valueName: "measure"))
    var measure = DepartmentMatrix.Measure.count

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        let matrix = DepartmentMatrix(
            portfolio, asOf: today, slack: Schedule(portfolio, asOf: today).slackOfLinks(in: portfolio))
        if file.json { return AnswerJSON.print(json(matrix, portfolio)) }
        guard !matrix.departments.isEmpty else {
            throw Failure.nothing("No department needs anything of another in \(file.place.file).")
        }
        let names = matrix.departments.map { portfolio.id($0) }
        var table = Table(
            [Table.Column(title: "needs")] + names.map { Table.Column(title: $0, isNumber: true) }
                + [Table.Column(title: "asks", isNumber: true)])
        for row in matrix.departments.indices {
            let cells = matrix.departments.indices.map { text(matrix.cell(row, $0)?.tally) }
            table.append([names[row]] + cells + [text(matrix.asks[row])])
        }
        table.append(["owes"] + matrix.owes.map { text($0) } + [text(matrix.total)])
        Output.write(table.text(width: max(Output.width, 20)))
        if let share = matrix.crossShare {
            Output.say(
                "\n\(Int((share * 100).rounded())) % of \(matrix.total.count == 1 ? "1 dependency" : "\(matrix.total.count) dependencies") cross departments.\n"
            )
        }
        for block in matrix.blocks where block.count > 1 {
            Output.say("Depend on each other: \(block.map { names[$0] }.joined(separator: ", ")).\n")
        }
        if !matrix.leftOut.isEmpty {
            Output.say("Left out, because nobody leads on an end: \(matrix.leftOut.count).\n")
        }
    }

    private func text(_ tally: DepartmentMatrix.Tally?) -> String {
        guard let tally, tally.count > 0, let value = tally.value(measure) else { return "" }
        return value == value.rounded() ? "\(Int(value))" : "\((value * 10).rounded() / 10)"
    }

    private func json(_ matrix: DepartmentMatrix, _ portfolio: Portfolio) -> JSON {
        let names = AnswerJSON.ids(matrix.departments, portfolio)
        let cells = matrix.cells.map { cell in
            AnswerJSON.object([
                "row": .string(portfolio.id(matrix.departments[cell.row])),
                "column": .string(portfolio.id(matrix.departments[cell.column])),
                "count": AnswerJSON.number(cell.tally.count), "overdue": AnswerJSON.number(cell.tally.overdue),
                "unagreed": AnswerJSON.number(cell.tally.unagreed),
                "least_slack": AnswerJSON.number(cell.tally.leastSlack),
                "money": AnswerJSON.number(cell.tally.money),
            ])
        }
        return AnswerJSON.object([
            "rows": names, "columns": names, "cells": .array(cells),
            "blocks": .array(matrix.blocks.map { AnswerJSON.ids($0.map { matrix.departments[$0] }, portfolio) }),
            "cross_share": matrix.crossShare.map { AnswerJSON.number($0) } ?? .null,
        ])
    }
}
