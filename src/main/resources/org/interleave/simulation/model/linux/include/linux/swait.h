#ifndef _LINUX_SWAIT_H
#define _LINUX_SWAIT_H
#include <linux/wait.h>
#endif
