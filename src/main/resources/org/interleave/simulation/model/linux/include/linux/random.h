#ifndef _LINUX_RANDOM_H
#define _LINUX_RANDOM_H
#include <linux/types.h>
unsigned int get_random_u32(void);
#endif
