"""A terminal of our own: runs a program on a pty, times what it writes, and knows what the screen then shows.

Times are taken around write() and after each read(); what was read is only drawn once the program is quiet, so that
drawing never slows what is being timed."""
import codecs, fcntl, os, re, select, signal, struct, termios, time

now = time.perf_counter
WIDTH, HEIGHT = 120, 40
# What a terminal answers when it is asked who it is, and for its background.
QUESTIONS = [(re.compile(rb"\x1b\[0?c"), b"\x1b[?64;1;22c"), (re.compile(rb"\x1b\[>0?c"), b"\x1b[>0;276;0c"),
             (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
             (re.compile(rb"\x1b\]10;\?"), b"\x1b]10;rgb:eeee/eeee/eeee\x1b\\"),
             (re.compile(rb"\x1b\]11;\?"), b"\x1b]11;rgb:0000/0000/0000\x1b\\")]
PIECE = re.compile(r"\x1b\[([?>=<!]?)([0-9;:]*)[ $]?([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
                   r"|\x1b[()*+].|\x1b(.)|([\x00-\x1f])|([^\x00-\x1f\x1b]+)", re.S)

OPEN = re.compile(r"\x1b(?:\[[0-9;:?>=<! $]*|\][^\x07\x1b]*\x1b?|P[^\x1b]*\x1b?|[()*+])?$", re.S)


class Glass:
    """What the screen shows: as much of xterm as ncurses uses. Every character takes one column."""
    def __init__(self):
        self.rows = [[" "] * WIDTH for _ in range(HEIGHT)]
        self.x = self.y = 0
        self.above, self.below = 0, HEIGHT - 1
        self.last = " "
        self.bytes = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""

    def draw(self, data):
        text = self.rest + self.bytes.decode(data)
        # A sequence may come in two pieces.
        whole = OPEN.search(text)
        self.rest = whole[0] if whole else ""
        for piece in PIECE.finditer(text[:len(text) - len(self.rest)]):
            if piece[6]:
                for character in piece[6]:
                    self.put(character)
            elif piece[5]:
                self.control(piece[5])
            elif piece[4] == "M":
                self.shift(-1) if self.y == self.above else self.go(self.y - 1, self.x)
            elif piece[3] and not piece[1]:
                self.sequence(piece[3], [int(n or 0) for n in re.split("[;:]", piece[2])] if piece[2] else [])
            elif piece[3] in ("h", "l") and piece[2] in ("1049", "1047", "47"):
                self.clear(0, HEIGHT)

    def text(self):
        return "\n".join("".join(row) for row in self.rows)

    def put(self, character):
        if self.x >= WIDTH:
            self.control("\r"), self.control("\n")
        self.rows[self.y][self.x] = self.last = character
        self.x += 1

    def control(self, code):
        if code == "\r":
            self.x = 0
        elif code == "\n":
            self.shift(1) if self.y == self.below else self.go(self.y + 1, self.x)
        elif code == "\b":
            self.x = max(0, min(self.x, WIDTH - 1) - 1)
        elif code == "\t":
            self.x = min(WIDTH - 1, self.x // 8 * 8 + 8)

    def go(self, y, x):
        self.y, self.x = max(0, min(y, HEIGHT - 1)), max(0, min(x, WIDTH - 1))

    def clear(self, first, end):
        for y in range(first, end):
            self.rows[y] = [" "] * WIDTH

    def shift(self, by, first=None):
        """Moves the lines of the scrolling region up, or down where `by` is below nought."""
        first = self.above if first is None else first
        for _ in range(abs(by)):
            self.rows.insert(self.below + 1 if by > 0 else first, [" "] * WIDTH)
            self.rows.pop(first if by > 0 else self.below + 1)

    def sequence(self, letter, numbers):
        one = max(1, numbers[0]) if numbers else 1
        zero = numbers[0] if numbers else 0
        row = self.rows[self.y]
        if letter in "Hf":
            self.go(one - 1, (max(1, numbers[1]) if len(numbers) > 1 else 1) - 1)
        elif letter in "ABCD":
            self.go(self.y + {"A": -one, "B": one}.get(letter, 0), self.x + {"C": one, "D": -one}.get(letter, 0))
        elif letter in "G`":
            self.go(self.y, one - 1)
        elif letter == "d":
            self.go(one - 1, self.x)
        elif letter == "J":
            self.clear(*{0: (self.y + 1, HEIGHT), 1: (0, self.y)}.get(zero, (0, HEIGHT)))
            if zero < 2:
                self.sequence("K", [zero])
        elif letter == "K":
            for x in {0: range(self.x, WIDTH), 1: range(min(self.x + 1, WIDTH))}.get(zero, range(WIDTH)):
                row[x] = " "
        elif letter == "X":
            row[self.x:self.x + one] = [" "] * len(row[self.x:self.x + one])
        elif letter == "P":
            row[self.x:] = (row[self.x + one:] + [" "] * WIDTH)[:WIDTH - self.x]
        elif letter == "@":
            row[self.x:] = ([" "] * one + row[self.x:])[:WIDTH - self.x]
        elif letter == "L":
            self.shift(-one, self.y)
        elif letter == "M":
            self.shift(one, self.y)
        elif letter == "S":
            self.shift(one)
        elif letter == "T":
            self.shift(-one)
        elif letter == "b":
            for _ in range(one):
                self.put(self.last)
        elif letter == "r":
            self.above, self.below = one - 1, (numbers[1] if len(numbers) > 1 and numbers[1] else HEIGHT) - 1
            self.go(0, 0)


class Paint:
    """What one key, or a start, made the program write."""
    def __init__(self, start):
        self.start, self.first, self.last, self.bytes = start, None, None, 0
        self.chunks = []

    @property
    def ms(self):
        return ((self.last or now()) - self.start) * 1000


class Program:
    """A program on a terminal."""
    def __init__(self, *words, cwd=None):
        self.glass = Glass()
        self.started = now()
        # The size must be there before the program looks.
        terminal, side = os.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        name = os.ttyname(side)
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8",
                       "TERM": "xterm-256color", "USER": "bench"}
        for kept in ("STOCKTAKE_SHARE",):
            if kept in os.environ:
                environment[kept] = os.environ[kept]
        self.started = now()
        self.pid = os.posix_spawn(words[0], words, environment, setsid=True, file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])
        os.close(side)
        self.fd = terminal
        self.ended = False

    def settle(self, start=None, quiet=0.03, patience=3.0, limit=30.0):
        """Reads until nothing has come for `quiet` seconds; `patience` is for the first byte."""
        paint = Paint(start or now())
        end = now() + limit
        while not self.ended and now() < end:
            ready, _, _ = select.select([self.fd], [], [], quiet if paint.first else patience)
            if not ready:
                break
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:
                data = b""
            if not data:
                self.ended = True
                break
            paint.last = now()
            paint.first = paint.first or paint.last
            paint.bytes += len(data)
            paint.chunks.append((paint.last, data))
            for question, answer in QUESTIONS:
                for _ in question.findall(data):
                    os.write(self.fd, answer)
        for _, data in paint.chunks:
            self.glass.draw(data)
        return paint

    def start(self, shows):
        """Milliseconds to the first paint that shows a text, and to the last byte of all that follows."""
        glass, first = Glass(), None
        paint = self.settle(self.started, quiet=0.15, patience=10)
        for moment, data in paint.chunks:
            glass.draw(data)
            if first is None and shows in glass.text():
                first = (moment - self.started) * 1000
        return first, paint.ms

    def key(self, keys, quiet=0.025, patience=3.0):
        start = now()
        os.write(self.fd, keys.encode())
        return self.settle(start, quiet, patience)

    def type(self, *keys):
        """Keys that lead somewhere, each after the paint of the one before."""
        for key in keys:
            self.key(key)

    def shows(self, text):
        return text in self.glass.text()

    def memory(self):
        """The most memory it has had, in MB."""
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024

    def work(self):
        """Processor time used so far, in ms, and how often it was woken."""
        spent = woken = 0
        for task in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{task}/schedstat") as stat:
                spent += int(stat.read().split()[0]) / 1e6
            with open(f"/proc/{self.pid}/task/{task}/status") as status:
                woken += next(int(line.split()[1]) for line in status if line.startswith("voluntary"))
        return spent, woken

    def quit(self, key="Q"):
        if not self.ended:
            os.write(self.fd, key.encode())
        deadline = now() + 20
        while now() < deadline and not os.waitpid(self.pid, os.WNOHANG)[0]:
            if not self.ended:
                self.settle(quiet=0.002, patience=0.002, limit=0.1)
        else:
            if now() >= deadline:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        os.close(self.fd)
