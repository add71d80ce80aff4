#ifndef _LINUX_VMALLOC_H
#define _LINUX_VMALLOC_H
#include <linux/slab.h>
void *vmalloc(unsigned long size);
void *vzalloc(unsigned long size);
void vfree(const void *object);
#endif
