// The round: an event comes in, the workbench changes, and what is to be done about it goes out.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Takes in an event and says what is to be done about it.
    public mutating func update(_ event: Event, _ world: World) -> [Effect] {
        let wasPlain = isPlain
        isMove = false
        hasProgressed = false
        let effects = take(event, world)
        makeRoomForMessage(world)
        if focus == .detail { readDetail(world) }
        keepCompany(world)
        keepAxis(world)
        keepRange(world)
        list.noticeSight(world, height: height(.missions))
        if hasOnlyMoved { hasOnlyMoved = isMove && wasPlain && isPlain }
        return effects
    }

    private mutating func take(_ event: Event, _ world: World) -> [Effect] {
        switch event {
        case .key where isPlaying:
            interrupt()
            return []
        case .key(.mouse(let pointer)): return point(pointer, world)
        case .key(let key): return press(key, world)
        case .choose(let name): return choose(name, world)
        case .command(let name): return Command.named(name).map { run($0, world) } ?? []
        case .repeated(let key, let times): return press(key, times: times, world)
        case .row(let row):
            go(toRow: row, world)
            return []
        case .caught(let text):
            catchText(text, isMore: hands.isCatching)
            hands.isCatching = true
            return []
        case .waited:
            waited()
            return []
        case .next: return playOn(world)
        case .configured(let settings): return use(settings, world)
        case .resized(let size):
            self.size = size
            refresh(world)
            return []
        case .committed(let line):
            keepKnown(line.changes, world)
            landed(line, world)
            return rewindFurther(world)
        case .arrived(let lines):
            let changes = lines.flatMap(\.changes)
            keepKnown(changes, world)
            noteEdit(changes, world)
            refresh(world, isSameShape: lines.allSatisfy { Workbench.keepsShape($0.changes) })
            followInForm(lines, world)
            noteWriters(lines)
            if let last = lines.last {
                let more = lines.count > 1 ? " and \(lines.count - 1) more" : ""
                say("#\(last.sequence) by \(last.who) in another window: \(last.label)\(more)")
            }
            return []
        case .refused(let sentence):
            hands.rewinding = nil
            // What was begun and taken back may have moved items to other places in memory.
            postponed.axis = false
            refresh(world)
            keepViews(world)
            if case .form(var form) = overlay {
                form.refusal = form.disagree(with: world.portfolio) ?? sentence
                overlay = .form(form)
            } else if case .preview(let preview) = overlay {
                refuse(preview, sentence)
            } else {
                fail(sentence)
            }
            return []
        case .themes(let cards):
            learn(cards, world)
            return []
        case .told(let sentence):
            say(sentence)
            return []
        case .idle where isPlaying: return playOn(world)
        case .idle:
            if case .picker(var picker) = overlay, picker.wantsIdle {
                picker.prepare(world)
                names = picker.search.names
                overlay = .picker(picker)
            } else if lacksPlan {
                learnAhead(world)
            } else if postponed.isAny {
                catchUp(world)
            } else if !list.isCounted {
                list.count(world, height: height(.missions))
            } else if knownWaiting == nil {
                knownWaiting = (Waiting(world.portfolio), world.portfolio.changeCount)
            } else if countsOnTop {
                countOnTop(world)
            }
            return []
        case .mouse(let on, let isTold):
            turnMouse(on, isTold: isTold)
            return []
        case .written(let text):
            take(written: text, world)
            return []
        case .themed(let name):
            themeName = name
            return []
        case .drawn(let lines):
            self.lines = lines
            return []
        }
    }
}
