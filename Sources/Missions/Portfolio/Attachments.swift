// Points and assessments: what hangs on an item.

/// A value of a measure's series.
public struct Point: Hashable, Sendable {
    public let key: PointKey
    public let fields: Fields
    /// In the measure's unit; nil where the record has none.
    public var value: Double? { fields.number(.value) }
}

/// A judgement of an item against a rubric.
public struct Assessment: Hashable, Sendable {
    public let key: AssessmentKey
    public let fields: Fields
    /// A code of the rubric's scale, or N, X, DK.
    public var overall: String? { fields[.overall] }
}

extension Portfolio {
    /// The points of a measure: by series, then by day, then by revision.
    public func points(of node: Node) -> [Point] {
        var points: [Point] = []
        forEachAttachment(of: node, points: true) { ref, fields in
            if case .point(let key)? = Ref(ref) { points.append(Point(key: key, fields: fields)) }
        }
        func order(_ series: PointKey.Series) -> Int { PointKey.Series.allCases.firstIndex(of: series)! }
        return points.sorted {
            let (a, b) = ($0.key, $1.key)
            return (order(a.series), a.date.number, a.revision) < (order(b.series), b.date.number, b.revision)
        }
    }

    /// The assessments of an item, oldest first.
    public func assessments(of node: Node) -> [Assessment] {
        var assessments: [Assessment] = []
        forEachAttachment(of: node, points: false) { ref, fields in
            if case .assessment(let key)? = Ref(ref) { assessments.append(Assessment(key: key, fields: fields)) }
        }
        return assessments.sorted {
            ($0.key.date.number, $0.key.rubric, $0.key.by) < ($1.key.date.number, $1.key.rubric, $1.key.by)
        }
    }

    /// The latest overall judgement of an item, whatever the rubric, or nil where nobody has judged it.
    public func latestJudgement(of node: Node) -> Assessment? {
        guard items[Int(node.slot)].firstAttachment != nowhere else { return nil }
        return assessments(of: node).last { $0.overall != nil }
    }

    /// How many points and assessments hang on an item.
    public func hasAttachments(_ node: Node) -> Bool { items[Int(node.slot)].firstAttachment != nowhere }

    /// The references of all points and assessments of an item.
    func attachmentRefs(of node: Node) -> [(ref: Ref, fields: Fields)] {
        var found: [(Ref, Fields)] = []
        for points in [true, false] {
            forEachAttachment(of: node, points: points) { text, fields in
                if let ref = Ref(text) { found.append((ref, fields)) }
            }
        }
        return found.sorted { $0.0.text < $1.0.text }
    }

    func forEachAttachment(of node: Node, points: Bool, _ body: (String, Fields) -> Void) {
        var slot = items[Int(node.slot)].firstAttachment
        while slot != nowhere {
            let row = attachments[Int(slot)]
            if row.isPoint == points { body(ref(of: row), fields(of: row)) }
            slot = row.next
        }
    }

    func attachment(_ ref: Ref) -> Int32? {
        let owner: ItemID
        switch ref {
        case .point(let key): owner = key.measure
        case .assessment(let key): owner = key.item
        default: return nil
        }
        guard let node = node(owner) else { return nil }
        var wanted = ref.text
        if isBulk { return attachmentIndex[Array(wanted.utf8)] }
        return wanted.withUTF8 { wanted in
            var slot = items[Int(node.slot)].firstAttachment
            while slot != nowhere {
                let row = attachments[Int(slot)]
                if text.slice(Int(row.refStart), Int(row.refLength)).elementsEqual(wanted) { return slot }
                slot = row.next
            }
            return nil
        }
    }

    func ref(of row: AttachmentRow) -> String {
        String(decoding: text.slice(Int(row.refStart), Int(row.refLength)), as: UTF8.self)
    }

    func fields(of row: AttachmentRow) -> Fields {
        Fields(bytes: [UInt8](text.slice(Int(row.bodyStart), Int(row.bodyLength))))
    }
}
