// expect: none
#include <asm/byteorder.h>
#include <linux/bits.h>
#include <linux/bug.h>
#include <linux/ctype.h>
#include <linux/hash.h>
#include <linux/kernel.h>
#include <linux/log2.h>
#include <linux/mm.h>
#include <linux/nospec.h>
#include <linux/version.h>

struct pair {
	int one;
	char other[3];
};

static int sum(int count, ...)
{
	va_list list, copy;
	int total = 0;

	va_start(list, count);
	va_copy(copy, list);
	while (count--)
		total += va_arg(list, int) + va_arg(copy, int);
	va_end(copy);
	va_end(list);
	return total;
}

int main(void)
{
	int small = 3, large = 9;
	unsigned char byte = 200;
	void *pointer = &small;

	BUG_ON(BIT(3) != 8 || BIT_ULL(40) != 1ULL << 40 || BIT_MASK(67) != 8 || BIT_WORD(67) != 1);
	BUG_ON(BITS_TO_LONGS(65) != 2 || GENMASK(5, 2) != 0x3c || GENMASK_ULL(63, 0) != ~0ULL);
	BUG_ON(cpu_to_le16(0x1234) != 0x1234 || le16_to_cpu(1) != 1 || cpu_to_le32(5u) != 5 || le32_to_cpu(6u) != 6);
	BUG_ON(cpu_to_le64(7ull) != 7 || le64_to_cpu(8ull) != 8);
	BUG_ON(!isdigit('7') || isdigit('a') || !isspace('\n') || !isalpha('Q') || isalpha('@') || !isalnum('z'));
	BUG_ON(ilog2(8) != 3 || ilog2(9) != 3 || !is_power_of_2(64) || is_power_of_2(0) || is_power_of_2(6));
	BUG_ON(roundup_pow_of_two(5) != 8 || roundup_pow_of_two(8) != 8);
	BUG_ON(hash_64(12345, 4) > 15 || hash_32(7, 3) > 7 || hash_long(99, 1) > 1 || hash_ptr(pointer, 5) > 31);
	BUG_ON(min(small, large) != 3 || max(small, large) != 9 || min3(5, 4, 6) != 4 || max3(5, 4, 6) != 6);
	BUG_ON(min_t(unsigned, -1, 5) != 5 || max_t(int, -1, 5) != 5 || clamp(12, 0, 10) != 10);
	BUG_ON(clamp_t(int, -5, 0, 10) != 0 || clamp_val(byte, 0, 100) != 100 || abs(-7) != 7 || abs(7) != 7);
	swap(small, large);
	BUG_ON(small != 9 || large != 3 || ARRAY_SIZE(((struct pair *)0)->other) != 3);
	BUG_ON(FIELD_SIZEOF(struct pair, other) != 3 || offsetof(struct pair, other) != 4);
	BUG_ON(offsetofend(struct pair, other) != 7 || container_of(&((struct pair *)64)->other, struct pair, other) != (struct pair *)64);
	BUG_ON(ALIGN(13, 8) != 16 || ALIGN_DOWN(13, 8) != 8 || !IS_ALIGNED(16, 8) || IS_ALIGNED(12, 8));
	BUG_ON(PTR_ALIGN((char *)13, 8) != (char *)16 || DIV_ROUND_UP(7, 3) != 3 || DIV_ROUND_CLOSEST(7, 3) != 2);
	BUG_ON(round_up(13, 8) != 16 || round_up(16, 8) != 16 || round_down(13, 8) != 8);
	BUG_ON(roundup(13, 5) != 15 || rounddown(13, 5) != 10);
	BUG_ON(lower_32_bits(0x123456789ull) != 0x23456789 || upper_32_bits(0x123456789ull) != 1);
	BUG_ON(PAGE_ALIGN(4097UL) != 8192 || offset_in_page(4100UL) != 4 || IS_ENABLED(CONFIG_NONE));
	BUG_ON(IS_REACHABLE(CONFIG_NONE) || !typecheck(int, small) || array_index_nospec(3, 4) != 3);
	BUG_ON(LINUX_VERSION_CODE < KERNEL_VERSION(4, 0, 0) || sum(3, 1, 2, 3) != 12);
	BUG_ON(BUILD_BUG_ON_ZERO(0) || !likely(2) || unlikely(0));
	BUILD_BUG_ON_MSG(0, "never");
	compiletime_assert(1, "always");
	return 0;
}
