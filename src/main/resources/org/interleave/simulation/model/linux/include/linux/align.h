#ifndef _LINUX_ALIGN_H
#define _LINUX_ALIGN_H
#include <linux/kernel.h>
#endif
