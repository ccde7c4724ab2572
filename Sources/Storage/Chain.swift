// The chain of hashes that makes any change to an old record visible.

import Crypto

/// hash of record n = SHA-256(hash of record n-1, text of record n); before the first record there are 32 zero bytes.
enum Chain {
    static let start = [UInt8](repeating: 0, count: 32)

    static func next(_ hash: [UInt8], _ text: UnsafeRawBufferPointer) -> [UInt8] {
        var digest = SHA256()
        hash.withUnsafeBytes { digest.update(bufferPointer: $0) }
        digest.update(bufferPointer: text)
        return Array(digest.finalize())
    }

    static func hexadecimal(_ hash: some Sequence<UInt8>) -> String {
        hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
