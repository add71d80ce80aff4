// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>

void refcount_add_checked(unsigned int by, refcount_t *r);
void refcount_inc_checked(refcount_t *r);
void refcount_dec_checked(refcount_t *r);
bool refcount_add_not_zero_checked(unsigned int by, refcount_t *r);
bool refcount_inc_not_zero_checked(refcount_t *r);
bool refcount_sub_and_test_checked(unsigned int by, refcount_t *r);
bool refcount_dec_and_test_checked(refcount_t *r);

static refcount_t r = REFCOUNT_INIT(1);
static refcount_t three = REFCOUNT_INIT(3);
static DEFINE_SPINLOCK(lock);
static DEFINE_MUTEX(mutex);
static int listed = 1;

#define IS(n) BUG_ON(refcount_read(&r) != (n))

static int put(void *unused)
{
	if (refcount_dec_and_lock(&three, &lock)) {
		listed--;
		spin_unlock(&lock);
	}
	return 0;
}

int main(void)
{
	struct task_struct *task;
	unsigned long flags;

	refcount_inc(&r);
	refcount_inc_checked(&r);
	refcount_add(2, &r);
	refcount_add_checked(2, &r);
	IS(7);
	refcount_dec(&r);
	refcount_dec_checked(&r);
	BUG_ON(refcount_sub_and_test(2, &r) || refcount_sub_and_test_checked(1, &r));
	BUG_ON(refcount_dec_and_test(&r) || !refcount_dec_and_test_checked(&r));
	IS(0);
	BUG_ON(refcount_inc_not_zero(&r) || refcount_inc_not_zero_checked(&r));
	BUG_ON(refcount_add_not_zero(2, &r) || refcount_add_not_zero_checked(2, &r));
	refcount_set(&r, 1);
	BUG_ON(!refcount_inc_not_zero(&r) || !refcount_inc_not_zero_checked(&r));
	BUG_ON(!refcount_add_not_zero(2, &r) || !refcount_add_not_zero_checked(2, &r));
	IS(7);
	BUG_ON(refcount_dec_if_one(&r) || !refcount_dec_not_one(&r));
	refcount_set(&r, 1);
	BUG_ON(refcount_dec_not_one(&r) || !refcount_dec_if_one(&r));
	IS(0);

	task = kthread_run(put, NULL, "put");
	put(NULL);
	if (refcount_dec_and_lock_irqsave(&three, &lock, &flags)) {
		BUG_ON(!irqs_disabled());
		listed--;
		spin_unlock_irqrestore(&lock, flags);
	}
	BUG_ON(!kthread_stop(task) && listed);
	refcount_set(&three, 2);
	BUG_ON(refcount_dec_and_mutex_lock(&three, &mutex) || !refcount_dec_and_mutex_lock(&three, &mutex));
	mutex_unlock(&mutex);
	return 0;
}
