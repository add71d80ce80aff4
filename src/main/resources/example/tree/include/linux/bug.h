#ifndef LINUX_BUG_H
#define LINUX_BUG_H

#include <linux/types.h>

void __WARN(void);

#define WARN_ON(bad)	((bad) ? (__WARN(), true) : false)

#endif
