// The program's version, said in one place.

enum Version {
    static let number = "0.1.0"
}
