// What lies on top of the panes, and takes the keys while it does.

import Drawing

/// Kept apart from the workbench, which is a large value without it already.
indirect enum Overlay: Sendable {
    case search(SearchLine)
    case filter(FilterLine)
    case prompt(Prompt)
    case picker(Picker)
    case menu(Menu)
    case form(Form)
    /// A choice for the field of a form that lies under it.
    case pickForForm(Picker, Form)
    /// What a change to many would do, before it is done.
    case preview(Preview)
    /// What an analysis says.
    case answer(Answer)
    /// Who owes whom, department by department.
    case owing

    /// Whether letters are typed into it as a text.
    var isField: Bool {
        switch self {
        case .search, .filter, .prompt, .picker, .pickForForm, .form: true
        case .menu, .preview, .answer, .owing: false
        }
    }
}

extension Workbench {
    mutating func pressOverlay(_ key: Key, _ world: World) -> [Effect] {
        // What lies on top is part of the screen too.
        if key == .function(12) { return [.export(.snapshot)] }
        return switch overlay {
        case .search(let search): pressSearch(key, search, world)
        case .filter(let filter): pressFilter(key, filter, world)
        case .prompt(let prompt): pressPrompt(key, prompt, world)
        case .preview(let preview): pressPreview(key, preview, world)
        case .answer(let answer): pressAnswer(key, answer, world)
        case .owing: pressOwing(key, world)
        case .picker(let picker): pressPicker(key, picker, world)
        case .menu(let menu): pressMenu(key, menu, world)
        case .form(let form): pressForm(key, form, world)
        case .pickForForm(let picker, let form): pressWord(key, picker, form, world)
        case nil: []
        }
    }
}
