#ifndef _LINUX_FS_H
#define _LINUX_FS_H
#include <linux/types.h>
struct inode;
struct file {
	void *private_data;
	unsigned int f_flags;
};
#define O_NONBLOCK 04000
#endif
