// What the GMPP's codes, names and years stand for. Nothing here is guessed from the data.

import Missions

enum GMPPNames {
    /// The day on which the data of a snapshot were taken. The reports of 2014 to 2020 give the state at 30 September of
    /// the year before (their narratives say "Q2 2013", "30th September 2019"); those from 2021 on the state at 31 March
    /// of their own year ("20/21-Q4", "22/23-Q4"). Hence 18 months between the snapshots of 2020 and 2021.
    static func dataDay(_ snapshot: Int) -> Day {
        snapshot <= 2020 ? Day(year: snapshot - 1, month: 9, day: 30)! : Day(year: snapshot, month: 3, day: 31)!
    }

    /// Five points up to the snapshot of 2021, which still has amber/red and amber/green; three from 2022 on.
    static func rubric(_ snapshot: Int) -> String { snapshot <= 2021 ? "dca5" : "dca3" }

    /// The code of a published rating: exempt is X, as in every rubric; a reset stays RESET; the others are as published.
    static func rating(_ published: String) -> String { published == "EXEMPT" ? "X" : published }

    /// A name in lower case, its letters and digits only, one blank between words.
    static func normalised(_ name: String) -> String {
        name.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
    }

    /// Departments that followed one another, or were split, under one first name. Any other code is its own family.
    static func family(_ department: String) -> String {
        switch department {
        case "BIS", "DECC", "BEIS", "DESNZ", "DSIT", "DBT": "BEIS"
        case "DH", "DOH", "DHSC", "DOH CAPITAL", "DOH NON CAPITAL": "DHSC"
        case "DCLG", "MHCLG", "DLUHC": "MHCLG"
        case "FCO", "DFID", "FCDO": "FCDO"
        default: department
        }
    }

    /// The last day of the quarter in which a project joined, as its id says it: `MOD_0106_1617-Q1` joined in the quarter
    /// to 30 June 2016. Nil where the id has another form.
    static func joined(_ id: String) -> Day? {
        guard let last = id.split(separator: "_").last, last.utf8.count == 7 else { return nil }
        let parts = last.split(separator: "-")
        guard parts.count == 2, let years = Int(parts[0]), parts[1].first == "Q", let quarter = Int(parts[1].dropFirst()),
            (1...4).contains(quarter), years / 100 + 1 == years % 100
        else { return nil }
        let start = 2000 + years / 100
        switch quarter {
        case 1: return Day(year: start, month: 6, day: 30)
        case 2: return Day(year: start, month: 9, day: 30)
        case 3: return Day(year: start, month: 12, day: 31)
        default: return Day(year: start + 1, month: 3, day: 31)
        }
    }

    /// A code as an id: blanks become hyphens, nothing else changes.
    static func orgID(_ code: String) -> ItemID {
        code.split { $0.isWhitespace }.joined(separator: "-")
    }

    /// An id for a project that has none: its name in capitals, words joined by hyphens.
    static func projectID(_ project: String) -> ItemID {
        var id = "GMPP-" + normalised(project).uppercased().split(separator: " ").joined(separator: "-")
        while id.utf8.count > 150 { id.removeLast() }
        return id
    }

    /// What a code stands for, and whether it is a department or an agency.
    static func org(_ code: String) -> (title: String, type: String)? { orgs[code] }

    private static let orgs: [String: (title: String, type: String)] = [
        "BEIS": ("Department for Business, Energy and Industrial Strategy", "department"),
        "BIS": ("Department for Business, Innovation and Skills", "department"),
        "CO": ("Cabinet Office", "department"),
        "CPS": ("Crown Prosecution Service", "agency"),
        "DBT": ("Department for Business and Trade", "department"),
        "DCLG": ("Department for Communities and Local Government", "department"),
        "DCMS": ("Department for Culture, Media and Sport", "department"),
        "DECC": ("Department of Energy and Climate Change", "department"),
        "DEFRA": ("Department for Environment, Food and Rural Affairs", "department"),
        "DESNZ": ("Department for Energy Security and Net Zero", "department"),
        "DFE": ("Department for Education", "department"),
        "DFID": ("Department for International Development", "department"),
        "DFT": ("Department for Transport", "department"),
        "DH": ("Department of Health", "department"),
        "DHSC": ("Department of Health and Social Care", "department"),
        "DLUHC": ("Department for Levelling Up, Housing and Communities", "department"),
        "DOH": ("Department of Health", "department"),
        "DSIT": ("Department for Science, Innovation and Technology", "department"),
        "DWP": ("Department for Work and Pensions", "department"),
        "FCDO": ("Foreign, Commonwealth and Development Office", "department"),
        "FCO": ("Foreign and Commonwealth Office", "department"),
        "HMLR": ("HM Land Registry", "agency"),
        "HMRC": ("HM Revenue and Customs", "department"),
        "HMT": ("HM Treasury", "department"),
        "HO": ("Home Office", "department"),
        "MHCLG": ("Ministry of Housing, Communities and Local Government", "department"),
        "MOD": ("Ministry of Defence", "department"),
        "MOJ": ("Ministry of Justice", "department"),
        "NCA": ("National Crime Agency", "agency"),
        "NS&I": ("National Savings and Investments", "agency"),
        "ONS": ("Office for National Statistics", "agency"),
        "VOA": ("Valuation Office Agency", "agency"),
    ]
}
