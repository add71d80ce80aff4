#ifndef _STDINT_H
#define _STDINT_H
#include <linux/types.h>
#endif
