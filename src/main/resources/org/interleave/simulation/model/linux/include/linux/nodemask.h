#ifndef _LINUX_NODEMASK_H
#define _LINUX_NODEMASK_H
#include <linux/types.h>
#define NUMA_NO_NODE (-1)
#endif
