// expect: none
#include <linux/atomic.h>
#include <linux/bug.h>

int main(void)
{
	atomic_t v = ATOMIC_INIT(5);
	atomic64_t w = ATOMIC64_INIT(1);
	atomic_long_t l = ATOMIC_LONG_INIT(0);
	int old = 7;

	BUG_ON(atomic_add_return(2, &v) != 7 || atomic_fetch_sub(1, &v) != 7);
	BUG_ON(atomic_cmpxchg(&v, 6, 7) != 6 || atomic_xchg(&v, 7) != 7);
	BUG_ON(!atomic_try_cmpxchg(&v, &old, 1) || atomic_read(&v) != 1);
	BUG_ON(!atomic_dec_and_test(&v) || atomic_inc_not_zero(&v) || atomic_add_unless(&v, 1, 0));
	BUG_ON(atomic_dec_if_positive(&v) != -1 || atomic_read(&v) != 0);
	atomic_set(&v, 3);
	atomic_or(4, &v);
	atomic_and(6, &v);
	BUG_ON(atomic_read(&v) != 6 || atomic_inc_return(&v) != 7 || !atomic_inc_not_zero(&v));
	atomic64_inc(&w);
	BUG_ON(atomic64_read(&w) != 2 || !atomic64_sub_and_test(2, &w));
	atomic_long_add(9, &l);
	BUG_ON(atomic_long_read(&l) != 9 || atomic_long_dec_return(&l) != 8);
	return 0;
}
