#ifndef _STDDEF_H
#define _STDDEF_H
#include <linux/types.h>
#endif
