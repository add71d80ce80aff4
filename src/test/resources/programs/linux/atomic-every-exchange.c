// expect: none
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/kthread.h>

static int word = 1;
static atomic_t state;

static int work(void *unused)
{
	smp_store_release(&word, 9);
	atomic_set_release(&state, 1);
	return 0;
}

int main(void)
{
	int old = 5, other;

	BUG_ON(xchg(&word, 2) != 1 || xchg_relaxed(&word, 3) != 2 || xchg_acquire(&word, 4) != 3);
	BUG_ON(xchg_release(&word, 5) != 4 || cmpxchg(&word, 5, 6) != 5 || cmpxchg(&word, 5, 7) != 6);
	BUG_ON(cmpxchg_acquire(&word, 6, 7) != 6 || cmpxchg_release(&word, 7, 8) != 7);
	BUG_ON(cmpxchg_relaxed(&word, 8, 4) != 8 || cmpxchg64(&word, 4, 5) != 4);
	BUG_ON(!try_cmpxchg(&word, &old, 6) || try_cmpxchg(&word, &old, 7) || old != 6);
	WRITE_ONCE(word, 7);
	BUG_ON(READ_ONCE(word) != 7 || ACCESS_ONCE(word) != 7 || data_race(word) != 7);
	smp_store_mb(word, 8);
	BUG_ON(smp_load_acquire(&word) != 8);
	kthread_run(work, NULL, "work");
	BUG_ON(smp_cond_load_acquire(&word, VAL != 8) != 9);
	atomic_cond_read_acquire(&state, VAL == 1);
	other = atomic_cond_read_relaxed(&state, VAL);
	BUG_ON(smp_cond_load_relaxed(&word, VAL == 9) != 9 || !other);
	smp_mb();
	smp_rmb();
	smp_wmb();
	smp_mb__after_atomic();
	barrier();
	BUG_ON(!atomic_inc_not_zero_hint(&state, 1));
	return 0;
}
