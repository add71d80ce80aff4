#ifndef _LINUX_BITMAP_H
#define _LINUX_BITMAP_H
#include <linux/bitops.h>
#include <linux/string.h>
int __bitmap_weight(const unsigned long *words, unsigned int size);
#define bitmap_weight(words, size) __bitmap_weight((words), (size))
#define bitmap_zero(words, size) memset((words), 0, BITS_TO_LONGS(size) * 8)
#define bitmap_fill(words, size) memset((words), 255, BITS_TO_LONGS(size) * 8)
#endif
