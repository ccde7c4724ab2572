// The outside view beside a forecast: what became of other projects with the same rating. A prompt, never a correction.

import Analyses
import Drawing
import Missions

extension Portfolio {
    /// The rating by which an item has a class of projects to be compared with: its own latest, or where it is a milestone
    /// that nobody has rated, that of the programme it is part of. Nil for what is no project or is over, and where nobody
    /// has rated it on a scale that projects are published on.
    func projectRating(of node: Node) -> String? {
        guard kind(node) == .programme || kind(node) == .milestone else { return nil }
        if has(node, .state, "done") || has(node, .state, "dropped") || has(node, .state, "stopped") { return nil }
        if let own = latestJudgement(of: node)?.overall { return Self.ratings.contains(own) ? own : nil }
        guard kind(node) == .milestone else { return nil }
        for edge in links(from: node, .partOf) where kind(to(edge)) == .programme {
            if let rating = latestJudgement(of: to(edge))?.overall, Self.ratings.contains(rating) { return rating }
        }
        return nil
    }

    private static let ratings: Set<String> = ["R", "AR", "A", "AG", "G"]
}

extension Answering {
    /// The rows to stand below the answer to a question about time.
    func outsideView(of node: Node) -> [Answer.Row] {
        guard let rating = portfolio.projectRating(of: node), let prompt = outside()?.prompt(rating: rating),
            !prompt.isEmpty
        else { return [] }
        return Wording.wrap("Outside view: \(prompt)", width).map { Answer.Row([($0, .dim)]) }
    }
}

extension DetailWriter {
    /// What to put beside a forecast in so many columns, in as many words as there is room for.
    func outsideView(of node: Node, columns: Int) -> String? {
        guard let rating = portfolio.projectRating(of: node), let view = outside() else { return nil }
        let prompt = view.prompt(rating: rating)
        let short = view.rated(rating).shareLater.map { "\(rating): \(percent($0)) moved later" }
        return [prompt, view.sentence(rating: rating), short ?? ""].first {
            !$0.isEmpty && displayWidth(of: $0) + 2 <= columns
        }
    }
}
