/*
 * atomic64_t of the kernel: one counter at the beginning. Operations without a value are relaxed,
 * those with one are fully ordered unless their name says otherwise; a conditional one that fails
 * orders nothing.
 */
#include <interleave.h>

#define LEAST (-9223372036854775807L - 1)
#define MOST 9223372036854775807L

/* Adds if the value lies in the range; gives the value before. */
static long bounded(long *v, long i, long least, long most)
{
	long old;

	il_atomic_begin();
	old = __atomic_load_n(v, __ATOMIC_RELAXED);
	if (old >= least && old <= most)
		old = __atomic_fetch_add(v, i, __ATOMIC_SEQ_CST);
	il_atomic_end();
	return old;
}

/* Adds if the value is another one; gives the value before. */
static long unless(long *v, long i, long u)
{
	long old;

	il_atomic_begin();
	old = __atomic_load_n(v, __ATOMIC_RELAXED);
	if (old != u)
		old = __atomic_fetch_add(v, i, __ATOMIC_SEQ_CST);
	il_atomic_end();
	return old;
}

long atomic64_read(const void *v) { return __atomic_load_n((const long *)v, __ATOMIC_RELAXED); }
long arch_atomic64_read(const void *v) { return __atomic_load_n((const long *)v, __ATOMIC_RELAXED); }
long atomic64_read_acquire(const void *v) { return __atomic_load_n((const long *)v, __ATOMIC_ACQUIRE); }
long arch_atomic64_read_acquire(const void *v) { return __atomic_load_n((const long *)v, __ATOMIC_ACQUIRE); }
void atomic64_set(void *v, long i) { __atomic_store_n(((long *)v), i, __ATOMIC_RELAXED); }
void arch_atomic64_set(void *v, long i) { __atomic_store_n(((long *)v), i, __ATOMIC_RELAXED); }
void atomic64_set_release(void *v, long i) { __atomic_store_n(((long *)v), i, __ATOMIC_RELEASE); }
void arch_atomic64_set_release(void *v, long i) { __atomic_store_n(((long *)v), i, __ATOMIC_RELEASE); }
void atomic64_add(long i, void *v) { __atomic_fetch_add(((long *)v), i, __ATOMIC_RELAXED); }
void arch_atomic64_add(long i, void *v) { __atomic_fetch_add(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_add(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_add(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_add_return(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_add_return(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_fetch_add_relaxed(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_add_relaxed(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_add_return_relaxed(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_add_return_relaxed(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_add_acquire(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_add_acquire(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_add_return_acquire(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_add_return_acquire(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_fetch_add_release(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_add_release(long i, void *v) { return __atomic_fetch_add(((long *)v), i, __ATOMIC_RELEASE); }
long atomic64_add_return_release(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_add_return_release(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_RELEASE); }
void atomic64_sub(long i, void *v) { __atomic_fetch_sub(((long *)v), i, __ATOMIC_RELAXED); }
void arch_atomic64_sub(long i, void *v) { __atomic_fetch_sub(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_sub(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_sub(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_sub_return(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_sub_return(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_fetch_sub_relaxed(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_sub_relaxed(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_sub_return_relaxed(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_sub_return_relaxed(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_sub_acquire(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_sub_acquire(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_sub_return_acquire(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_sub_return_acquire(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_fetch_sub_release(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_sub_release(long i, void *v) { return __atomic_fetch_sub(((long *)v), i, __ATOMIC_RELEASE); }
long atomic64_sub_return_release(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_sub_return_release(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_RELEASE); }
void atomic64_and(long i, void *v) { __atomic_fetch_and(((long *)v), i, __ATOMIC_RELAXED); }
void arch_atomic64_and(long i, void *v) { __atomic_fetch_and(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_and(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_and(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_fetch_and_relaxed(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_and_relaxed(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_and_acquire(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_and_acquire(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_fetch_and_release(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_and_release(long i, void *v) { return __atomic_fetch_and(((long *)v), i, __ATOMIC_RELEASE); }
void atomic64_or(long i, void *v) { __atomic_fetch_or(((long *)v), i, __ATOMIC_RELAXED); }
void arch_atomic64_or(long i, void *v) { __atomic_fetch_or(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_or(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_or(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_fetch_or_relaxed(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_or_relaxed(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_or_acquire(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_or_acquire(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_fetch_or_release(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_or_release(long i, void *v) { return __atomic_fetch_or(((long *)v), i, __ATOMIC_RELEASE); }
void atomic64_xor(long i, void *v) { __atomic_fetch_xor(((long *)v), i, __ATOMIC_RELAXED); }
void arch_atomic64_xor(long i, void *v) { __atomic_fetch_xor(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_xor(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_xor(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_fetch_xor_relaxed(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_xor_relaxed(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_fetch_xor_acquire(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_xor_acquire(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_fetch_xor_release(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_xor_release(long i, void *v) { return __atomic_fetch_xor(((long *)v), i, __ATOMIC_RELEASE); }
void atomic64_andnot(long i, void *v) { __atomic_fetch_and(((long *)v), ~i, __ATOMIC_RELAXED); }
void arch_atomic64_andnot(long i, void *v) { __atomic_fetch_and(((long *)v), ~i, __ATOMIC_RELAXED); }
long atomic64_fetch_andnot(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_andnot(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_SEQ_CST); }
long atomic64_fetch_andnot_relaxed(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_andnot_relaxed(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_RELAXED); }
long atomic64_fetch_andnot_acquire(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_andnot_acquire(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_ACQUIRE); }
long atomic64_fetch_andnot_release(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_andnot_release(long i, void *v) { return __atomic_fetch_and(((long *)v), ~i, __ATOMIC_RELEASE); }
void atomic64_inc(void *v) { __atomic_fetch_add(((long *)v), 1, __ATOMIC_RELAXED); }
void arch_atomic64_inc(void *v) { __atomic_fetch_add(((long *)v), 1, __ATOMIC_RELAXED); }
long atomic64_inc_return(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_SEQ_CST); }
long arch_atomic64_inc_return(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_SEQ_CST); }
long atomic64_fetch_inc(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_inc(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_SEQ_CST); }
long atomic64_inc_return_relaxed(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_RELAXED); }
long arch_atomic64_inc_return_relaxed(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_RELAXED); }
long atomic64_fetch_inc_relaxed(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_inc_relaxed(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_RELAXED); }
long atomic64_inc_return_acquire(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_ACQUIRE); }
long arch_atomic64_inc_return_acquire(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_ACQUIRE); }
long atomic64_fetch_inc_acquire(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_inc_acquire(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_ACQUIRE); }
long atomic64_inc_return_release(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_RELEASE); }
long arch_atomic64_inc_return_release(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_RELEASE); }
long atomic64_fetch_inc_release(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_inc_release(void *v) { return __atomic_fetch_add(((long *)v), 1, __ATOMIC_RELEASE); }
_Bool atomic64_inc_and_test(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_SEQ_CST) == 0; }
_Bool arch_atomic64_inc_and_test(void *v) { return __atomic_add_fetch(((long *)v), 1, __ATOMIC_SEQ_CST) == 0; }
void atomic64_dec(void *v) { __atomic_fetch_sub(((long *)v), 1, __ATOMIC_RELAXED); }
void arch_atomic64_dec(void *v) { __atomic_fetch_sub(((long *)v), 1, __ATOMIC_RELAXED); }
long atomic64_dec_return(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_SEQ_CST); }
long arch_atomic64_dec_return(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_SEQ_CST); }
long atomic64_fetch_dec(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_SEQ_CST); }
long arch_atomic64_fetch_dec(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_SEQ_CST); }
long atomic64_dec_return_relaxed(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_RELAXED); }
long arch_atomic64_dec_return_relaxed(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_RELAXED); }
long atomic64_fetch_dec_relaxed(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_RELAXED); }
long arch_atomic64_fetch_dec_relaxed(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_RELAXED); }
long atomic64_dec_return_acquire(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_ACQUIRE); }
long arch_atomic64_dec_return_acquire(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_ACQUIRE); }
long atomic64_fetch_dec_acquire(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_ACQUIRE); }
long arch_atomic64_fetch_dec_acquire(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_ACQUIRE); }
long atomic64_dec_return_release(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_RELEASE); }
long arch_atomic64_dec_return_release(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_RELEASE); }
long atomic64_fetch_dec_release(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_RELEASE); }
long arch_atomic64_fetch_dec_release(void *v) { return __atomic_fetch_sub(((long *)v), 1, __ATOMIC_RELEASE); }
_Bool atomic64_dec_and_test(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_SEQ_CST) == 0; }
_Bool arch_atomic64_dec_and_test(void *v) { return __atomic_sub_fetch(((long *)v), 1, __ATOMIC_SEQ_CST) == 0; }
_Bool atomic64_sub_and_test(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_SEQ_CST) == 0; }
_Bool arch_atomic64_sub_and_test(long i, void *v) { return __atomic_sub_fetch(((long *)v), i, __ATOMIC_SEQ_CST) == 0; }
_Bool atomic64_add_negative(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_SEQ_CST) < 0; }
_Bool arch_atomic64_add_negative(long i, void *v) { return __atomic_add_fetch(((long *)v), i, __ATOMIC_SEQ_CST) < 0; }
long atomic64_xchg(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_SEQ_CST); }
long arch_atomic64_xchg(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_SEQ_CST); }
long atomic64_cmpxchg(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); return old; }
long arch_atomic64_cmpxchg(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); return old; }
_Bool atomic64_try_cmpxchg(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); }
_Bool arch_atomic64_try_cmpxchg(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); }
long atomic64_xchg_relaxed(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_RELAXED); }
long arch_atomic64_xchg_relaxed(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_RELAXED); }
long atomic64_cmpxchg_relaxed(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); return old; }
long arch_atomic64_cmpxchg_relaxed(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); return old; }
_Bool atomic64_try_cmpxchg_relaxed(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); }
_Bool arch_atomic64_try_cmpxchg_relaxed(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED); }
long atomic64_xchg_acquire(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_ACQUIRE); }
long arch_atomic64_xchg_acquire(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_ACQUIRE); }
long atomic64_cmpxchg_acquire(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); return old; }
long arch_atomic64_cmpxchg_acquire(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); return old; }
_Bool atomic64_try_cmpxchg_acquire(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); }
_Bool arch_atomic64_try_cmpxchg_acquire(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE); }
long atomic64_xchg_release(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_RELEASE); }
long arch_atomic64_xchg_release(void *v, long i) { return __atomic_exchange_n(((long *)v), i, __ATOMIC_RELEASE); }
long atomic64_cmpxchg_release(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); return old; }
long arch_atomic64_cmpxchg_release(void *v, long old, long new) { __atomic_compare_exchange_n(((long *)v), &old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); return old; }
_Bool atomic64_try_cmpxchg_release(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); }
_Bool arch_atomic64_try_cmpxchg_release(void *v, long *old, long new) { return __atomic_compare_exchange_n(((long *)v), old, new, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED); }
long atomic64_fetch_add_unless(void *v, long i, long u) { return unless(((long *)v), i, u); }
long arch_atomic64_fetch_add_unless(void *v, long i, long u) { return unless(((long *)v), i, u); }
_Bool atomic64_add_unless(void *v, long i, long u) { return unless(((long *)v), i, u) != u; }
_Bool arch_atomic64_add_unless(void *v, long i, long u) { return unless(((long *)v), i, u) != u; }
_Bool atomic64_inc_not_zero(void *v) { return unless(((long *)v), 1, 0) != 0; }
_Bool arch_atomic64_inc_not_zero(void *v) { return unless(((long *)v), 1, 0) != 0; }
_Bool atomic64_inc_unless_negative(void *v) { return bounded(((long *)v), 1, 0, MOST) >= 0; }
_Bool arch_atomic64_inc_unless_negative(void *v) { return bounded(((long *)v), 1, 0, MOST) >= 0; }
_Bool atomic64_dec_unless_positive(void *v) { return bounded(((long *)v), -1, LEAST, 0) <= 0; }
_Bool arch_atomic64_dec_unless_positive(void *v) { return bounded(((long *)v), -1, LEAST, 0) <= 0; }
long atomic64_dec_if_positive(void *v) { return bounded(((long *)v), -1, 1, MOST) - 1; }
long arch_atomic64_dec_if_positive(void *v) { return bounded(((long *)v), -1, 1, MOST) - 1; }
