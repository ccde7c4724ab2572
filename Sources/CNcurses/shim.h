// ncurses as the system has it. Only CCurses looks in here.
#include <curses.h>
