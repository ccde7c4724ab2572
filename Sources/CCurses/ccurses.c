#include "ccurses.h"
int st_dummy(void){return 0;}
