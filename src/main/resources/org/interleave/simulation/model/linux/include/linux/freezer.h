#ifndef _LINUX_FREEZER_H
#define _LINUX_FREEZER_H
#include <linux/wait.h>
#define set_freezable() 0
#define try_to_freeze() 0
#define freezing(task) 0
#endif
