// The flat image: written, mapped, used where it lies, and refused when a bit is wrong.

import Chance
import Testing

@testable import Missions

@Suite struct ImageTests {
    /// Memory of our own that stands for a private mapping of a file.
    private final class Mapping {
        let bytes: UnsafeMutableRawBufferPointer
        init(_ content: [UInt8], room: Int = 0) {
            let all = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count + room, alignment: 16)
            all.copyBytes(from: content)
            bytes = UnsafeMutableRawBufferPointer(rebasing: all[..<content.count])
        }
        deinit { bytes.deallocate() }
    }

    private static func open(_ content: [UInt8], room: Int = 0) -> PortfolioImage? {
        let mapping = Mapping(content, room: room)
        return PortfolioImage(mapping.bytes, room: room, owner: mapping)
    }

    private static let hash = [UInt8](1...32)

    @Test(arguments: UInt64(0)..<12) func aMappedImageIsThePortfolio(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let (original, before) = ModelTests.grown(&dice, seed == 0 ? 0 : 200)
        let image = try #require(
            Self.open(PortfolioImage.bytes(of: original, sequence: 42, hash: Self.hash)))
        #expect(image.sequence == 42)
        #expect(image.hash == Self.hash)
        #expect(image.portfolio.wasteShare == original.wasteShare)
        #expect(before.quarrel(with: image.portfolio) == nil)
        #expect(Kind.allCases.map { image.portfolio.newID($0) } == Kind.allCases.map { original.newID($0) })

        // Changes are made in place, in a copy that does not disturb the image's own value.
        var (portfolio, naive) = (image.portfolio, before)
        for _ in 0..<150 {
            let change = dice.change(to: portfolio)
            let isPossible = naive.apply(change)
            #expect(isPossible == ((try? portfolio.apply([change])) != nil))
        }
        #expect(naive.quarrel(with: portfolio) == nil)
        #expect(before.quarrel(with: image.portfolio) == nil)
        // The same in the only copy there is, which may grow into the room behind it.
        var grown = try #require(
            Self.open(
                PortfolioImage.bytes(of: original, sequence: 42, hash: Self.hash), room: dice.pick([0, 90, 9_000]))
        )
        .portfolio
        naive = before
        for _ in 0..<150 {
            let change = dice.change(to: grown)
            let isPossible = naive.apply(change)
            #expect(isPossible == ((try? grown.apply([change])) != nil))
        }
        #expect(naive.quarrel(with: grown) == nil)
        portfolio = grown
        let again = Self.open(PortfolioImage.bytes(of: portfolio, sequence: 43, hash: Self.hash))
        #expect(again.map { naive.quarrel(with: $0.portfolio) } == .some(nil))
    }

    @Test func anImageOutlivesWhateverOpenedIt() throws {
        var dice = Dice(seed: 5)
        let (original, naive) = ModelTests.grown(&dice, 150)
        var portfolio: Portfolio?
        do { portfolio = Self.open(PortfolioImage.bytes(of: original, sequence: 1, hash: Self.hash))?.portfolio }
        _ = (0..<50).map { [UInt8](repeating: UInt8($0), count: 4096) }
        #expect(naive.quarrel(with: try #require(portfolio)) == nil)
    }

    @Test(arguments: UInt64(0)..<12) func aFlippedBitAnywhereIsSeen(seed: UInt64) {
        var dice = Dice(seed: seed)
        let (portfolio, _) = ModelTests.grown(&dice, 30)
        let content = PortfolioImage.bytes(of: portfolio, sequence: 42, hash: Self.hash)
        // Every bit of the header, then a sample of the rest.
        let places = Array(0..<96) + (0..<60).map { _ in dice.roll(96..<content.count) }
        let mapping = Mapping(content)
        for place in places {
            let bit = UInt8(1) << UInt8(dice.roll(0..<8))
            mapping.bytes[place] ^= bit
            #expect(PortfolioImage(mapping.bytes, owner: mapping) == nil, "byte \(place)")
            mapping.bytes[place] ^= bit
        }
        #expect(PortfolioImage(mapping.bytes, owner: mapping) != nil)
    }

    @Test(arguments: UInt64(0)..<6) func anImageCutShortOrGrownIsRefused(seed: UInt64) {
        var dice = Dice(seed: seed)
        let (portfolio, _) = ModelTests.grown(&dice, 30)
        let content = PortfolioImage.bytes(of: portfolio, sequence: 42, hash: Self.hash)
        for length in [0, 1, 7, 8, 80, 95, 96, 104, content.count - 1, content.count - 8, dice.roll(0..<content.count)]
        {
            #expect(Self.open(Array(content.prefix(length))) == nil, "\(length) bytes")
        }
        #expect(Self.open(content + [UInt8](repeating: 0, count: 8)) == nil)
        #expect(Self.open([UInt8](repeating: 0, count: content.count)) == nil)
    }
}
