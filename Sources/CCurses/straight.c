// Writing straight to the terminal what changes between two screens that are both known. Curses would compare the two
// once more and work each sequence out anew, which is a third of what a key costs. It still paints every screen that is
// written whole, and all of them where the terminal's description asks for more care than is taken here.

#define _XOPEN_SOURCE_EXTENDED 1
#include "ccurses.h"
#include "private.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>

static const char *place, *plain, *own_colours;

// The frame that is being written.
static char *frame;
static size_t used, room;

// What the terminal will be like after it: where its cursor is, unless x is -1, and its look, none when all is off.
static int at_x = -1, at_y;
static struct look none = {.foreground = -1, .background = -1};
static const struct look *worn = &none;

bool straight_begin(void) {
    place = capability("cup");
    plain = capability("sgr0");
    own_colours = capability("op");
    if (!place || !plain || !is_ready(place) || !is_ready(plain) || !looks_are_ready()) return false;
    // The cursor must wait behind the last column, and may move whatever the look.
    if (tigetflag("am") > 0 && tigetflag("xenl") <= 0) return false;
    return screen_is_utf8() && tigetflag("msgr") > 0 && tigetnum("xmc") < 0;
}

static void put(const char *bytes, size_t length) {
    if (used + length > room) {
        size_t wanted = room ? 2 * room + length : 1 << 14;
        char *grown = realloc(frame, wanted);
        if (!grown) {
            // Then it goes out in pieces.
            screen_send(frame, used);
            used = 0;
            if (length > room) {
                screen_send(bytes, length);
                return;
            }
        } else {
            frame = grown;
            room = wanted;
        }
    }
    memcpy(frame + used, bytes, length);
    used += length;
}

static void put_sequence(const char *sequence) { put(sequence, strlen(sequence)); }

void straight_stand(int x, int y) {
    at_x = x;
    at_y = y;
    worn = &none;
}

static void move_to(int x, int y) {
    if (x == at_x && y == at_y) return;
    put_sequence(tiparm(place, y, x));
    at_x = x;
    at_y = y;
}

static void wear(const struct look *look) {
    if (look == worn) return;
    const struct look *from = worn;
    if (look->attributes != from->attributes) {
        put_sequence(look->attributes ? look->on : plain);
        from = &none;
    } else if ((look->foreground < 0 && from->foreground >= 0) || (look->background < 0 && from->background >= 0)) {
        put_sequence(own_colours);
        from = &none;
    }
    if (look->foreground != from->foreground) put_sequence(look->front);
    if (look->background != from->background) put_sequence(look->back);
    worn = look;
}

void straight_go(int x, int y, const struct look *look) {
    move_to(x, y);
    wear(look);
}

void straight_put(wchar_t character, int width) {
    unsigned code = (unsigned)character;
    char bytes[4];
    size_t length = 0;
    if (code < 0x80) {
        bytes[length++] = (char)code;
    } else {
        if (code < 0x800) {
            bytes[length++] = (char)(0xC0 | code >> 6);
        } else {
            if (code < 0x10000) {
                bytes[length++] = (char)(0xE0 | code >> 12);
            } else {
                bytes[length++] = (char)(0xF0 | code >> 18);
                bytes[length++] = (char)(0x80 | (code >> 12 & 0x3F));
            }
            bytes[length++] = (char)(0x80 | (code >> 6 & 0x3F));
        }
        bytes[length++] = (char)(0x80 | (code & 0x3F));
    }
    put(bytes, length);
    at_x += width;
    // Behind the last column it waits, and terminals do not agree where.
    if (at_x >= COLS) at_x = -1;
}

void straight_lose(void) { at_x = -1; }

void straight_send(int x, int y) {
    move_to(x, y);
    // Curses, and whoever writes next, find everything switched off.
    if (worn != &none) put_sequence(plain);
    worn = &none;
    screen_send(frame, used);
    used = 0;
}
