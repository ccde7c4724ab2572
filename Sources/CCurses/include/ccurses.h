#ifndef CCURSES_H
#define CCURSES_H
int st_dummy(void);
#endif
