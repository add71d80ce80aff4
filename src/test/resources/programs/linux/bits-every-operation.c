// expect: none
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/bug.h>

void arch_set_bit(long n, volatile unsigned long *words);
void arch_clear_bit(long n, volatile unsigned long *words);
void arch_change_bit(long n, volatile unsigned long *words);
void arch_clear_bit_unlock(long n, volatile unsigned long *words);
void arch___set_bit(long n, volatile unsigned long *words);
void arch___clear_bit(long n, volatile unsigned long *words);
void arch___change_bit(long n, volatile unsigned long *words);
void arch___clear_bit_unlock(long n, volatile unsigned long *words);
void __clear_bit_unlock(long n, volatile unsigned long *words);
bool arch_test_and_set_bit(long n, volatile unsigned long *words);
bool arch_test_and_set_bit_lock(long n, volatile unsigned long *words);
bool arch_test_and_clear_bit(long n, volatile unsigned long *words);
bool arch_test_and_change_bit(long n, volatile unsigned long *words);
bool __test_and_change_bit(long n, volatile unsigned long *words);
bool arch_test_bit(long n, const volatile unsigned long *words);
bool constant_test_bit(long n, const volatile unsigned long *words);
bool variable_test_bit(long n, const volatile unsigned long *words);
unsigned int __sw_hweight32(unsigned int word);
unsigned long __sw_hweight64(unsigned long word);
unsigned int __arch_hweight32(unsigned int word);
unsigned long __arch_hweight64(unsigned long word);

static unsigned long words[2];

#define IS(low, high) BUG_ON(words[0] != (low) || words[1] != (high))

#define FAMILY(set, clear, change, unlock, test_set, test_clear, test_change) \
	do { \
		set(65, words); \
		set(63, words); \
		IS(1UL << 63, 2); \
		clear(63, words); \
		change(0, words); \
		change(65, words); \
		IS(1, 0); \
		unlock(0, words); \
		IS(0, 0); \
		BUG_ON(test_set(64, words) || !test_set(64, words)); \
		IS(0, 1); \
		BUG_ON(!test_clear(64, words) || test_clear(64, words)); \
		BUG_ON(test_change(1, words) || !test_change(1, words)); \
		IS(0, 0); \
	} while (0)

int main(void)
{
	unsigned long n, seen = 0;

	FAMILY(set_bit, clear_bit, change_bit, clear_bit_unlock, test_and_set_bit,
	       test_and_clear_bit, test_and_change_bit);
	FAMILY(arch_set_bit, arch_clear_bit, arch_change_bit, arch_clear_bit_unlock,
	       arch_test_and_set_bit, arch_test_and_clear_bit, arch_test_and_change_bit);
	FAMILY(__set_bit, __clear_bit, __change_bit, __clear_bit_unlock, __test_and_set_bit,
	       __test_and_clear_bit, __test_and_change_bit);
	FAMILY(arch___set_bit, arch___clear_bit, arch___change_bit, arch___clear_bit_unlock,
	       test_and_set_bit_lock, test_and_clear_bit, test_and_change_bit);
	BUG_ON(arch_test_and_set_bit_lock(3, words) || !test_bit(3, words) || test_bit(4, words));
	BUG_ON(!arch_test_bit(3, words) || !constant_test_bit(3, words) || !variable_test_bit(3, words));
	BUG_ON(!test_bit_acquire(3, words) || test_bit_acquire(67, words));
	assign_bit(3, words, 0);
	assign_bit(70, words, 1);
	IS(0, 1UL << 6);

	BUG_ON(ffs(0) || ffs(8) != 4 || fls(0) || fls(9) != 4 || fls(~0u) != 32 || fls64(1UL << 40) != 41);
	BUG_ON(fls64(0) || __ffs(8) != 3 || __fls(9) != 3 || ffz(7) != 3);
	BUG_ON(hweight32(0xf0f) != 8 || hweight64(~0UL) != 64 || hweight_long(5) != 2);
	BUG_ON(__sw_hweight32(7) != 3 || __sw_hweight64(7) != 3);
	BUG_ON(__arch_hweight32(7) != 3 || __arch_hweight64(7) != 3);

	words[0] = 0x8000000000000011UL;
	words[1] = 6;
	BUG_ON(find_first_bit(words, 128) != 0 || find_next_bit(words, 128, 1) != 4);
	BUG_ON(find_next_bit(words, 128, 64) != 65 || find_next_bit(words, 128, 67) != 128);
	BUG_ON(find_next_bit(words, 60, 5) != 60 || find_next_bit(words, 3, 9) != 3);
	BUG_ON(find_first_zero_bit(words, 128) != 1 || find_next_zero_bit(words, 128, 63) != 64);
	BUG_ON(find_next_zero_bit(words, 128, 65) != 67);
	for_each_set_bit(n, words, 128)
		seen += n;
	BUG_ON(seen != 4 + 63 + 65 + 66 || bitmap_weight(words, 128) != 5 || bitmap_weight(words, 5) != 2);
	bitmap_zero(words, 128);
	IS(0, 0);
	bitmap_fill(words, 64);
	IS(~0UL, 0);
	return 0;
}
