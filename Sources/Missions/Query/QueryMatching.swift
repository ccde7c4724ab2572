// Holding one term of a query against a thing.

extension QueryTerm {
    /// Whether the term holds, negated or not. Where a step of a walk is asked about, `needs` is the link it is.
    func holds(
        of thing: Query.Thing, by needs: Edge?, _ portfolio: Portfolio, _ surroundings: Query.Surroundings
    ) -> Bool {
        switch test {
        case .word(let word): return thing.isReadable(word, portfolio)
        case .identity(let identity, let comparison):
            if identity == .id, case .item(let node) = thing { return comparison.holds(portfolio.idBytes(node)) }
            return comparison.holds(identity.text(of: thing, portfolio))
        case .field(let tests):
            var table = 0
            if case .item(let node) = thing { table = Int(portfolio.kind(node).code) }
            guard tests.indices.contains(table), let test = tests[table] else { return false }
            return thing.holds(test, portfolio)
        case .department(let comparison):
            if case .item(let node) = thing {
                guard let department = surroundings.department(node) else {
                    return comparison.holds(nil as UnsafeBufferPointer<UInt8>?)
                }
                return comparison.holds(portfolio.idBytes(department))
                    || comparison.holds(portfolio.titleBytes(department))
            }
            let departments = thing.items(portfolio).compactMap { surroundings.department($0) }
            if departments.isEmpty { return comparison.holds(nil as UnsafeBufferPointer<UInt8>?) }
            return departments.contains {
                comparison.holds(portfolio.idBytes($0)) || comparison.holds(portfolio.titleBytes($0))
            }
        case .late:
            if let needs { return surroundings.isLate(needs) }
            switch thing {
            case .link(let edge): return surroundings.isLate(edge)
            case .item(let node): return surroundings.needsLate(node, portfolio)
            default: return false
            }
        case .needs(let test):
            if let needs { return test.comparison.holds(portfolio.bytes(needs, test.field)) }
            guard case .item(let node) = thing else { return false }
            var isFound = false
            portfolio.forEachLink(from: node, .needs) { edge in
                if !isFound, test.comparison.holds(portfolio.bytes(edge, test.field)) { isFound = true }
            }
            return isFound
        case .mine: return !surroundings.person.isEmpty && thing.isAnswered(surroundings, portfolio)
        case .rating(let rating):
            switch thing {
            case .item(let node): return rating.holds(portfolio.latestJudgement(of: node)?.overall)
            case .assessment(let assessment): return rating.holds(assessment.overall)
            default: return false
            }
        case .score(let comparison):
            guard case .item(let node) = thing else { return false }
            return comparison.holds(portfolio.cell(node).map { Double($0.likelihood * $0.impact) })
        }
    }
}

extension Query.Thing {
    fileprivate func holds(_ test: QueryTest.FieldTest, _ portfolio: Portfolio) -> Bool {
        switch self {
        case .item(let node): test.comparison.holds(portfolio.bytes(node, test.field))
        case .link(let edge): test.comparison.holds(portfolio.bytes(edge, test.field))
        case .point(let point): test.comparison.holds(point.fields[test.field])
        case .assessment(let assessment): test.comparison.holds(assessment.fields[test.field])
        }
    }

    /// The items a thing is about: itself, the two ends of a link, what a record hangs on.
    fileprivate func items(_ portfolio: Portfolio) -> [Node] {
        switch self {
        case .item(let node): [node]
        case .link(let edge): [portfolio.from(edge), portfolio.to(edge)]
        case .point(let point): portfolio.node(point.key.measure).map { [$0] } ?? []
        case .assessment(let assessment): portfolio.node(assessment.key.item).map { [$0] } ?? []
        }
    }

    /// Whether a word is in what people read of a thing.
    fileprivate func isReadable(_ word: Folded, _ portfolio: Portfolio) -> Bool {
        func isRead(_ node: Node) -> Bool {
            word.isPart(of: portfolio.titleBytes(node)) || word.isPart(of: portfolio.idBytes(node))
        }
        func isPart(of text: String?) -> Bool {
            guard var text else { return false }
            return text.withUTF8 { word.isPart(of: $0) }
        }
        switch self {
        case .item(let node):
            return isRead(node) || portfolio.bytes(node, .plain).map { word.isPart(of: $0) } ?? false
        case .link(let edge):
            return isRead(portfolio.from(edge)) || isRead(portfolio.to(edge))
                || portfolio.bytes(edge, .what).map { word.isPart(of: $0) } ?? false
        case .point(let point): return items(portfolio).contains(where: isRead) || isPart(of: point.fields[.source])
        case .assessment(let assessment):
            return items(portfolio).contains(where: isRead) || isPart(of: assessment.key.rubric)
                || isPart(of: assessment.key.by) || isPart(of: assessment.fields[.reason])
        }
    }

    /// Whether somebody answers for a thing: leads or chairs it, or is whom to ring about it. Names are compared by
    /// whole words, since a lead reads `Ana Petrov, director`.
    fileprivate func isAnswered(_ surroundings: Query.Surroundings, _ portfolio: Portfolio) -> Bool {
        switch self {
        case .item(let node):
            for field in [Field.lead, .chair] {
                if let text = portfolio.bytes(node, field), surroundings.person.isName(in: text) { return true }
            }
            return surroundings.isContact(node, portfolio)
        case .link(let edge):
            return portfolio.isNamed(surroundings.person, edge, .contact)
                || portfolio.isNamed(surroundings.person, edge, .giverContact)
                || portfolio.isNamed(surroundings.person, edge, .receiverContact)
        default: return false
        }
    }
}

extension Portfolio {
    fileprivate func isNamed(_ person: Folded, _ edge: Edge, _ field: Field) -> Bool {
        bytes(edge, field).map { person.isName(in: $0) } ?? false
    }

    /// Whether a link names somebody as whom to ring about an item: where an org is responsible for it, where it gives,
    /// or where it receives.
    func isContact(_ person: Folded, of node: Node) -> Bool {
        var isFound = false
        forEachLink(to: node) { edge in
            if isFound { return }
            switch type(edge) {
            case .responsible: isFound = isNamed(person, edge, .contact)
            case .needs: isFound = isNamed(person, edge, .giverContact)
            default: break
            }
        }
        if isFound { return true }
        forEachLink(from: node, .needs) { edge in
            if !isFound { isFound = isNamed(person, edge, .receiverContact) }
        }
        return isFound
    }

    /// Calls `body` with every item about which some link names somebody, in one pass over the links.
    package func forEachContact(_ person: Folded, _ body: (Node) -> Void) {
        forEachLink(of: .responsible) { if isNamed(person, $0, .contact) { body(to($0)) } }
        forEachLink(of: .needs) { edge in
            // Both contacts come late in the order of fields: one walk finds both.
            var cursor = PackedFields.Cursor(self.body(edge))
            while let entry = cursor.next() {
                if entry.code == Field.giverContact.code, person.isName(in: entry.text.bindMemory(to: UInt8.self)) {
                    body(to(edge))
                } else if entry.code == Field.receiverContact.code,
                    person.isName(in: entry.text.bindMemory(to: UInt8.self))
                {
                    body(from(edge))
                }
            }
        }
    }
}

extension Field {
    static let chair = Field("chair")
    static let contact = Field("contact")
    static let giverContact = Field("giver_contact")
    static let receiverContact = Field("receiver_contact")
    static let reason = Field("reason")
    static let source = Field("source")
}
