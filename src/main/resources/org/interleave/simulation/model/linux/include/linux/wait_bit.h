#ifndef _LINUX_WAIT_BIT_H
#define _LINUX_WAIT_BIT_H
#include <linux/bitops.h>
#include <linux/wait.h>
int wait_on_bit(unsigned long *word, int bit, unsigned int mode);
int wait_on_bit_lock(unsigned long *word, int bit, unsigned int mode);
void wake_up_bit(void *word, int bit);
#define wait_on_bit_io(word, bit, mode) wait_on_bit((word), (bit), (mode))
#define clear_and_wake_up_bit(bit, word) \
	do { \
		clear_bit_unlock((bit), (word)); \
		wake_up_bit((word), (bit)); \
	} while (0)
#endif
