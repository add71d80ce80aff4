/* Bits of arrays of unsigned long. Those with __ are for words that nobody else changes. */

#define WORD(n) ((n) / 64)
#define BIT(n) (1UL << ((n) % 64))

void set_bit(long n, volatile unsigned long *words) { __atomic_fetch_or(&words[WORD(n)], BIT(n), __ATOMIC_RELAXED); }
void arch_set_bit(long n, volatile unsigned long *words) { __atomic_fetch_or(&words[WORD(n)], BIT(n), __ATOMIC_RELAXED); }
void clear_bit(long n, volatile unsigned long *words) { __atomic_fetch_and(&words[WORD(n)], ~BIT(n), __ATOMIC_RELAXED); }
void arch_clear_bit(long n, volatile unsigned long *words) { __atomic_fetch_and(&words[WORD(n)], ~BIT(n), __ATOMIC_RELAXED); }
void change_bit(long n, volatile unsigned long *words) { __atomic_fetch_xor(&words[WORD(n)], BIT(n), __ATOMIC_RELAXED); }
void arch_change_bit(long n, volatile unsigned long *words) { __atomic_fetch_xor(&words[WORD(n)], BIT(n), __ATOMIC_RELAXED); }
void clear_bit_unlock(long n, volatile unsigned long *words) { __atomic_fetch_and(&words[WORD(n)], ~BIT(n), __ATOMIC_RELEASE); }
void arch_clear_bit_unlock(long n, volatile unsigned long *words) { __atomic_fetch_and(&words[WORD(n)], ~BIT(n), __ATOMIC_RELEASE); }
_Bool test_and_set_bit(long n, volatile unsigned long *words) { return (__atomic_fetch_or(&words[WORD(n)], BIT(n), __ATOMIC_SEQ_CST) & BIT(n)) != 0; }
_Bool arch_test_and_set_bit(long n, volatile unsigned long *words) { return (__atomic_fetch_or(&words[WORD(n)], BIT(n), __ATOMIC_SEQ_CST) & BIT(n)) != 0; }
_Bool test_and_set_bit_lock(long n, volatile unsigned long *words) { return (__atomic_fetch_or(&words[WORD(n)], BIT(n), __ATOMIC_ACQUIRE) & BIT(n)) != 0; }
_Bool arch_test_and_set_bit_lock(long n, volatile unsigned long *words) { return (__atomic_fetch_or(&words[WORD(n)], BIT(n), __ATOMIC_ACQUIRE) & BIT(n)) != 0; }
_Bool test_and_clear_bit(long n, volatile unsigned long *words) { return (__atomic_fetch_and(&words[WORD(n)], ~BIT(n), __ATOMIC_SEQ_CST) & BIT(n)) != 0; }
_Bool arch_test_and_clear_bit(long n, volatile unsigned long *words) { return (__atomic_fetch_and(&words[WORD(n)], ~BIT(n), __ATOMIC_SEQ_CST) & BIT(n)) != 0; }
_Bool test_and_change_bit(long n, volatile unsigned long *words) { return (__atomic_fetch_xor(&words[WORD(n)], BIT(n), __ATOMIC_SEQ_CST) & BIT(n)) != 0; }
_Bool arch_test_and_change_bit(long n, volatile unsigned long *words) { return (__atomic_fetch_xor(&words[WORD(n)], BIT(n), __ATOMIC_SEQ_CST) & BIT(n)) != 0; }
_Bool test_bit(long n, const volatile unsigned long *words) { return (__atomic_load_n(&words[WORD(n)], __ATOMIC_RELAXED) & BIT(n)) != 0; }
_Bool arch_test_bit(long n, const volatile unsigned long *words) { return (__atomic_load_n(&words[WORD(n)], __ATOMIC_RELAXED) & BIT(n)) != 0; }
_Bool variable_test_bit(long n, const volatile unsigned long *words) { return (__atomic_load_n(&words[WORD(n)], __ATOMIC_RELAXED) & BIT(n)) != 0; }
_Bool constant_test_bit(long n, const volatile unsigned long *words) { return (__atomic_load_n(&words[WORD(n)], __ATOMIC_RELAXED) & BIT(n)) != 0; }
_Bool test_bit_acquire(long n, const volatile unsigned long *words) { return (__atomic_load_n(&words[WORD(n)], __ATOMIC_ACQUIRE) & BIT(n)) != 0; }
void __set_bit(long n, volatile unsigned long *words) { ((unsigned long *)words)[WORD(n)] |= BIT(n); }
void arch___set_bit(long n, volatile unsigned long *words) { ((unsigned long *)words)[WORD(n)] |= BIT(n); }
void __clear_bit(long n, volatile unsigned long *words) { ((unsigned long *)words)[WORD(n)] &= ~BIT(n); }
void arch___clear_bit(long n, volatile unsigned long *words) { ((unsigned long *)words)[WORD(n)] &= ~BIT(n); }
void __change_bit(long n, volatile unsigned long *words) { ((unsigned long *)words)[WORD(n)] ^= BIT(n); }
void arch___change_bit(long n, volatile unsigned long *words) { ((unsigned long *)words)[WORD(n)] ^= BIT(n); }
void __clear_bit_unlock(long n, volatile unsigned long *words) { __atomic_store_n(&words[WORD(n)], words[WORD(n)] & ~BIT(n), __ATOMIC_RELEASE); }
void arch___clear_bit_unlock(long n, volatile unsigned long *words) { __atomic_store_n(&words[WORD(n)], words[WORD(n)] & ~BIT(n), __ATOMIC_RELEASE); }

_Bool __test_and_set_bit(long n, volatile unsigned long *words)
{
	unsigned long *word = (unsigned long *)&words[WORD(n)];
	_Bool was = (*word & BIT(n)) != 0;

	*word |= BIT(n);
	return was;
}

_Bool __test_and_clear_bit(long n, volatile unsigned long *words)
{
	unsigned long *word = (unsigned long *)&words[WORD(n)];
	_Bool was = (*word & BIT(n)) != 0;

	*word &= ~BIT(n);
	return was;
}

_Bool __test_and_change_bit(long n, volatile unsigned long *words)
{
	unsigned long *word = (unsigned long *)&words[WORD(n)];
	_Bool was = (*word & BIT(n)) != 0;

	*word ^= BIT(n);
	return was;
}

int ffs(int word) { return __builtin_ffs(word); }
int fls(unsigned int word) { return word ? 32 - __builtin_clz(word) : 0; }
int fls64(unsigned long word) { return word ? 64 - __builtin_clzl(word) : 0; }
unsigned long __ffs(unsigned long word) { return __builtin_ctzl(word); }
unsigned long __fls(unsigned long word) { return 63 - __builtin_clzl(word); }
unsigned long ffz(unsigned long word) { return __builtin_ctzl(~word); }
unsigned int hweight32(unsigned int word) { return __builtin_popcount(word); }
unsigned long hweight64(unsigned long word) { return __builtin_popcountl(word); }
unsigned int __sw_hweight32(unsigned int word) { return __builtin_popcount(word); }
unsigned long __sw_hweight64(unsigned long word) { return __builtin_popcountl(word); }
unsigned int __arch_hweight32(unsigned int word) { return __builtin_popcount(word); }
unsigned long __arch_hweight64(unsigned long word) { return __builtin_popcountl(word); }

/* From a bit on, the next one that is set (or clear, with every bit turned); size if there is none. */
static unsigned long find(const unsigned long *words, unsigned long size, unsigned long from,
			  unsigned long turn)
{
	unsigned long word;

	if (from >= size)
		return size;
	word = (words[from / 64] ^ turn) & (~0UL << (from % 64));
	from -= from % 64;
	while (!word) {
		from += 64;
		if (from >= size)
			return size;
		word = words[from / 64] ^ turn;
	}
	from += __builtin_ctzl(word);
	return from < size ? from : size;
}

unsigned long find_first_bit(const unsigned long *words, unsigned long size)
{
	return find(words, size, 0, 0);
}

unsigned long find_first_zero_bit(const unsigned long *words, unsigned long size)
{
	return find(words, size, 0, ~0UL);
}

unsigned long find_next_bit(const unsigned long *words, unsigned long size, unsigned long from)
{
	return find(words, size, from, 0);
}

unsigned long find_next_zero_bit(const unsigned long *words, unsigned long size,
				 unsigned long from)
{
	return find(words, size, from, ~0UL);
}

int __bitmap_weight(const unsigned long *words, unsigned int size)
{
	unsigned long n;
	int weight = 0;

	for (n = find(words, size, 0, 0); n < size; n = find(words, size, n + 1, 0))
		weight++;
	return weight;
}
