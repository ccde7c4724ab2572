// A manual page in roff, from the help that the commands already hold.

import ArgumentParser
import Missions

enum ManualPage {
    static func roff() throws -> String {
        let dump = try JSON(parsing: Array(Stocktake._dumpHelp().utf8))
        guard let command = dump["command"] else { throw Failure.badInput("The commands do not describe themselves.") }
        var page = """
            .TH STOCKTAKE 1 "" "stocktake \(Version.number)" "User Commands"
            .ad l
            .nh
            .SH NAME
            stocktake \\- \(text(command["abstract"]))
            .SH SYNOPSIS

            """
        for usage in Stocktake.configuration.usage?.split(separator: "\n") ?? [] {
            page += ".B \(escaped(String(usage)))\n.br\n"
        }
        page += ".SH DESCRIPTION\n" + paragraphs(command["discussion"]) + ".SH COMMANDS\n"
        for part in command["subcommands"]?.array ?? [] where part["commandName"]?.string != "help" {
            page += entry(part)
        }
        page += """
            .SH ENVIRONMENT
            .TP
            .B STOCKTAKE_USER
            Who changes are by, instead of USER.
            .TP
            .B STOCKTAKE_SHARE
            The folder that holds seeds and Themes.
            .TP
            .B COLUMNS
            How wide to print where there is no terminal. Without it tables, trees and slips are as wide as what stands in them, all else 80 columns.
            .TP
            .B NO_COLOR
            Draw the workbench without colours.
            .SH FILES
            .TP
            .I ~/.config/stocktake/themes/*.toml
            Themes of your own.
            .TP
            .I ~/.config/stocktake/templates/*.json
            Templates of your own.
            .TP
            .I ~/.local/state/stocktake/recent.jsonl
            Files opened before.

            """
        return page
    }

    private static func entry(_ command: JSON) -> String {
        let name = text(command["commandName"])
        var page = ".SS \(name)\n\(text(command["abstract"]))\n.PP\n.B stocktake \(name)"
        let arguments = (command["arguments"]?.array ?? []).filter {
            $0["shouldDisplay"] != .bool(false) && !["help", "version"].contains($0["preferredName"]?["name"]?.string)
        }
        for argument in arguments {
            let label = label(argument)
            page += argument["isOptional"] == .bool(true) ? " [\(label)]" : " \(label)"
        }
        page += "\n"
        for argument in arguments {
            page += ".TP\n.B \(label(argument))\n\(text(argument["abstract"]))\n"
            let values = argument["allValueStrings"]?.array ?? argument["allValues"]?.array ?? []
            if !values.isEmpty {
                page += "(one of \(values.compactMap { $0.string }.map(escaped).joined(separator: ", ")))\n"
            }
            if let usual = argument["defaultValue"]?.string, !usual.isEmpty { page += "(usually \(escaped(usual)))\n" }
        }
        let discussion = paragraphs(command["discussion"])
        return page + (discussion.isEmpty ? "" : ".PP\n" + discussion)
    }

    private static func label(_ argument: JSON) -> String {
        let value = escaped(argument["valueName"]?.string ?? "")
        let repeats = argument["isRepeating"] == .bool(true) ? " ..." : ""
        switch argument["kind"]?.string {
        case "positional": return "<\(value)>\(repeats)"
        case "option": return "\\-\\-\(name(argument)) <\(value)>"
        default:
            let names = (argument["names"]?.array ?? []).compactMap { $0["name"]?.string }
            return names.isEmpty
                ? "\\-\\-\(name(argument))" : names.map { "\\-\\-" + escaped($0) }.joined(separator: " | ")
        }
    }

    private static func name(_ argument: JSON) -> String { escaped(argument["preferredName"]?["name"]?.string ?? "") }

    private static func text(_ value: JSON?) -> String { escaped(value?.string ?? "") }

    /// Indented lines stay as they are; the rest flows.
    private static func paragraphs(_ value: JSON?) -> String {
        var page = ""
        var isFixed = false
        for line in (value?.string ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            let indented = line.hasPrefix("  ")
            if indented != isFixed { page += indented ? ".nf\n" : ".fi\n" }
            isFixed = indented
            page += line.isEmpty ? ".PP\n" : escaped(String(line)) + "\n"
        }
        return page + (isFixed ? ".fi\n" : "")
    }

    /// Roff gives meaning to backslashes, to hyphens, and to a point or an apostrophe that begins a line.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "'": escaped += "\\(aq"
            case "^": escaped += "\\(ha"
            case "…": escaped += "..."
            default: escaped.append(character)
            }
        }
        return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }
}
