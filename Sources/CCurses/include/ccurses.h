// The whole vocabulary that Swift has of curses and of signals. Swift cannot see curses' macros, may not touch
// its global variables and cannot call its variadic functions; a signal handler must not be Swift at all.
#ifndef CCURSES_H
#define CCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- The screen (screen.c)

// Why a screen could not be had.
enum {
    screen_started = 0,
    screen_no_terminal,   // standard input or output is not a terminal
    screen_no_type,       // TERM is not set
    screen_unknown_type,  // TERM names a terminal nobody has described here
    screen_too_simple,    // the terminal cannot place its cursor
};

// Attributes, in one number of our own.
enum {
    screen_bold = 1,
    screen_dim = 2,
    screen_italic = 4,
    screen_underline = 8,
    screen_reverse = 16,
};

// Sets the locale and takes the terminal over. Nothing has changed when it returns anything but screen_started.
int screen_start(void);

// Whether the locale writes UTF-8, and its name for characters (such as "en_GB.UTF-8").
bool screen_is_utf8(void);
const char *screen_locale(void);

// The terminal's type, its count of colours (0 when it has none), and whether they are 24-bit values.
const char *screen_type(void);
int screen_colours(void);
bool screen_is_direct(void);

// The attributes that it lacks, or loses where there are colours.
int screen_lacking(void);

// Asks the terminal for its size, makes curses agree, and says what it is.
void screen_measure(int *width, int *height);

// The number of a look: attributes and two colours, -1 for the terminal's own. Looks are kept and found again.
int screen_look(int attributes, int foreground, int background);

// Writes characters of one look from column x of row y. widths[i] is the width of the cell that scalars[i]
// begins, or 0 when it belongs to the cell before. A cell always takes the columns given, whatever the
// C library thinks of its width.
void screen_write(int y, int x, const uint32_t *scalars, const uint8_t *widths, int count, int look);

// Sends what has changed to the terminal, with the cursor at (x, y), or hidden when x is negative.
void screen_flush(int x, int y);

// Forgets what the terminal shows. All of it must be written before the next flush.
void screen_forget(void);

// Gives the terminal back for a while, and takes it again.
void screen_leave(void);
void screen_enter(void);

// Whether the terminal tells of its mouse, and whether it is to do so. Those that do also understand questions about
// themselves; older ones would print them.
bool screen_has_mouse(void);
void screen_mouse(bool on);

// Asks the terminal what it is like; the answers come among the keys. Where a glyph is given (as UTF-8), it is drawn in
// the second row for a moment, to ask where it leaves the cursor. Only while the last screen was written whole.
void screen_ask(const char *glyph, bool background);

// Sends bytes as they are, such as text for the terminal's clipboard.
void screen_send(const char *bytes, size_t length);

// Forgets what has been typed and not read.
void screen_drop_input(void);

// The bytes the terminal sends for a key by its terminfo name (such as "kcuu1"), or null.
const char *screen_key(const char *name);

// ---- The guard (guard.c): the terminal is given back whatever happens

// Remembers the terminal's settings and the sequences that give it back, and watches the signals that end
// a process. Called by screen_start.
void guard_begin(int terminal);

// While armed, a crash or an exit gives the terminal back.
void guard_arm(void);
void guard_disarm(void);

// Gives the terminal back with plain writes, once; does nothing when not armed. Safe in a signal handler.
void guard_restore(void);

// Keeps what is written to standard error while the screen is up, and lets it out afterwards.
void guard_hold_errors(void);
void guard_release_errors(void);

// The read end of the pipe on which signals arrive, each as one byte with its number. A program that is asked to
// end and has not after two seconds is ended by the next request.
int guard_signals(void);

// Stops the process as the terminal's own suspend key would, and returns when it runs again.
void guard_stop(void);

// The same for this process alone, where another of the job has stopped already.
void guard_stop_alone(void);

// While another program has the terminal, the keys that interrupt are its own.
void guard_lend(bool lends);

// ---- Other programs (child.c)

// Starts a program, found on the PATH and without a shell, with nothing but its standard descriptors and with signals as
// at birth. With `input` it reads from there instead of the terminal, says nothing, and is no part of our job. Its
// process, or the error's number negated.
int child_start(char *const words[], int input);

// A text that a child can read from a descriptor at its own pace, held in memory; -1 where there is none to be had.
int child_text(const char *bytes, size_t length);

// How a child is.
enum { child_runs = 0, child_exited, child_killed, child_stopped, child_gone };

// Looks whether a child has ended or stopped, and does not wait. `code` is its status or the signal.
int child_look(int process, int *code);

// The same, but waits until it has.
int child_wait(int process, int *code);

#endif
