#ifndef _LINUX_SORT_H
#define _LINUX_SORT_H
#include <linux/types.h>
#endif
