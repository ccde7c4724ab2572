// What has to be written to turn one canvas into the next: the runs of cells that differ.

/// A stretch of one row in one ink. `scalars` are its characters in order; `columns` has, for each of them, the
/// columns of the cell it begins, or nought when it belongs to the cell before.
public struct CanvasRun {
    public internal(set) var x = 0
    public internal(set) var y = 0
    public internal(set) var ink = Ink.plain
    public internal(set) var scalars: [UInt32] = []
    public internal(set) var columns: [UInt8] = []
}

extension Canvas {
    /// Calls `write` for each run of cells that is not the same on `previous`, a few that are the same among them; for
    /// every cell without one, or when its size was different. Runs come row by row from left to right.
    public func changes(since previous: Canvas?, _ write: (borrowing CanvasRun) -> Void) {
        let known = previous?.size == size ? previous : nil
        let sharesClusters = known?.clusters == clusters
        var run = CanvasRun()
        for y in 0..<height {
            if let known, sharesClusters, isSameRow(y, as: known) { continue }
            let end = y * width + width
            var index = y * width
            while true {
                if let known { index = firstChange(from: index, to: end, since: known, sharesClusters) }
                guard index < end else { break }
                // Half of a wide character cannot be written: begin with the whole.
                while index > y * width, slots[index].width == 0 { index -= 1 }
                run.x = index - y * width
                run.y = y
                run.ink = slots[index].ink
                run.scalars.removeAll(keepingCapacity: true)
                run.columns.removeAll(keepingCapacity: true)
                repeat {
                    let slot = slots[index]
                    append(slot, to: &run)
                    index += max(1, Int(slot.width))
                    guard index < end, slots[index].ink == run.ink else { break }
                    if let known, !goesOn(from: index, to: end, in: run.ink, since: known, sharesClusters) { break }
                } while true
                write(run)
            }
        }
    }

    /// To write a few cells that are there already takes less than to go over them.
    private static let stride = 5

    /// Whether a run goes on: there is a change here, or soon and in the same ink.
    private func goesOn(
        from index: Int, to end: Int, in ink: Ink, since known: Canvas, _ sharesClusters: Bool
    ) -> Bool {
        let limit = min(end, index + Canvas.stride)
        let next = firstChange(from: index, to: limit, since: known, sharesClusters)
        return next < limit && slots[index...next].allSatisfy { $0.ink == ink }
    }

    /// The first cell from a place on that is not the same; the end where all are.
    private func firstChange(from start: Int, to end: Int, since known: Canvas, _ sharesClusters: Bool) -> Int {
        var index = start
        if sharesClusters {
            withBytes(and: known) { mine, theirs in
                while index < end, mine[index] == theirs[index] { index += 1 }
            }
        } else {
            while index < end, slot(at: index, looksLike: known) { index += 1 }
        }
        return index
    }

    /// The slots of both, each as the eight bytes it is.
    private func withBytes<Result>(
        and known: Canvas, _ look: (UnsafeBufferPointer<UInt64>, UnsafeBufferPointer<UInt64>) -> Result
    ) -> Result {
        slots.withUnsafeBytes { mine in
            known.slots.withUnsafeBytes { look(mine.bindMemory(to: UInt64.self), $0.bindMemory(to: UInt64.self)) }
        }
    }

    /// Whether a row is the same to the byte: most are, at most keys.
    private func isSameRow(_ y: Int, as known: Canvas) -> Bool {
        withBytes(and: known) { mine, theirs in
            var difference: UInt64 = 0
            for index in (y * width)..<(y * width + width) { difference |= mine[index] ^ theirs[index] }
            return difference == 0
        }
    }

    private func append(_ slot: Slot, to run: inout CanvasRun) {
        if slot.isCluster {
            var columns = slot.width
            for scalar in clusters[Int(slot.code & ~Slot.clusterBit)].unicodeScalars {
                run.scalars.append(scalar.value)
                run.columns.append(columns)
                columns = 0
            }
        } else {
            run.scalars.append(slot.code)
            run.columns.append(slot.width)
        }
    }
}
