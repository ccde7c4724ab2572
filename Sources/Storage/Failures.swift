// SQLite's troubles as sentences.

import GRDB
import GRDBSQLite
import Glibc

extension StorageError {
    /// What an error means for the user. Errors that are sentences already stay as they are.
    init(_ error: any Error, _ place: Place, isWriting: Bool = false) {
        let code: Int32
        let message: String
        var system: Int32 = 0
        switch error {
        case let error as StorageError:
            self = error
            return
        case let error as SQLiteFailure: (code, message, system) = (error.code, error.message, error.system)
        case let error as DatabaseError:
            (code, message) = (error.extendedResultCode.rawValue, error.message ?? "\(error.extendedResultCode)")
        default:
            self.init(.failed, "\(place.path): \(error)")
            return
        }
        let path = place.path
        let unchanged = isWriting ? " Nothing was changed." : ""
        switch code & 0xff {
        case SQLITE_FULL:
            self.init(
                .full, "No space left on device for \(path); nothing was changed. Make room, then do it again.")
        case SQLITE_NOTADB:
            self.init(.foreign, "\(path) is not a portfolio: it is no SQLite file. Choose another file.")
        case SQLITE_CORRUPT:
            self.init(
                .damaged, "\(path) is damaged (\(message)).\(unchanged) Restore a copy.")
        case SQLITE_BUSY, SQLITE_LOCKED:
            self.init(.busy, "Another program holds \(path).\(unchanged) Try again when it has finished.")
        case SQLITE_IOERR where system == EFBIG || system == EDQUOT:
            self.init(
                .full, "No space left for \(path): \(reason(system)); nothing was changed. Make room, then do it again."
            )
        // Where it cannot make the index of its log, SQLite forgets why.
        case SQLITE_IOERR where system == ENOSPC || (system == 0 && place.diskIsFull):
            self.init(
                .full, "No space left on device for \(path); nothing was changed. Make room, then do it again.")
        case SQLITE_IOERR:
            let words = system == 0 ? message : reason(system)
            self.init(
                .failed,
                "\(path) could not be \(isWriting ? "written" : "read") (\(words)).\(unchanged) Check the disk.")
        case SQLITE_READONLY, SQLITE_PERM:
            self.init(
                .readOnly, "\(path) cannot be written.\(unchanged) Check its permissions and those of its folder.")
        case SQLITE_CANTOPEN:
            self.init(
                .failed,
                "\(path) or the files beside it cannot be opened. Check the permissions of the file and its folder.")
        default: self.init(.failed, "\(path): SQLite says \"\(message)\" (\(code)).\(unchanged)")
        }
    }

    /// Whether SQLite could not open the file or what it needs beside it.
    static func isCannotOpen(_ error: any Error) -> Bool {
        let code = (error as? SQLiteFailure)?.code ?? (error as? DatabaseError)?.extendedResultCode.rawValue
        return code.map { [SQLITE_CANTOPEN, SQLITE_READONLY].contains($0 & 0xff) } ?? false
    }

    /// Whether the disk itself failed, so that nothing more should be entrusted to it.
    static func isFatal(_ error: any Error) -> Bool {
        guard let error = error as? SQLiteFailure, error.code & 0xff == SQLITE_IOERR else { return false }
        switch error.code {
        case SQLITE_IOERR | 4 << 8, SQLITE_IOERR | 5 << 8: return true  // fsync, fsync of the folder
        default: return error.system == EIO
        }
    }
}
