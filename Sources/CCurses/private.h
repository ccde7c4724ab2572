// What the screen tells the guard.
#ifndef CCURSES_PRIVATE_H
#define CCURSES_PRIVATE_H

// Adds a sequence to those that give the terminal back. Padding marks such as $<5> are left out.
void guard_remember(const char *sequence);

#endif
