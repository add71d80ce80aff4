#ifndef _LINUX_NUMA_H
#define _LINUX_NUMA_H
#include <linux/nodemask.h>
#endif
