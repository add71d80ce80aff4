#ifndef _LINUX_IO_H
#define _LINUX_IO_H
#include <linux/types.h>
#endif
