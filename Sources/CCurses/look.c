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

// Each attribute as curses has it, what switches it on, and the bit by which a terminal says that it loses it in colours.
static const struct { int attribute; attr_t curses; const char *name; int bit; } switches[] = {
    {screen_bold, A_BOLD, "bold", 5},
    {screen_dim, A_DIM, "dim", 4},
    {screen_italic, A_ITALIC, "sitm", 15},
    {screen_underline, A_UNDERLINE, "smul", 1},
    {screen_reverse, A_REVERSE, "rev", 2},
};
enum { switches_count = sizeof switches / sizeof *switches };

const char *capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (char *)-1 ? NULL : value;
}

static int lost_in_colours(void) {
    int lost = has_colors() ? tigetnum("ncv") : 0, attributes = 0;
    for (int i = 0; i < switches_count; i++) {
        if (lost > 0 && lost >> switches[i].bit & 1) attributes |= switches[i].attribute;
    }
    return attributes;
}

int screen_lacking(void) {
    int lacking = lost_in_colours();
    for (int i = 0; i < switches_count; i++) {
        if (!capability(switches[i].name)) lacking |= switches[i].attribute;
    }
    return lacking;
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
    // Curses leaves these out, too.
    if (foreground >= 0 || background >= 0) attributes &= ~lost_in_colours();
    for (int i = 0; i < count; i++) {
        if (looks[i].attributes == attributes && looks[i].foreground == foreground
            && looks[i].background == background) {
            // Where pairs are few curses may have given this one to another since.
            looks[i].pair = screen_pair(foreground, background);
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
