#ifndef _LINUX_POLL_H
#define _LINUX_POLL_H
#include <linux/wait.h>
#endif
