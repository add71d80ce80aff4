// expect: none
/* Declared here as real headers do, of which the bundled one maps some names to others. */
#include <linux/bug.h>
#include <linux/types.h>

typedef struct {
	long counter;
} long_t;

#define EACH(DO, p, type, counter_t, op) \
	DO(p, type, counter_t, op) \
	DO(p, type, counter_t, op##_relaxed) \
	DO(p, type, counter_t, op##_acquire) \
	DO(p, type, counter_t, op##_release)
#define WITH(p, type, counter_t, op) type p##_##op(type i, counter_t *v);
#define WITHOUT(p, type, counter_t, op) type p##_##op(counter_t *v);
#define PLAIN(p, type, counter_t, op) void p##_##op(type i, counter_t *v);

#define DECLARE(p, type, counter_t) \
	type p##_read(const counter_t *v); \
	type p##_read_acquire(const counter_t *v); \
	void p##_set(counter_t *v, type i); \
	void p##_set_release(counter_t *v, type i); \
	PLAIN(p, type, counter_t, add) PLAIN(p, type, counter_t, sub) \
	PLAIN(p, type, counter_t, and) PLAIN(p, type, counter_t, or) \
	PLAIN(p, type, counter_t, xor) PLAIN(p, type, counter_t, andnot) \
	void p##_inc(counter_t *v); \
	void p##_dec(counter_t *v); \
	EACH(WITH, p, type, counter_t, fetch_add) EACH(WITH, p, type, counter_t, add_return) \
	EACH(WITH, p, type, counter_t, fetch_sub) EACH(WITH, p, type, counter_t, sub_return) \
	EACH(WITH, p, type, counter_t, fetch_and) EACH(WITH, p, type, counter_t, fetch_or) \
	EACH(WITH, p, type, counter_t, fetch_xor) EACH(WITH, p, type, counter_t, fetch_andnot) \
	EACH(WITHOUT, p, type, counter_t, inc_return) EACH(WITHOUT, p, type, counter_t, fetch_inc) \
	EACH(WITHOUT, p, type, counter_t, dec_return) EACH(WITHOUT, p, type, counter_t, fetch_dec) \
	bool p##_inc_and_test(counter_t *v); \
	bool p##_dec_and_test(counter_t *v); \
	bool p##_sub_and_test(type i, counter_t *v); \
	bool p##_add_negative(type i, counter_t *v); \
	type p##_xchg(counter_t *v, type i); \
	type p##_xchg_relaxed(counter_t *v, type i); \
	type p##_xchg_acquire(counter_t *v, type i); \
	type p##_xchg_release(counter_t *v, type i); \
	type p##_cmpxchg(counter_t *v, type old, type new); \
	type p##_cmpxchg_relaxed(counter_t *v, type old, type new); \
	type p##_cmpxchg_acquire(counter_t *v, type old, type new); \
	type p##_cmpxchg_release(counter_t *v, type old, type new); \
	bool p##_try_cmpxchg(counter_t *v, type *old, type new); \
	bool p##_try_cmpxchg_relaxed(counter_t *v, type *old, type new); \
	bool p##_try_cmpxchg_acquire(counter_t *v, type *old, type new); \
	bool p##_try_cmpxchg_release(counter_t *v, type *old, type new); \
	type p##_fetch_add_unless(counter_t *v, type i, type u); \
	bool p##_add_unless(counter_t *v, type i, type u); \
	bool p##_inc_not_zero(counter_t *v); \
	bool p##_inc_unless_negative(counter_t *v); \
	bool p##_dec_unless_positive(counter_t *v); \
	type p##_dec_if_positive(counter_t *v);

/* The value before a call, what the call gives, the value after. */
#define GIVES(before, call, result, after) \
	do { \
		v.counter = (before); \
		BUG_ON((call) != (result)); \
		BUG_ON(v.counter != (after)); \
	} while (0)
#define DOES(before, call, after) GIVES(before, (call, 0), 0, after)
#define IN_EACH_ORDER(before, name, arguments, result, after) \
	GIVES(before, name arguments, result, after); \
	GIVES(before, name##_relaxed arguments, result, after); \
	GIVES(before, name##_acquire arguments, result, after); \
	GIVES(before, name##_release arguments, result, after)

#define TEST(p, type, counter_t, most) \
	DECLARE(p, type, counter_t) \
	static void test_##p(void) \
	{ \
		counter_t v; \
		type old; \
		GIVES(-3, p##_read(&v), -3, -3); \
		GIVES(4, p##_read_acquire(&v), 4, 4); \
		DOES(0, p##_set(&v, -7), -7); \
		DOES(0, p##_set_release(&v, most), most); \
		DOES(5, p##_add(-7, &v), -2); \
		DOES(most, p##_add(1, &v), -most - 1); \
		DOES(5, p##_sub(7, &v), -2); \
		DOES(12, p##_and(6, &v), 4); \
		DOES(12, p##_or(6, &v), 14); \
		DOES(12, p##_xor(6, &v), 10); \
		DOES(12, p##_andnot(6, &v), 8); \
		DOES(most, p##_inc(&v), -most - 1); \
		DOES(0, p##_dec(&v), -1); \
		IN_EACH_ORDER(5, p##_fetch_add, (3, &v), 5, 8); \
		IN_EACH_ORDER(5, p##_add_return, (3, &v), 8, 8); \
		IN_EACH_ORDER(5, p##_fetch_sub, (7, &v), 5, -2); \
		IN_EACH_ORDER(5, p##_sub_return, (7, &v), -2, -2); \
		IN_EACH_ORDER(12, p##_fetch_and, (6, &v), 12, 4); \
		IN_EACH_ORDER(12, p##_fetch_or, (6, &v), 12, 14); \
		IN_EACH_ORDER(12, p##_fetch_xor, (6, &v), 12, 10); \
		IN_EACH_ORDER(12, p##_fetch_andnot, (6, &v), 12, 8); \
		IN_EACH_ORDER(-1, p##_inc_return, (&v), 0, 0); \
		IN_EACH_ORDER(-1, p##_fetch_inc, (&v), -1, 0); \
		IN_EACH_ORDER(0, p##_dec_return, (&v), -1, -1); \
		IN_EACH_ORDER(0, p##_fetch_dec, (&v), 0, -1); \
		GIVES(-1, p##_inc_and_test(&v), true, 0); \
		GIVES(0, p##_inc_and_test(&v), false, 1); \
		GIVES(1, p##_dec_and_test(&v), true, 0); \
		GIVES(0, p##_dec_and_test(&v), false, -1); \
		GIVES(3, p##_sub_and_test(3, &v), true, 0); \
		GIVES(3, p##_sub_and_test(2, &v), false, 1); \
		GIVES(1, p##_add_negative(-2, &v), true, -1); \
		GIVES(2, p##_add_negative(-2, &v), false, 0); \
		IN_EACH_ORDER(5, p##_xchg, (&v, -6), 5, -6); \
		IN_EACH_ORDER(5, p##_cmpxchg, (&v, 5, 6), 5, 6); \
		IN_EACH_ORDER(5, p##_cmpxchg, (&v, 4, 6), 5, 5); \
		old = 5; \
		IN_EACH_ORDER(5, p##_try_cmpxchg, (&v, &old, 6), true, 6); \
		BUG_ON(old != 5); \
		old = 4; \
		GIVES(5, p##_try_cmpxchg(&v, &old, 6), false, 5); \
		BUG_ON(old != 5); \
		GIVES(5, p##_fetch_add_unless(&v, 2, 4), 5, 7); \
		GIVES(5, p##_fetch_add_unless(&v, 2, 5), 5, 5); \
		GIVES(5, p##_add_unless(&v, 2, 4), true, 7); \
		GIVES(5, p##_add_unless(&v, 2, 5), false, 5); \
		GIVES(-1, p##_inc_not_zero(&v), true, 0); \
		GIVES(0, p##_inc_not_zero(&v), false, 0); \
		GIVES(0, p##_inc_unless_negative(&v), true, 1); \
		GIVES(-1, p##_inc_unless_negative(&v), false, -1); \
		GIVES(0, p##_dec_unless_positive(&v), true, -1); \
		GIVES(1, p##_dec_unless_positive(&v), false, 1); \
		GIVES(1, p##_dec_if_positive(&v), 0, 0); \
		GIVES(0, p##_dec_if_positive(&v), -1, 0); \
		GIVES(-5, p##_dec_if_positive(&v), -6, -5); \
	}

TEST(atomic, int, atomic_t, 2147483647)
TEST(arch_atomic, int, atomic_t, 2147483647)
TEST(atomic64, long, atomic64_t, 9223372036854775807L)
TEST(arch_atomic64, long, atomic64_t, 9223372036854775807L)
TEST(atomic_long, long, long_t, 9223372036854775807L)

int main(void)
{
	test_atomic();
	test_arch_atomic();
	test_atomic64();
	test_arch_atomic64();
	test_atomic_long();
	return 0;
}
