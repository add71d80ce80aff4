#ifndef _LINUX_ATOMIC_H
#define _LINUX_ATOMIC_H
#include <linux/compiler.h>
#include <linux/types.h>
typedef atomic64_t atomic_long_t;
#define ATOMIC_INIT(i) { (i) }
#define ATOMIC64_INIT(i) { (i) }
#define ATOMIC_LONG_INIT(i) { (i) }
int atomic_read(const atomic_t *v);
int atomic_read_acquire(const atomic_t *v);
void atomic_set(atomic_t *v, int i);
void atomic_set_release(atomic_t *v, int i);
void atomic_add(int i, atomic_t *v);
int atomic_fetch_add(int i, atomic_t *v);
int atomic_add_return(int i, atomic_t *v);
int atomic_fetch_add_relaxed(int i, atomic_t *v);
int atomic_add_return_relaxed(int i, atomic_t *v);
int atomic_fetch_add_acquire(int i, atomic_t *v);
int atomic_add_return_acquire(int i, atomic_t *v);
int atomic_fetch_add_release(int i, atomic_t *v);
int atomic_add_return_release(int i, atomic_t *v);
void atomic_sub(int i, atomic_t *v);
int atomic_fetch_sub(int i, atomic_t *v);
int atomic_sub_return(int i, atomic_t *v);
int atomic_fetch_sub_relaxed(int i, atomic_t *v);
int atomic_sub_return_relaxed(int i, atomic_t *v);
int atomic_fetch_sub_acquire(int i, atomic_t *v);
int atomic_sub_return_acquire(int i, atomic_t *v);
int atomic_fetch_sub_release(int i, atomic_t *v);
int atomic_sub_return_release(int i, atomic_t *v);
void atomic_and(int i, atomic_t *v);
int atomic_fetch_and(int i, atomic_t *v);
int atomic_fetch_and_relaxed(int i, atomic_t *v);
int atomic_fetch_and_acquire(int i, atomic_t *v);
int atomic_fetch_and_release(int i, atomic_t *v);
void atomic_or(int i, atomic_t *v);
int atomic_fetch_or(int i, atomic_t *v);
int atomic_fetch_or_relaxed(int i, atomic_t *v);
int atomic_fetch_or_acquire(int i, atomic_t *v);
int atomic_fetch_or_release(int i, atomic_t *v);
void atomic_xor(int i, atomic_t *v);
int atomic_fetch_xor(int i, atomic_t *v);
int atomic_fetch_xor_relaxed(int i, atomic_t *v);
int atomic_fetch_xor_acquire(int i, atomic_t *v);
int atomic_fetch_xor_release(int i, atomic_t *v);
void atomic_andnot(int i, atomic_t *v);
int atomic_fetch_andnot(int i, atomic_t *v);
int atomic_fetch_andnot_relaxed(int i, atomic_t *v);
int atomic_fetch_andnot_acquire(int i, atomic_t *v);
int atomic_fetch_andnot_release(int i, atomic_t *v);
void atomic_inc(atomic_t *v);
int atomic_inc_return(atomic_t *v);
int atomic_fetch_inc(atomic_t *v);
int atomic_inc_return_relaxed(atomic_t *v);
int atomic_fetch_inc_relaxed(atomic_t *v);
int atomic_inc_return_acquire(atomic_t *v);
int atomic_fetch_inc_acquire(atomic_t *v);
int atomic_inc_return_release(atomic_t *v);
int atomic_fetch_inc_release(atomic_t *v);
_Bool atomic_inc_and_test(atomic_t *v);
void atomic_dec(atomic_t *v);
int atomic_dec_return(atomic_t *v);
int atomic_fetch_dec(atomic_t *v);
int atomic_dec_return_relaxed(atomic_t *v);
int atomic_fetch_dec_relaxed(atomic_t *v);
int atomic_dec_return_acquire(atomic_t *v);
int atomic_fetch_dec_acquire(atomic_t *v);
int atomic_dec_return_release(atomic_t *v);
int atomic_fetch_dec_release(atomic_t *v);
_Bool atomic_dec_and_test(atomic_t *v);
_Bool atomic_sub_and_test(int i, atomic_t *v);
_Bool atomic_add_negative(int i, atomic_t *v);
int atomic_xchg(atomic_t *v, int i);
int atomic_cmpxchg(atomic_t *v, int old, int new);
_Bool atomic_try_cmpxchg(atomic_t *v, int *old, int new);
int atomic_xchg_relaxed(atomic_t *v, int i);
int atomic_cmpxchg_relaxed(atomic_t *v, int old, int new);
_Bool atomic_try_cmpxchg_relaxed(atomic_t *v, int *old, int new);
int atomic_xchg_acquire(atomic_t *v, int i);
int atomic_cmpxchg_acquire(atomic_t *v, int old, int new);
_Bool atomic_try_cmpxchg_acquire(atomic_t *v, int *old, int new);
int atomic_xchg_release(atomic_t *v, int i);
int atomic_cmpxchg_release(atomic_t *v, int old, int new);
_Bool atomic_try_cmpxchg_release(atomic_t *v, int *old, int new);
int atomic_fetch_add_unless(atomic_t *v, int i, int u);
_Bool atomic_add_unless(atomic_t *v, int i, int u);
_Bool atomic_inc_not_zero(atomic_t *v);
_Bool atomic_inc_unless_negative(atomic_t *v);
_Bool atomic_dec_unless_positive(atomic_t *v);
int atomic_dec_if_positive(atomic_t *v);
long atomic64_read(const atomic64_t *v);
long atomic64_read_acquire(const atomic64_t *v);
void atomic64_set(atomic64_t *v, long i);
void atomic64_set_release(atomic64_t *v, long i);
void atomic64_add(long i, atomic64_t *v);
long atomic64_fetch_add(long i, atomic64_t *v);
long atomic64_add_return(long i, atomic64_t *v);
long atomic64_fetch_add_relaxed(long i, atomic64_t *v);
long atomic64_add_return_relaxed(long i, atomic64_t *v);
long atomic64_fetch_add_acquire(long i, atomic64_t *v);
long atomic64_add_return_acquire(long i, atomic64_t *v);
long atomic64_fetch_add_release(long i, atomic64_t *v);
long atomic64_add_return_release(long i, atomic64_t *v);
void atomic64_sub(long i, atomic64_t *v);
long atomic64_fetch_sub(long i, atomic64_t *v);
long atomic64_sub_return(long i, atomic64_t *v);
long atomic64_fetch_sub_relaxed(long i, atomic64_t *v);
long atomic64_sub_return_relaxed(long i, atomic64_t *v);
long atomic64_fetch_sub_acquire(long i, atomic64_t *v);
long atomic64_sub_return_acquire(long i, atomic64_t *v);
long atomic64_fetch_sub_release(long i, atomic64_t *v);
long atomic64_sub_return_release(long i, atomic64_t *v);
void atomic64_and(long i, atomic64_t *v);
long atomic64_fetch_and(long i, atomic64_t *v);
long atomic64_fetch_and_relaxed(long i, atomic64_t *v);
long atomic64_fetch_and_acquire(long i, atomic64_t *v);
long atomic64_fetch_and_release(long i, atomic64_t *v);
void atomic64_or(long i, atomic64_t *v);
long atomic64_fetch_or(long i, atomic64_t *v);
long atomic64_fetch_or_relaxed(long i, atomic64_t *v);
long atomic64_fetch_or_acquire(long i, atomic64_t *v);
long atomic64_fetch_or_release(long i, atomic64_t *v);
void atomic64_xor(long i, atomic64_t *v);
long atomic64_fetch_xor(long i, atomic64_t *v);
long atomic64_fetch_xor_relaxed(long i, atomic64_t *v);
long atomic64_fetch_xor_acquire(long i, atomic64_t *v);
long atomic64_fetch_xor_release(long i, atomic64_t *v);
void atomic64_andnot(long i, atomic64_t *v);
long atomic64_fetch_andnot(long i, atomic64_t *v);
long atomic64_fetch_andnot_relaxed(long i, atomic64_t *v);
long atomic64_fetch_andnot_acquire(long i, atomic64_t *v);
long atomic64_fetch_andnot_release(long i, atomic64_t *v);
void atomic64_inc(atomic64_t *v);
long atomic64_inc_return(atomic64_t *v);
long atomic64_fetch_inc(atomic64_t *v);
long atomic64_inc_return_relaxed(atomic64_t *v);
long atomic64_fetch_inc_relaxed(atomic64_t *v);
long atomic64_inc_return_acquire(atomic64_t *v);
long atomic64_fetch_inc_acquire(atomic64_t *v);
long atomic64_inc_return_release(atomic64_t *v);
long atomic64_fetch_inc_release(atomic64_t *v);
_Bool atomic64_inc_and_test(atomic64_t *v);
void atomic64_dec(atomic64_t *v);
long atomic64_dec_return(atomic64_t *v);
long atomic64_fetch_dec(atomic64_t *v);
long atomic64_dec_return_relaxed(atomic64_t *v);
long atomic64_fetch_dec_relaxed(atomic64_t *v);
long atomic64_dec_return_acquire(atomic64_t *v);
long atomic64_fetch_dec_acquire(atomic64_t *v);
long atomic64_dec_return_release(atomic64_t *v);
long atomic64_fetch_dec_release(atomic64_t *v);
_Bool atomic64_dec_and_test(atomic64_t *v);
_Bool atomic64_sub_and_test(long i, atomic64_t *v);
_Bool atomic64_add_negative(long i, atomic64_t *v);
long atomic64_xchg(atomic64_t *v, long i);
long atomic64_cmpxchg(atomic64_t *v, long old, long new);
_Bool atomic64_try_cmpxchg(atomic64_t *v, long *old, long new);
long atomic64_xchg_relaxed(atomic64_t *v, long i);
long atomic64_cmpxchg_relaxed(atomic64_t *v, long old, long new);
_Bool atomic64_try_cmpxchg_relaxed(atomic64_t *v, long *old, long new);
long atomic64_xchg_acquire(atomic64_t *v, long i);
long atomic64_cmpxchg_acquire(atomic64_t *v, long old, long new);
_Bool atomic64_try_cmpxchg_acquire(atomic64_t *v, long *old, long new);
long atomic64_xchg_release(atomic64_t *v, long i);
long atomic64_cmpxchg_release(atomic64_t *v, long old, long new);
_Bool atomic64_try_cmpxchg_release(atomic64_t *v, long *old, long new);
long atomic64_fetch_add_unless(atomic64_t *v, long i, long u);
_Bool atomic64_add_unless(atomic64_t *v, long i, long u);
_Bool atomic64_inc_not_zero(atomic64_t *v);
_Bool atomic64_inc_unless_negative(atomic64_t *v);
_Bool atomic64_dec_unless_positive(atomic64_t *v);
long atomic64_dec_if_positive(atomic64_t *v);
#define atomic_long_read atomic64_read
#define atomic_long_read_acquire atomic64_read_acquire
#define atomic_long_set atomic64_set
#define atomic_long_set_release atomic64_set_release
#define atomic_long_add atomic64_add
#define atomic_long_fetch_add atomic64_fetch_add
#define atomic_long_add_return atomic64_add_return
#define atomic_long_fetch_add_relaxed atomic64_fetch_add_relaxed
#define atomic_long_add_return_relaxed atomic64_add_return_relaxed
#define atomic_long_fetch_add_acquire atomic64_fetch_add_acquire
#define atomic_long_add_return_acquire atomic64_add_return_acquire
#define atomic_long_fetch_add_release atomic64_fetch_add_release
#define atomic_long_add_return_release atomic64_add_return_release
#define atomic_long_sub atomic64_sub
#define atomic_long_fetch_sub atomic64_fetch_sub
#define atomic_long_sub_return atomic64_sub_return
#define atomic_long_fetch_sub_relaxed atomic64_fetch_sub_relaxed
#define atomic_long_sub_return_relaxed atomic64_sub_return_relaxed
#define atomic_long_fetch_sub_acquire atomic64_fetch_sub_acquire
#define atomic_long_sub_return_acquire atomic64_sub_return_acquire
#define atomic_long_fetch_sub_release atomic64_fetch_sub_release
#define atomic_long_sub_return_release atomic64_sub_return_release
#define atomic_long_and atomic64_and
#define atomic_long_fetch_and atomic64_fetch_and
#define atomic_long_fetch_and_relaxed atomic64_fetch_and_relaxed
#define atomic_long_fetch_and_acquire atomic64_fetch_and_acquire
#define atomic_long_fetch_and_release atomic64_fetch_and_release
#define atomic_long_or atomic64_or
#define atomic_long_fetch_or atomic64_fetch_or
#define atomic_long_fetch_or_relaxed atomic64_fetch_or_relaxed
#define atomic_long_fetch_or_acquire atomic64_fetch_or_acquire
#define atomic_long_fetch_or_release atomic64_fetch_or_release
#define atomic_long_xor atomic64_xor
#define atomic_long_fetch_xor atomic64_fetch_xor
#define atomic_long_fetch_xor_relaxed atomic64_fetch_xor_relaxed
#define atomic_long_fetch_xor_acquire atomic64_fetch_xor_acquire
#define atomic_long_fetch_xor_release atomic64_fetch_xor_release
#define atomic_long_andnot atomic64_andnot
#define atomic_long_fetch_andnot atomic64_fetch_andnot
#define atomic_long_fetch_andnot_relaxed atomic64_fetch_andnot_relaxed
#define atomic_long_fetch_andnot_acquire atomic64_fetch_andnot_acquire
#define atomic_long_fetch_andnot_release atomic64_fetch_andnot_release
#define atomic_long_inc atomic64_inc
#define atomic_long_inc_return atomic64_inc_return
#define atomic_long_fetch_inc atomic64_fetch_inc
#define atomic_long_inc_return_relaxed atomic64_inc_return_relaxed
#define atomic_long_fetch_inc_relaxed atomic64_fetch_inc_relaxed
#define atomic_long_inc_return_acquire atomic64_inc_return_acquire
#define atomic_long_fetch_inc_acquire atomic64_fetch_inc_acquire
#define atomic_long_inc_return_release atomic64_inc_return_release
#define atomic_long_fetch_inc_release atomic64_fetch_inc_release
#define atomic_long_inc_and_test atomic64_inc_and_test
#define atomic_long_dec atomic64_dec
#define atomic_long_dec_return atomic64_dec_return
#define atomic_long_fetch_dec atomic64_fetch_dec
#define atomic_long_dec_return_relaxed atomic64_dec_return_relaxed
#define atomic_long_fetch_dec_relaxed atomic64_fetch_dec_relaxed
#define atomic_long_dec_return_acquire atomic64_dec_return_acquire
#define atomic_long_fetch_dec_acquire atomic64_fetch_dec_acquire
#define atomic_long_dec_return_release atomic64_dec_return_release
#define atomic_long_fetch_dec_release atomic64_fetch_dec_release
#define atomic_long_dec_and_test atomic64_dec_and_test
#define atomic_long_sub_and_test atomic64_sub_and_test
#define atomic_long_add_negative atomic64_add_negative
#define atomic_long_xchg atomic64_xchg
#define atomic_long_cmpxchg atomic64_cmpxchg
#define atomic_long_try_cmpxchg atomic64_try_cmpxchg
#define atomic_long_xchg_relaxed atomic64_xchg_relaxed
#define atomic_long_cmpxchg_relaxed atomic64_cmpxchg_relaxed
#define atomic_long_try_cmpxchg_relaxed atomic64_try_cmpxchg_relaxed
#define atomic_long_xchg_acquire atomic64_xchg_acquire
#define atomic_long_cmpxchg_acquire atomic64_cmpxchg_acquire
#define atomic_long_try_cmpxchg_acquire atomic64_try_cmpxchg_acquire
#define atomic_long_xchg_release atomic64_xchg_release
#define atomic_long_cmpxchg_release atomic64_cmpxchg_release
#define atomic_long_try_cmpxchg_release atomic64_try_cmpxchg_release
#define atomic_long_fetch_add_unless atomic64_fetch_add_unless
#define atomic_long_add_unless atomic64_add_unless
#define atomic_long_inc_not_zero atomic64_inc_not_zero
#define atomic_long_inc_unless_negative atomic64_inc_unless_negative
#define atomic_long_dec_unless_positive atomic64_dec_unless_positive
#define atomic_long_dec_if_positive atomic64_dec_if_positive
#define atomic_cond_read_acquire(v, condition) smp_cond_load_acquire(&(v)->counter, condition)
#define atomic_cond_read_relaxed(v, condition) smp_cond_load_relaxed(&(v)->counter, condition)
#define atomic_inc_not_zero_hint(v, hint) atomic_inc_not_zero(v)
#define smp_mb__before_atomic() smp_mb()
#define smp_mb__after_atomic() smp_mb()
#endif
