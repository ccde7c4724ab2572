// stocktake matrix FILE: who owes whom, department by department.

import Analyses
import ArgumentParser
import Bench
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
            row what a column owes. Where there are more than fit, those that weigh most are shown; the JSON has all.

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
            return Output.say("No department needs anything of another in \(file.place.file).\n")
        }
        let width = max(Output.width, 20)
        let grid = MatrixTable(matrix, measure, portfolio, width: width)
        Output.say("Who owes whom: \(measure.title)\n\n")
        Output.write(grid.text)
        Output.say("\n" + grid.sentences.flatMap { Wording.wrap($0, width) }.joined(separator: "\n") + "\n")
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
