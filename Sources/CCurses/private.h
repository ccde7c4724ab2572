// What the parts of the screen tell each other.
#ifndef CCURSES_PRIVATE_H
#define CCURSES_PRIVATE_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>

// Adds a sequence to those that give the terminal back. Padding marks such as $<5> are left out.
void guard_remember(const char *sequence);

// ---- Looks (look.c)

// A look as curses wants it, and as what switches it on: its attributes from nothing, then its colours one by one.
// A colour below nought is the terminal's own.
struct look {
    int attributes, foreground, background;
    attr_t curses;
    int pair;
    char on[64], front[32], back[32];
};

// The look of a number that screen_look gave; no look for any other.
const struct look *look_of(int number);

// What the terminal's description says of a capability, or NULL.
const char *capability(const char *name);

// Whether a sequence may be sent as it is, without a wait in it.
bool is_ready(const char *sequence);
bool looks_are_ready(void);

// A pair of colours, -1 for the terminal's own. Pairs are kept and found again.
int screen_pair(int foreground, int background);

// ---- Writing straight (straight.c)

// Whether the terminal can be written to without curses between.
bool straight_begin(void);

// Says where the terminal's cursor is, its attributes being off.
void straight_stand(int x, int y);

// Goes to a place and into a look.
void straight_go(int x, int y, const struct look *look);

// Writes a character there, as many columns wide: nought when it goes on the one before.
void straight_put(wchar_t character, int width);

// Says that nobody knows where the terminal's cursor is now.
void straight_lose(void);

// Sends all that, with the cursor at (x, y).
void straight_send(int x, int y);

#endif
