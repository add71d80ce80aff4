/* The printf family's formatting. */
#define DOUBLES
#define NOWHERE "(nil)"
#define BEHIND_POINTER(format) 0
#include "../shared/format.inc"
