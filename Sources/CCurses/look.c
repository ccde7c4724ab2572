// The looks a cell can have: attributes and two colours, as curses wants them and as the sequences that switch them on.

#define _XOPEN_SOURCE_EXTENDED 1
#include "ccurses.h"
#include "private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

static struct look *looks;
static int count, room;

static const struct { int attribute; attr_t curses; const char *name; } switches[] = {
    {screen_bold, A_BOLD, "bold"},           {screen_dim, A_DIM, "dim"},         {screen_italic, A_ITALIC, "sitm"},
    {screen_underline, A_UNDERLINE, "smul"}, {screen_reverse, A_REVERSE, "rev"},
};
enum { switches_count = sizeof switches / sizeof *switches };

const char *capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (char *)-1 ? NULL : value;
}

bool is_ready(const char *sequence) { return !sequence || !strstr(sequence, "$<"); }

bool looks_are_ready(void) {
    for (int i = 0; i < switches_count; i++) {
        if (!is_ready(capability(switches[i].name))) return false;
    }
    const char *front = capability("setaf"), *back = capability("setab"), *own = capability("op");
    if (screen_colours() > 0 && (!front || !back || !own)) return false;
    return is_ready(front) && is_ready(back) && is_ready(own);
}

static void append(char *sequence, size_t size, const char *more) {
    if (more) strncat(sequence, more, size - strlen(sequence) - 1);
}

static void append_colour(char *sequence, size_t size, const char *name, int colour) {
    const char *description = capability(name);
    if (description && colour >= 0) append(sequence, size, tiparm(description, colour));
}

int screen_look(int attributes, int foreground, int background) {
    for (int i = 0; i < count; i++) {
        if (looks[i].attributes == attributes && looks[i].foreground == foreground
            && looks[i].background == background) {
            return i;
        }
    }
    if (count == room) {
        int wanted = room ? 2 * room : 128;
        struct look *grown = realloc(looks, (size_t)wanted * sizeof *looks);
        if (!grown) return 0;
        looks = grown;
        room = wanted;
    }
    struct look look = {
        .attributes = attributes, .foreground = foreground, .background = background, .curses = A_NORMAL,
        .pair = screen_pair(foreground, background)};
    append(look.on, sizeof look.on, capability("sgr0"));
    // Curses leaves out what a terminal loses where there are colours.
    if (foreground >= 0 || background >= 0) attributes &= ~screen_lost();
    for (int i = 0; i < switches_count; i++) {
        if (!(attributes & switches[i].attribute)) continue;
        look.curses |= switches[i].curses;
        append(look.on, sizeof look.on, capability(switches[i].name));
    }
    append_colour(look.front, sizeof look.front, "setaf", foreground);
    append_colour(look.back, sizeof look.back, "setab", background);
    looks[count] = look;
    return count++;
}

const struct look *look_of(int number) { return number >= 0 && number < count ? &looks[number] : NULL; }
