#ifndef _LINUX_CDEV_H
#define _LINUX_CDEV_H
#include <linux/fs.h>
#endif
