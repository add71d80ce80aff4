/*
 * atomic_t of the kernel: one counter at the beginning. Operations without a value are relaxed,
 * those with one are fully ordered unless their name says otherwise; a conditional one that fails
 * orders nothing.
 */
#include <interleave.h>

#define LEAST (-2147483647 - 1)
#define MOST 2147483647

/* Adds if the value lies in the range; gives the value before. */
static int bounded(int *v, int i, int least, int most)
{
	int old;

	il_atomic_begin();
	old = __atomic_load_n(v, __ATOMIC_RELAXED);
	if (old >= least && old <= most)
		old = __atomic_fetch_add(v, i, __ATOMIC_SEQ_CST);
	il_atomic_end();
	return old;
}

/* Adds if the value is another one; gives the value before. */
static int unless(int *v, int i, int u)
{
	int old;

	il_atomic_begin();
	old = __atomic_load_n(v, __ATOMIC_RELAXED);
	if (old != u)
		old = __atomic_fetch_add(v, i, __ATOMIC_SEQ_CST);
	il_atomic_end();
	return old;
}

int atomic_read(const void *v) { return __atomic_load_n((const int *)v, __ATOMIC_RELAXED); }
int arch_atomic_read(const void *v) { return __atomic_load_n((const int *)v, __ATOMIC_RELAXED); }
int atomic_read_acquire(const void *v) { return __atomic_load_n((const int *)v, __ATOMIC_ACQUIRE); }
int arch_atomic_read_acquire(const void *v) { return __atomic_load_n((const int *)v, __ATOMIC_ACQUIRE); }
void atomic_set(void *v, int i) { __atomic_store_n(((int *)v), i, __ATOMIC_RELAXED); }
void arch_atomic_set(void *v, int i) { __atomic_store_n(((int *)v), i, __ATOMIC_RELAXED); }
void atomic_set_release(void *v, int i) { __atomic_store_n(((int *)v), i, __ATOMIC_RELEASE); }
void arch_atomic_set_release(void *v, int i) { __atomic_store_n(((int *)v), i, __ATOMIC_RELEASE); }
void atomic_add(int i, void *v) { __atomic_fetch_add(((int *)v), i, __ATOMIC_RELAXED); }
void arch_atomic_add(int i, void *v) { __atomic_fetch_add(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_add(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_add(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_add_return(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_add_return(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_fetch_add_relaxed(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_fetch_add_relaxed(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_add_return_relaxed(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_add_return_relaxed(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_add_acquire(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_add_acquire(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_add_return_acquire(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_add_return_acquire(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_fetch_add_release(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_fetch_add_release(int i, void *v) { return __atomic_fetch_add(((int *)v), i, __ATOMIC_RELEASE); }
int atomic_add_return_release(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_add_return_release(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_RELEASE); }
void atomic_sub(int i, void *v) { __atomic_fetch_sub(((int *)v), i, __ATOMIC_RELAXED); }
void arch_atomic_sub(int i, void *v) { __atomic_fetch_sub(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_sub(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_sub(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_sub_return(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_sub_return(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_fetch_sub_relaxed(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_fetch_sub_relaxed(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_sub_return_relaxed(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_sub_return_relaxed(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_sub_acquire(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_sub_acquire(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_sub_return_acquire(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_sub_return_acquire(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_fetch_sub_release(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_fetch_sub_release(int i, void *v) { return __atomic_fetch_sub(((int *)v), i, __ATOMIC_RELEASE); }
int atomic_sub_return_release(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_sub_return_release(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_RELEASE); }
void atomic_and(int i, void *v) { __atomic_fetch_and(((int *)v), i, __ATOMIC_RELAXED); }
void arch_atomic_and(int i, void *v) { __atomic_fetch_and(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_and(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_and(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_fetch_and_relaxed(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_fetch_and_relaxed(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_and_acquire(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_and_acquire(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_fetch_and_release(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_fetch_and_release(int i, void *v) { return __atomic_fetch_and(((int *)v), i, __ATOMIC_RELEASE); }
void atomic_or(int i, void *v) { __atomic_fetch_or(((int *)v), i, __ATOMIC_RELAXED); }
void arch_atomic_or(int i, void *v) { __atomic_fetch_or(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_or(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_or(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_fetch_or_relaxed(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_fetch_or_relaxed(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_or_acquire(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_or_acquire(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_fetch_or_release(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_fetch_or_release(int i, void *v) { return __atomic_fetch_or(((int *)v), i, __ATOMIC_RELEASE); }
void atomic_xor(int i, void *v) { __atomic_fetch_xor(((int *)v), i, __ATOMIC_RELAXED); }
void arch_atomic_xor(int i, void *v) { __atomic_fetch_xor(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_xor(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_xor(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_fetch_xor_relaxed(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_fetch_xor_relaxed(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_fetch_xor_acquire(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_xor_acquire(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_fetch_xor_release(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_fetch_xor_release(int i, void *v) { return __atomic_fetch_xor(((int *)v), i, __ATOMIC_RELEASE); }
void atomic_andnot(int i, void *v) { __atomic_fetch_and(((int *)v), ~i, __ATOMIC_RELAXED); }
void arch_atomic_andnot(int i, void *v) { __atomic_fetch_and(((int *)v), ~i, __ATOMIC_RELAXED); }
int atomic_fetch_andnot(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_andnot(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_SEQ_CST); }
int atomic_fetch_andnot_relaxed(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_RELAXED); }
int arch_atomic_fetch_andnot_relaxed(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_RELAXED); }
int atomic_fetch_andnot_acquire(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_andnot_acquire(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_ACQUIRE); }
int atomic_fetch_andnot_release(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_RELEASE); }
int arch_atomic_fetch_andnot_release(int i, void *v) { return __atomic_fetch_and(((int *)v), ~i, __ATOMIC_RELEASE); }
void atomic_inc(void *v) { __atomic_fetch_add(((int *)v), 1, __ATOMIC_RELAXED); }
void arch_atomic_inc(void *v) { __atomic_fetch_add(((int *)v), 1, __ATOMIC_RELAXED); }
int atomic_inc_return(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_SEQ_CST); }
int arch_atomic_inc_return(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_SEQ_CST); }
int atomic_fetch_inc(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_inc(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_SEQ_CST); }
int atomic_inc_return_relaxed(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_RELAXED); }
int arch_atomic_inc_return_relaxed(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_RELAXED); }
int atomic_fetch_inc_relaxed(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_RELAXED); }
int arch_atomic_fetch_inc_relaxed(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_RELAXED); }
int atomic_inc_return_acquire(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_ACQUIRE); }
int arch_atomic_inc_return_acquire(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_ACQUIRE); }
int atomic_fetch_inc_acquire(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_inc_acquire(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_ACQUIRE); }
int atomic_inc_return_release(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_RELEASE); }
int arch_atomic_inc_return_release(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_RELEASE); }
int atomic_fetch_inc_release(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_RELEASE); }
int arch_atomic_fetch_inc_release(void *v) { return __atomic_fetch_add(((int *)v), 1, __ATOMIC_RELEASE); }
_Bool atomic_inc_and_test(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_SEQ_CST) == 0; }
_Bool arch_atomic_inc_and_test(void *v) { return __atomic_add_fetch(((int *)v), 1, __ATOMIC_SEQ_CST) == 0; }
void atomic_dec(void *v) { __atomic_fetch_sub(((int *)v), 1, __ATOMIC_RELAXED); }
void arch_atomic_dec(void *v) { __atomic_fetch_sub(((int *)v), 1, __ATOMIC_RELAXED); }
int atomic_dec_return(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_SEQ_CST); }
int arch_atomic_dec_return(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_SEQ_CST); }
int atomic_fetch_dec(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_SEQ_CST); }
int arch_atomic_fetch_dec(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_SEQ_CST); }
int atomic_dec_return_relaxed(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_RELAXED); }
int arch_atomic_dec_return_relaxed(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_RELAXED); }
int atomic_fetch_dec_relaxed(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_RELAXED); }
int arch_atomic_fetch_dec_relaxed(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_RELAXED); }
int atomic_dec_return_acquire(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_ACQUIRE); }
int arch_atomic_dec_return_acquire(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_ACQUIRE); }
int atomic_fetch_dec_acquire(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_ACQUIRE); }
int arch_atomic_fetch_dec_acquire(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_ACQUIRE); }
int atomic_dec_return_release(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_RELEASE); }
int arch_atomic_dec_return_release(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_RELEASE); }
int atomic_fetch_dec_release(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_RELEASE); }
int arch_atomic_fetch_dec_release(void *v) { return __atomic_fetch_sub(((int *)v), 1, __ATOMIC_RELEASE); }
_Bool atomic_dec_and_test(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_SEQ_CST) == 0; }
_Bool arch_atomic_dec_and_test(void *v) { return __atomic_sub_fetch(((int *)v), 1, __ATOMIC_SEQ_CST) == 0; }
_Bool atomic_sub_and_test(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_SEQ_CST) == 0; }
_Bool arch_atomic_sub_and_test(int i, void *v) { return __atomic_sub_fetch(((int *)v), i, __ATOMIC_SEQ_CST) == 0; }
_Bool atomic_add_negative(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_SEQ_CST) < 0; }
_Bool arch_atomic_add_negative(int i, void *v) { return __atomic_add_fetch(((int *)v), i, __ATOMIC_SEQ_CST) < 0; }
int atomic_xchg(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_SEQ_CST); }
int arch_atomic_xchg(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_SEQ_CST); }
int atomic_cmpxchg(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); return old; }
int arch_atomic_cmpxchg(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); return old; }
_Bool atomic_try_cmpxchg(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); }
_Bool arch_atomic_try_cmpxchg(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); }
int atomic_xchg_relaxed(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_RELAXED); }
int arch_atomic_xchg_relaxed(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_RELAXED); }
int atomic_cmpxchg_relaxed(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); return old; }
int arch_atomic_cmpxchg_relaxed(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); return old; }
_Bool atomic_try_cmpxchg_relaxed(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); }
_Bool arch_atomic_try_cmpxchg_relaxed(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); }
int atomic_xchg_acquire(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_ACQUIRE); }
int arch_atomic_xchg_acquire(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_ACQUIRE); }
int atomic_cmpxchg_acquire(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); return old; }
int arch_atomic_cmpxchg_acquire(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); return old; }
_Bool atomic_try_cmpxchg_acquire(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); }
_Bool arch_atomic_try_cmpxchg_acquire(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); }
int atomic_xchg_release(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_RELEASE); }
int arch_atomic_xchg_release(void *v, int i) { return __atomic_exchange_n(((int *)v), i, __ATOMIC_RELEASE); }
int atomic_cmpxchg_release(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); return old; }
int arch_atomic_cmpxchg_release(void *v, int old, int new) { __atomic_compare_exchange_n(((int *)v), &old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); return old; }
_Bool atomic_try_cmpxchg_release(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); }
_Bool arch_atomic_try_cmpxchg_release(void *v, int *old, int new) { return __atomic_compare_exchange_n(((int *)v), old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); }
int atomic_fetch_add_unless(void *v, int i, int u) { return unless(((int *)v), i, u); }
int arch_atomic_fetch_add_unless(void *v, int i, int u) { return unless(((int *)v), i, u); }
_Bool atomic_add_unless(void *v, int i, int u) { return unless(((int *)v), i, u) != u; }
_Bool arch_atomic_add_unless(void *v, int i, int u) { return unless(((int *)v), i, u) != u; }
_Bool atomic_inc_not_zero(void *v) { return unless(((int *)v), 1, 0) != 0; }
_Bool arch_atomic_inc_not_zero(void *v) { return unless(((int *)v), 1, 0) != 0; }
_Bool atomic_inc_unless_negative(void *v) { return bounded(((int *)v), 1, 0, MOST) >= 0; }
_Bool arch_atomic_inc_unless_negative(void *v) { return bounded(((int *)v), 1, 0, MOST) >= 0; }
_Bool atomic_dec_unless_positive(void *v) { return bounded(((int *)v), -1, LEAST, 0) <= 0; }
_Bool arch_atomic_dec_unless_positive(void *v) { return bounded(((int *)v), -1, LEAST, 0) <= 0; }
int atomic_dec_if_positive(void *v) { return bounded(((int *)v), -1, 1, MOST) - 1; }
int arch_atomic_dec_if_positive(void *v) { return bounded(((int *)v), -1, 1, MOST) - 1; }
