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
    /// Calls `write` for each run of cells that is not the same on `previous`; for every cell without one, or
    /// when its size was different. Runs come row by row from left to right.
    public func changes(since previous: Canvas?, _ write: (borrowing CanvasRun) -> Void) {
        let known = previous?.size == size ? previous : nil
        let sharesClusters = known?.clusters == clusters
        var run = CanvasRun()
        for y in 0..<height {
            if let known, sharesClusters, isSameRow(y, as: known) { continue }
            var x = 0
            while x < width {
                let start = y * width + x
                if let known, isSame(start, as: known, sharesClusters) {
                    x += 1
                    continue
                }
                // Half of a wide character cannot be written: begin with the whole.
                while x > 0, slots[y * width + x].width == 0 { x -= 1 }
                run.x = x
                run.y = y
                run.ink = slots[y * width + x].ink
                run.scalars.removeAll(keepingCapacity: true)
                run.columns.removeAll(keepingCapacity: true)
                repeat {
                    let slot = slots[y * width + x]
                    append(slot, to: &run)
                    x += max(1, Int(slot.width))
                    guard x < width, slots[y * width + x].ink == run.ink else { break }
                    if let known, isSame(y * width + x, as: known, sharesClusters) { break }
                } while true
                write(run)
            }
        }
    }

    /// Whether a row is the same to the byte: most are, at most keys.
    private func isSameRow(_ y: Int, as known: Canvas) -> Bool {
        let row = (y * width)..<(y * width + width)
        return slots.withUnsafeBytes { mine in
            known.slots.withUnsafeBytes { theirs in
                let (mine, theirs) = (mine.bindMemory(to: UInt64.self), theirs.bindMemory(to: UInt64.self))
                var difference: UInt64 = 0
                for index in row { difference |= mine[index] ^ theirs[index] }
                return difference == 0
            }
        }
    }

    private func isSame(_ index: Int, as known: Canvas, _ sharesClusters: Bool) -> Bool {
        sharesClusters ? slots[index] == known.slots[index] : slot(at: index, looksLike: known)
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
