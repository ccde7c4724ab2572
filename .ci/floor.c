/* The floor: as little program as shows the same rows. A file of lines in one block, a bar that moves, and ncurses.
 * usage: floor FILE    keys: j down, k up, space a page down, g top, G bottom, q quit */
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct line { const char *start; int length; };
static struct line *lines;
static long count, cursor, top;

static void load(const char *path) {
    struct stat about;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &about) != 0) exit(2);
    char *block = malloc(about.st_size + 1), *end = block;
    for (ssize_t got; (got = read(file, end, block + about.st_size - end)) > 0;) end += got;
    long room = 1024;
    lines = malloc(room * sizeof *lines);
    for (char *at = block; at < end;) {
        char *stop = memchr(at, '\n', end - at);
        if (!stop) stop = end;
        if (count == room) lines = realloc(lines, (room *= 2) * sizeof *lines);
        lines[count++] = (struct line){at, (int)(stop - at)};
        at = stop + 1;
    }
}

static void paint(void) {
    int rows = LINES - 1;
    if (cursor < top) top = cursor;
    if (cursor >= top + rows) top = cursor - rows + 1;
    for (int y = 0; y < rows; y++) {
        move(y, 0);
        if (top + y == cursor) attron(A_REVERSE);
        int used = 0;
        if (top + y < count) {
            struct line line = lines[top + y];
            used = line.length < COLS ? line.length : COLS;
            addnstr(line.start, used);
        }
        while (used++ < COLS) addch(' ');
        attroff(A_REVERSE);
    }
    mvprintw(rows, 0, "row %ld of %ld", cursor + 1, count);
    clrtoeol();
    refresh();
}

static int obey(int key) {
    long page = LINES - 1;
    switch (key) {
    case 'j': cursor++; break;
    case 'k': cursor--; break;
    case ' ': cursor += page; break;
    case 'g': cursor = 0; break;
    case 'G': cursor = count; break;
    case 'q': return 0;
    }
    if (cursor >= count) cursor = count - 1;
    if (cursor < 0) cursor = 0;
    return 1;
}

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    load(argv[1]);
    setlocale(LC_ALL, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    curs_set(0);
    set_escdelay(25);
    idlok(stdscr, TRUE);
    int goes_on = 1;
    while (goes_on) {
        paint();
        /* Wait for one key, then take all that were typed meanwhile. */
        nodelay(stdscr, FALSE);
        int key = getch();
        nodelay(stdscr, TRUE);
        for (; key != ERR && goes_on; key = getch()) goes_on = obey(key);
    }
    endwin();
    return 0;
}
