// What there is to say about the workbench at one moment; two moments tell what has changed between them.

import Drawing
import Missions

/// A moment as sentences. It holds no portfolio, so that keeping it costs nothing when the portfolio changes.
struct Moment: Hashable, Sendable {
    /// What takes the next line.
    enum Layer: Hashable, Sendable { case panes, question, picker, menu, form }

    var layer: Layer
    /// Whether a form lies on top, or under the list on top.
    var isFilling = false
    /// The file, and what the first line of the screen says of it.
    var file: String
    var title: String
    var heading: String
    var place: String
    var message: String
    /// How to go back from what the message tells of.
    var offers: String
    /// What else can be switched, each as a sentence.
    var switches: [String]
    /// The field of a form, the list of a picker, the question of a line.
    var top: [String] = []
    /// What a form says is wrong with it as a whole.
    var refusal = ""
    /// What another window did to what the form is about.
    var news = ""

    init(_ bench: Workbench, _ world: World) {
        file = world.fileName
        title = bench.spokenTitle(world)
        heading = bench.spokenHeading(bench.focus, world)
        place = bench.spokenPlace(bench.focus, world)
        message = bench.message.map { Spoken.message($0.text) } ?? ""
        offers = bench.message?.offers ?? ""
        switches = [
            bench.isZoomed ? "\(bench.focus.title) has the whole screen." : "All panes are on the screen.",
            "The theme is \(bench.themeName).",
        ]
        if case .form(let form) = bench.overlay {
            layer = .form
            isFilling = true
            top = [form.title]
            refusal = form.refusal ?? ""
            news = form.news.map { Spoken.sentence($0) } ?? ""
        } else if let picker = bench.pickerOnTop {
            (layer, top) = (.picker, [picker.title])
            if case .pickForForm = bench.overlay { isFilling = true }
        } else if case .menu(let menu) = bench.overlay {
            (layer, top) = (.menu, MenuSpeech.reading(menu, bench, world))
        } else if let question = bench.spokenQuestion(world) {
            (layer, top) = (.question, question)
        } else {
            layer = .panes
        }
    }

    /// What to say after something was done in the panes: only what is not as it was.
    static func difference(from before: Moment, to now: Moment) -> [String] {
        var said: [String] = []
        if !now.message.isEmpty, before.layer == .panes || now.message != before.message {
            said.append(now.message + (now.offers.isEmpty ? "" : " \(Moment.spokenOffers(now.offers))"))
        }
        if now.file != before.file { said.append(now.title) }
        said += now.switches.filter { !before.switches.contains($0) }
        if now.heading != before.heading { said.append(now.heading) }
        if now.place != before.place { said.append(now.place) }
        return said
    }

    /// `u undo` as a sentence: `u takes it back.`
    static func spokenOffers(_ offers: String) -> String {
        // Whatever the keys are.
        if offers.hasSuffix(" undo") { return offers.dropLast(4) + "takes it back." }
        if offers.hasSuffix(" redo") { return offers.dropLast(4) + "does it again." }
        // Esc is said as cancel, which is a word of the talk.
        if offers == "Esc all" { return "cancel shows all again." }
        if offers == "Esc unmark" { return "cancel takes the marks away." }
        return Spoken.sentence(offers.replacing("  ", with: ", "))
    }
}

extension Workbench {
    /// What whatever lies on top waits for, where it is a line or a letter.
    func spokenQuestion(_ world: World) -> [String]? {
        switch overlay {
        case .search: ["Search this pane for what? A line of text; Enter alone goes back."]
        case .filter(let filter): FindingSpeech.question(filter)
        case .prompt(let prompt): FindingSpeech.question(prompt)
        case .answer(let answer): AnswerSpeech.question(answer)
        case .owing: OwingSpeech.question(self, world)
        case .preview(let preview): FindingSpeech.question(preview, world)
        case nil: hands.letterUse == nil ? nil : ["Which letter, a to z?"]
        default: ["A line of text, or cancel."]
        }
    }
}
