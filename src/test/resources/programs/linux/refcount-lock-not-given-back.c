#include <linux/refcount.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static DEFINE_MUTEX(mutex);

int main(void)
{
	refcount_t r = REFCOUNT_INIT(1);

	if (refcount_dec_and_mutex_lock(&r, &mutex)) // expect: lock-misuse on still holds
		refcount_set(&r, 1);
	return refcount_dec_and_lock(&r, &lock); // expect: lock-misuse on still holds
}
