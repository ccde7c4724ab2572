// A C target needs a file of its own; all there is lies in the header, so that callers have it within them.

#include "cplaces.h"
