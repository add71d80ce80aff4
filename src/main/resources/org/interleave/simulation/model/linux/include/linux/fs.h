#ifndef _LINUX_FS_H
#define _LINUX_FS_H
#include <linux/types.h>
struct module;
struct inode {
	void *i_private;
};
struct file {
	void *private_data;
	unsigned int f_flags;
};
struct vm_area_struct;
struct file_operations {
	struct module *owner;
	loff_t (*llseek)(struct file *file, loff_t offset, int whence);
	ssize_t (*read)(struct file *file, char *to, size_t size, loff_t *at);
	ssize_t (*write)(struct file *file, const char *from, size_t size, loff_t *at);
	long (*unlocked_ioctl)(struct file *file, unsigned int command, unsigned long argument);
	int (*mmap)(struct file *file, struct vm_area_struct *area);
	int (*open)(struct inode *inode, struct file *file);
	int (*flush)(struct file *file, void *id);
	int (*release)(struct inode *inode, struct file *file);
};
#define O_NONBLOCK 04000
#endif
