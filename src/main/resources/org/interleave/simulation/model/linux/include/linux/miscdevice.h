#ifndef _LINUX_MISCDEVICE_H
#define _LINUX_MISCDEVICE_H
#include <linux/fs.h>
#include <linux/list.h>
#define MISC_DYNAMIC_MINOR 255
struct miscdevice {
	int minor;
	const char *name;
	const struct file_operations *fops;
};
static inline int misc_register(struct miscdevice *device) { return 0; }
static inline void misc_deregister(struct miscdevice *device) {}
#endif
