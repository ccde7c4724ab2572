// The screen: starting curses, writing cells, leaving and coming back.

#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#include "ccurses.h"
#include "private.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static bool utf8;
static bool default_colours;
// Whether changes are written straight, and whether curses has the next screen to write, which is a whole one.
static bool is_straight, is_whole = true;

// Where curses writes: the terminal, by a descriptor of its own.
static FILE *out;

static void open_out(void) {
    if (out) {
        dup3(STDOUT_FILENO, fileno(out), O_CLOEXEC);
        return;
    }
    int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (copy >= 0) out = fdopen(copy, "w");
}

// Until it has left the screen once, curses writes each time it has moved the cursor: dozens of times a frame, and each
// time the terminal wakes up to show a screen that is half another. So before it takes the screen it leaves it, where
// nobody sees that; from then on a frame goes out at once.
static void leave_unseen(void) {
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (!out || nowhere < 0) return;
    if (dup3(nowhere, fileno(out), O_CLOEXEC) >= 0) {
        endwin();
        dup3(STDOUT_FILENO, fileno(out), O_CLOEXEC);
        refresh();
    }
    close(nowhere);
}

// Nothing that curses writes wants to be rewritten on its way, and looking for it cuts a frame into pieces.
static void pass_through(void) {
    struct termios settings;
    if (tcgetattr(STDIN_FILENO, &settings) != 0) return;
    settings.c_oflag &= ~(tcflag_t)OPOST;
    if (tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0) def_prog_mode();
}

static bool speaks_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// The locale the user asks for may not be installed. When it asks for UTF-8, any UTF-8 will do.
static const char *wanted_locale(void) {
    const char *wanted = getenv("LC_ALL");
    if (!wanted || !*wanted) wanted = getenv("LC_CTYPE");
    if (!wanted || !*wanted) wanted = getenv("LANG");
    return wanted && *wanted ? wanted : NULL;
}

static void choose_locale(void) {
    if (!setlocale(LC_CTYPE, "") || !speaks_utf8()) {
        const char *wanted = wanted_locale();
        if (wanted && (strcasestr(wanted, "utf-8") || strcasestr(wanted, "utf8"))) setlocale(LC_CTYPE, "C.UTF-8");
    }
    utf8 = speaks_utf8();
}

// What undoes the screen, in the order in which it must be sent.
static void remember_sequences(void) {
    guard_remember("\033[?2004l");  // bracketed paste off
    if (screen_has_mouse()) guard_remember("\033[?2031l");
    if (screen_has_mouse())
        guard_remember("\033[?1000l\033[?1002l\033[?1003l\033[?1006l");  // mouse off
    guard_remember(capability("sgr0"));
    guard_remember(capability("op"));
    if (!capability("rmcup")) {
        const char *place = capability("cup");
        if (place) guard_remember(tparm(place, LINES - 1, 0, 0, 0, 0, 0, 0, 0, 0));
        guard_remember("\r\n");
    }
    guard_remember(capability("rmcup"));
    guard_remember(capability("rmkx"));
    guard_remember(capability("cnorm"));
}

void screen_send(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        // Another program may have left the terminal so that it does not wait for who reads.
        if (written < 0 && errno == EAGAIN) {
            struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
            if (poll(&room, 1, -1) >= 0 || errno == EINTR) continue;
        }
        if (written <= 0) return;
        bytes += written;
        length -= (size_t)written;
    }
}

static void write_plain(const char *sequence) { screen_send(sequence, strlen(sequence)); }

int screen_start(void) {
    choose_locale();
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return screen_no_terminal;
    const char *type = getenv("TERM");
    if (!type || !*type) return screen_no_type;
    int found = 0;
    if (setupterm(type, STDOUT_FILENO, &found) != OK) return screen_unknown_type;
    if (!capability("cup") || !capability("clear")) return screen_too_simple;

    guard_begin(STDIN_FILENO);
    guard_hold_errors();
    open_out();
    if (!newterm(type, out ? out : stdout, stdin)) {
        guard_release_errors();
        return screen_unknown_type;
    }
    guard_arm();
    raw();
    noecho();
    nonl();
    pass_through();
    leave_unseen();
    set_escdelay(25);
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    typeahead(-1);  // never leave a screen half drawn because more keys have come
    scrollok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        default_colours = use_default_colors() == OK;
    }
    is_straight = (default_colours || !has_colors()) && straight_begin();
    remember_sequences();
    write_plain("\033[?2004h");
    return screen_started;
}

bool screen_is_utf8(void) { return utf8; }

// What the user asked for tells of fonts even where the C library lacks it.
const char *screen_locale(void) {
    const char *wanted = wanted_locale();
    return wanted ? wanted : setlocale(LC_CTYPE, NULL);
}

const char *screen_type(void) {
    const char *type = getenv("TERM");
    return type ? type : "";
}

int screen_colours(void) { return has_colors() ? COLORS : 0; }

bool screen_is_direct(void) { return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || capability("RGB") != NULL; }

void screen_measure(int *width, int *height) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0
        && (size.ws_row != LINES || size.ws_col != COLS)) {
        resize_term(size.ws_row, size.ws_col);
    }
    getmaxyx(stdscr, *height, *width);
}

int screen_pair(int foreground, int background) {
    if (foreground < 0 && background < 0) return 0;
    if (!default_colours) {
        if (foreground < 0) foreground = COLOR_WHITE;
        if (background < 0) background = COLOR_BLACK;
    }
    int pair = alloc_pair(foreground, background);
    return pair < 0 ? 0 : pair;
}

static int columns_of(wchar_t character) { return character >= 0x20 && character < 0x7F ? 1 : wcwidth(character); }

// The characters that are written for one cell: those the C library grants it room for. A cell always takes the columns
// given, so a dot stands for what would be drawn wider or not at all, and blanks fill up what would be drawn narrower.
// Moves `next` on to the next cell, and returns how many characters there are: at most cell_limit.
enum { cell_limit = 12 };
static int settle(const uint32_t *scalars, const uint8_t *widths, int count, int *next, wchar_t *characters) {
    wchar_t base = (wchar_t)scalars[*next];
    int wanted = widths[(*next)++];
    int given = columns_of(base);
    if (given < 0 || given > wanted) {
        base = utf8 && wcwidth(0xB7) == 1 ? 0xB7 : L'?';
        given = 1;
    }
    int length = 0, marks = 0;
    characters[length++] = base;
    for (; *next < count && widths[*next] == 0; (*next)++) {
        wchar_t mark = (wchar_t)scalars[*next];
        int more = wcwidth(mark);
        if (more == 0 && marks < 4 && given == wanted && mark != 0x200D) {
            characters[length++] = mark;
            marks++;
        } else if (more > 0 && given + more <= wanted) {
            characters[length++] = mark;
            given += more;
            marks = 0;
        }
    }
    for (; given < wanted; given++) characters[length++] = L' ';
    return length;
}

static void write_straight(
    int y, int x, const uint32_t *scalars, const uint8_t *widths, int count, const struct look *look
) {
    wchar_t characters[cell_limit];
    for (int i = 0; i < count;) {
        straight_go(x, y, look);
        x += widths[i];
        int length = settle(scalars, widths, count, &i, characters);
        for (int j = 0; j < length; j++) straight_put(characters[j], columns_of(characters[j]));
        // Of what is put together, and of pictures, terminals think differently.
        if (length > 1 || characters[0] >= 0x1F000) straight_lose();
    }
}

// The cells are copied as they are: what curses does with a text besides is work for texts, which these are not.
static void write_cells(
    int y, int x, const uint32_t *scalars, const uint8_t *widths, int count, const struct look *look
) {
    wchar_t characters[cell_limit];
    cchar_t run[256], blank;
    int length = 0, start = x, marks = 0;
    setcchar(&blank, L" ", look->curses, 0, &look->pair);
    for (int i = 0; i < count;) {
        if (length > 256 - cell_limit) {
            mvadd_wchnstr(y, start, run, length);
            start = x;
            length = 0;
        }
        x += widths[i];
        int more = settle(scalars, widths, count, &i, characters);
        for (int j = 0; j < more; j++) {
            if (j > 0 && columns_of(characters[j]) == 0) {
                run[length - 1].chars[++marks] = characters[j];
            } else {
                run[length] = blank;
                run[length++].chars[0] = characters[j];
                marks = 0;
            }
        }
    }
    if (length > 0) mvadd_wchnstr(y, start, run, length);
}

void screen_write(int y, int x, const uint32_t *scalars, const uint8_t *widths, int count, int number) {
    const struct look *look = look_of(number);
    if (!look) return;
    if (is_straight && !is_whole) {
        write_straight(y, x, scalars, widths, count, look);
    } else {
        write_cells(y, x, scalars, widths, count, look);
    }
}

void screen_flush(int x, int y) {
    curs_set(x < 0 ? 0 : 1);
    if (x < 0) {
        x = 0;
        y = LINES - 1;
    }
    if (is_straight && !is_whole) {
        straight_send(x, y);
        return;
    }
    move(y, x);
    refresh();
    straight_stand(x, y);
    is_whole = false;
}

void screen_forget(void) {
    clearok(curscr, TRUE);
    is_whole = true;
}

// The Linux console's description claims a mouse, which needs a daemon, and it answers none of the questions.
bool screen_has_mouse(void) {
    return strncmp(screen_type(), "linux", 5) != 0 && (capability("XM") || capability("kmous"));
}

void screen_mouse(bool on) {
    if (screen_has_mouse()) write_plain(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void screen_ask(const char *glyph, bool background) {
    if (glyph && LINES > 1) {
        const char *place = tparm(capability("cup"), 1, 0, 0, 0, 0, 0, 0, 0, 0);
        char question[128];
        // The cursor is put back where curses left it.
        int length = snprintf(question, sizeof question, "\0337%s%s\033[6n\0338", place, glyph);
        if (length > 0 && length < (int)sizeof question) screen_send(question, (size_t)length);
        // In the same breath the row is drawn again, so that nobody sees the glyph.
        wredrawln(stdscr, 1, 1);
        refresh();
    }
    // A word when its colours change, then the ground's colour now; last what every terminal answers.
    write_plain(background ? "\033[?2031h\033]11;?\033\\\033[c" : "\033[c");
}

void screen_drop_input(void) { tcflush(STDIN_FILENO, TCIFLUSH); }

void screen_leave(void) {
    write_plain("\033[?2004l");
    if (screen_has_mouse()) write_plain("\033[?2031l\033[?1006l\033[?1000l");
    curs_set(1);
    endwin();
    // Where nothing brings back what was there before, what comes next begins on a row of its own.
    if (!capability("rmcup") && capability("el")) {
        putp(capability("el"));
        fflush(stdout);
    }
    guard_disarm();
    guard_release_errors();
}

void screen_enter(void) {
    guard_hold_errors();
    guard_arm();
    int width, height;
    // An editor that was killed may have left anything behind: who reads the keyboard, what the mouse and the focus
    // send, which rows scroll, what the keys say.
    if (tcgetpgrp(STDIN_FILENO) != getpgrp()) {
        struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
        sigaction(SIGTTOU, &ignore, &before);
        tcsetpgrp(STDIN_FILENO, getpgrp());
        sigaction(SIGTTOU, &before, NULL);
    }
    if (screen_has_mouse()) {
        write_plain("\033[?1002l\033[?1003l\033[?1004l\033[?1006l\033[?1000l\033[>4m\033[?7h\033[4l\033[?6l");
    }
    const char *region = capability("csr");
    if (region) write_plain(tparm(region, 0, LINES - 1, 0, 0, 0, 0, 0, 0, 0));
    reset_prog_mode();
    screen_measure(&width, &height);
    clearok(curscr, TRUE);
    // What curses wrote last may be long gone; what is shown next is written whole.
    if (is_straight) erase();
    refresh();
    write_plain("\033[?2004h");
}

const char *screen_key(const char *name) { return capability(name); }
