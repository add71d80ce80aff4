#ifndef _LINUX_BITOPS_H
#define _LINUX_BITOPS_H
#include <linux/bits.h>
#include <linux/types.h>
void set_bit(long n, volatile unsigned long *words);
void clear_bit(long n, volatile unsigned long *words);
void change_bit(long n, volatile unsigned long *words);
void clear_bit_unlock(long n, volatile unsigned long *words);
bool test_and_set_bit(long n, volatile unsigned long *words);
bool test_and_set_bit_lock(long n, volatile unsigned long *words);
bool test_and_clear_bit(long n, volatile unsigned long *words);
bool test_and_change_bit(long n, volatile unsigned long *words);
bool test_bit(long n, const volatile unsigned long *words);
bool test_bit_acquire(long n, const volatile unsigned long *words);
void __set_bit(long n, volatile unsigned long *words);
void __clear_bit(long n, volatile unsigned long *words);
void __change_bit(long n, volatile unsigned long *words);
bool __test_and_set_bit(long n, volatile unsigned long *words);
bool __test_and_clear_bit(long n, volatile unsigned long *words);
#define assign_bit(n, words, value) ((value) ? set_bit((n), (words)) : clear_bit((n), (words)))
int ffs(int word);
int fls(unsigned int word);
int fls64(unsigned long word);
unsigned long __ffs(unsigned long word);
unsigned long __fls(unsigned long word);
unsigned long ffz(unsigned long word);
unsigned int hweight32(unsigned int word);
unsigned long hweight64(unsigned long word);
#define hweight_long(word) hweight64(word)
unsigned long find_first_bit(const unsigned long *words, unsigned long size);
unsigned long find_first_zero_bit(const unsigned long *words, unsigned long size);
unsigned long find_next_bit(const unsigned long *words, unsigned long size, unsigned long from);
unsigned long find_next_zero_bit(const unsigned long *words, unsigned long size,
				 unsigned long from);
#define for_each_set_bit(n, words, size) \
	for ((n) = find_first_bit((words), (size)); (n) < (size); \
	     (n) = find_next_bit((words), (size), (n) + 1))
#endif
