// Text takes the columns that terminals give it.

import Drawing
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: widthSample.indices)
    func `The sample takes the columns it should`(index: Int) {
        let (text, columns) = widthSample[index]
        #expect(displayWidth(of: text) == columns, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }

    @Test func `Control characters take one column, because a dot is shown for each`() {
        #expect(displayWidth(of: "a\u{1B}[0m\t") == 6)
        #expect(displayWidth(of: "a\r\nb") == 3)
        #expect(displayWidth(of: "é\r\nb") == 3)
        #expect(displayWidth(of: Character("\r\n")) == 1)
        #expect(displayWidth(of: "\u{85}\u{9B}") == 2)
    }

    @Test func `A text is as wide as its characters together`() {
        for (text, _) in widthSample {
            #expect(displayWidth(of: text) == text.reduce(0) { $0 + displayWidth(of: $1) })
        }
    }
}
