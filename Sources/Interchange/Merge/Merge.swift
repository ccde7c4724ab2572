// Laying what a source says over a portfolio: what is new, what changes, what stands in the way.

import Missions

/// One import under way. It works on a copy of the portfolio, so that every later row is judged by all rows before it.
struct Merge {
    private(set) var portfolio: Portfolio
    /// The portfolio before the import: what is frozen in it is frozen.
    private let before: Portfolio
    var problems = Problems()
    var preview = ImportPreview()
    private var changes: [Change] = []

    /// Where in the source each item and link stands, by its place in storage; points and assessments by the bytes of
    /// their references.
    private var itemPlaces: [Place] = []
    private var linkPlaces: [Place] = []
    private var attachmentPlaces: [[UInt8]: Place] = [:]
    /// Ids of rows that were refused: what points to them is not refused as well.
    private var refusedItems: [ItemID: Place] = [:]
    /// Ids named by fields; whether they exist is known when all is read.
    private var named: [(place: Place, column: String, id: ItemID)] = []
    /// What this import made or changed, for the last look at it.
    private var touchedItems: [Node] = []
    private var touchedLinks: [Edge] = []
    private var touchedAttachments: [Ref] = []

    init(onto portfolio: Portfolio) {
        before = portfolio
        self.portfolio = portfolio
        self.portfolio.beginBulk()
        itemPlaces = Array(repeating: .nowhere, count: portfolio.slotCount)
        linkPlaces = Array(repeating: .nowhere, count: portfolio.linkSlotCount)
    }

    // MARK: Items

    /// Takes in an item with the fields its source has a text for. Where `isSound` is false its row was refused
    /// already, and only what else is wrong with it is of interest.
    mutating func item(
        _ id: ItemID, _ kind: Kind, _ fields: Fields, isSound: Bool = true, column: String, at place: Place
    ) {
        preview.items[kind, default: 0] += 1
        let node = portfolio.node(id)
        let other = node.map { itemPlaces[Int($0.slot)] } ?? .nowhere
        let twin = other.isSomewhere ? other : refusedItems[id]
        if let twin {
            let words = problems.words(twin, from: place)
            problems.refuse(place, column, "\(id) stands in \(words) already; an id is used once.")
            return
        }
        guard isSound else {
            refusedItems[id] = place
            return
        }
        if let node {
            itemPlaces[Int(node.slot)] = place
            guard portfolio.kind(node) == kind else {
                problems.refuse(
                    place, column,
                    "\(id) is a \(portfolio.kind(node).rawValue) in the portfolio, and an item never changes its kind. "
                        + "Choose another id.")
                return
            }
            if update(.item(id), portfolio.fields(node), fields, place) { touchedItems.append(node) }
            return
        }
        var whole = fields.filled(from: Initials.of(kind))
        if whole[.title] == nil { whole = whole.filled(from: [.title: id]) }
        guard make(.item(id), kind, whole, place) else {
            refusedItems[id] = place
            return
        }
        itemPlaces.append(place)
        touchedItems.append(Node(id, in: portfolio))
    }

    // MARK: Links

    /// Takes in a link. `ends` are the names of the columns or keys of its two ends.
    mutating func link(
        _ type: LinkType, from: ItemID, to: ItemID, _ fields: Fields, isSound: Bool = true,
        ends: (from: String, to: String), at place: Place
    ) {
        preview.links[type, default: 0] += 1
        let hasFrom = exists(from, ends.from, place)
        let hasTo = exists(to, ends.to, place)
        guard isSound, hasFrom, hasTo else { return }
        let whole = fields.filled(from: Initials.of(type))
        let key = LinkKey(type, from: from, to: to, fields: whole)
        if let edge = portfolio.edge(key) {
            let twin = linkPlaces[Int(edge.slot)]
            if twin.isSomewhere {
                let words = problems.words(twin, from: place)
                problems.refuse(
                    place, ends.from, "\(Ref.link(key).spoken) stands in \(words) already; it may stand once.")
                return
            }
            linkPlaces[Int(edge.slot)] = place
            if update(.link(key), portfolio.fields(edge), fields, place) { touchedLinks.append(edge) }
            return
        }
        guard make(.link(key), nil, whole, place, column: ends.from) else { return }
        linkPlaces.append(place)
        if let edge = portfolio.lastLink { touchedLinks.append(edge) }
    }

    // MARK: What hangs on items

    mutating func point(_ key: PointKey, _ fields: Fields, isSound: Bool = true, column: String, at place: Place) {
        preview.points += 1
        attachment(.point(key), on: key.measure, fields, isSound, column, place)
    }

    mutating func assessment(
        _ key: AssessmentKey, _ fields: Fields, isSound: Bool = true, column: String, at place: Place
    ) {
        preview.assessments += 1
        attachment(.assessment(key), on: key.item, fields, isSound, column, place)
    }

    private mutating func attachment(
        _ ref: Ref, on id: ItemID, _ fields: Fields, _ isSound: Bool, _ column: String, _ place: Place
    ) {
        guard exists(id, column, place), isSound else { return }
        if let twin = attachmentPlaces.updateValue(place, forKey: Array(ref.text.utf8)) {
            let words = problems.words(twin, from: place)
            problems.refuse(place, column, "\(ref.spoken) stands in \(words) already; it may stand once.")
            return
        }
        if let present = portfolio.fields(ref) {
            if update(ref, present, fields, place) { touchedAttachments.append(ref) }
        } else if make(ref, nil, fields, place, column: column) {
            touchedAttachments.append(ref)
        }
    }

    // MARK: Settings and kept files

    mutating func setting(_ field: Field, _ text: String, at place: Place) {
        let was = portfolio.settings[field]
        if let was, was.utf8.elementsEqual(text.utf8) { return }
        if admit(.set(.portfolio, field: field, was: was, now: text), place, field.name) { preview.settings += 1 }
    }

    /// Keeps a file word for word.
    mutating func keep(_ path: String, _ text: String, at place: Place) {
        preview.files += 1
        let fields: Fields = text.isEmpty ? [:] : [.text: text]
        guard let present = portfolio.extras[path] else {
            _ = make(.extra(path), nil, fields, place)
            return
        }
        if update(.extra(path), present, fields, place) {
            problems.report(place, "The file kept under this name is replaced.")
        }
    }

    /// Remembers that a field names an item, to see at the end whether it exists.
    mutating func names(_ text: String, _ column: String, at place: Place) {
        for id in FieldType.parts(text) { named.append((place, column, id)) }
    }

    // MARK: Making changes

    private mutating func exists(_ id: ItemID, _ column: String, _ place: Place) -> Bool {
        if portfolio.node(id) != nil { return true }
        if refusedItems[id] == nil {
            problems.refuse(place, column, "There is no item \(id). Add it, or correct the id.")
        }
        return false
    }

    private mutating func make(_ ref: Ref, _ kind: Kind?, _ fields: Fields, _ place: Place, column: String? = nil)
        -> Bool
    {
        guard admit(.create(ref, kind: kind, fields: fields), place, column) else { return false }
        preview.created += 1
        return true
    }

    /// Sets the fields whose texts differ. True where any did.
    private mutating func update(_ ref: Ref, _ present: Fields, _ fields: Fields, _ place: Place) -> Bool {
        var differs = false
        for (field, text) in fields {
            let was = present[field]
            if let was, was.utf8.elementsEqual(text.utf8) { continue }
            differs = true
            _ = admit(.set(ref, field: field, was: was, now: text), place, field.name)
        }
        if differs { preview.changed += 1 } else { preview.unchanged += 1 }
        return differs
    }

    private mutating func admit(_ change: Change, _ place: Place, _ column: String?) -> Bool {
        let frozen = canBeFrozen(change) ? before.frozen(change) : nil
        do throws(Refusal) {
            try portfolio.admit(change, isCanonical: true)
        } catch {
            problems.refuse(place, error.field ?? column, error.description)
            return false
        }
        changes.append(change)
        if let frozen { problems.report(place, frozen.field ?? column, frozen.description) }
        return true
    }

    /// Whether a change is of a sort that may touch what a person must leave as it is.
    private func canBeFrozen(_ change: Change) -> Bool {
        switch change {
        case .set(.item, _, _, _), .set(.assessment, _, _, _): true
        case .create(.assessment, _, let fields): fields[.session] != nil
        default: false
        }
    }

    // MARK: The end

    /// What the import would do; the last look at all it touched is part of it.
    mutating func preview(label: String, source: String) -> ImportPreview {
        for (place, column, id) in named where portfolio.node(id) == nil && refusedItems[id] == nil {
            problems.report(place, column, "There is no item \(id).")
        }
        for node in touchedItems {
            let place = itemPlaces[Int(node.slot)]
            for doubt in portfolio.contradictions(of: node) { problems.report(place, doubt.field, doubt.description) }
            if let lack = Lacks.of(node, portfolio) { problems.report(place, lack) }
        }
        for edge in touchedLinks {
            for doubt in portfolio.contradictions(of: edge) {
                problems.report(linkPlaces[Int(edge.slot)], doubt.field, doubt.description)
            }
        }
        for ref in touchedAttachments {
            for doubt in portfolio.contradictions(of: ref) {
                // What is wrong with a point is its date, which is part of its name and no field.
                problems.report(attachmentPlaces[Array(ref.text.utf8)]!, doubt.field ?? "date", doubt.description)
            }
        }
        preview.problems = problems.finished
        preview.refusedCount = problems.refusedCount
        preview.reportedCount = problems.reportedCount
        if !preview.isRefused, !changes.isEmpty {
            preview.step = Step(label, source: source, isImport: true, changes: changes)
            preview.step?.isCanonical = true
        }
        return preview
    }
}
