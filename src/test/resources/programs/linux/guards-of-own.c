// expect: none
#include <linux/bug.h>
#include <linux/cleanup.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct counter {
	struct mutex lock;
	int value;
};

static struct counter counter;
static int freed;

static void counter_lock(struct counter *c)
{
	mutex_lock(&c->lock);
}

static void counter_unlock(struct counter *c)
{
	mutex_unlock(&c->lock);
}

static void give_back(int *object)
{
	freed++;
	kfree(object);
}

DEFINE_GUARD(counter, struct counter *, counter_lock(_T), counter_unlock(_T))
DEFINE_FREE(give_back, int *, if (_T) give_back(_T))

static int add(void *unused)
{
	CLASS(counter, locked)(&counter);
	locked->value++;
	return 0;
}

static int *make(int keep)
{
	int *object __free(give_back) = kzalloc(sizeof(*object), GFP_KERNEL);

	if (keep)
		return_ptr(object);
	return NULL;
}

int main(void)
{
	struct task_struct *task;
	int *object, *other __free(give_back) = NULL;

	mutex_init(&counter.lock);
	task = kthread_run(add, NULL, "add");
	add(NULL);
	kthread_stop(task);
	BUG_ON(mutex_is_locked(&counter.lock) || make(0) || freed != 1);
	object = make(1);
	BUG_ON(!object || freed != 1);
	other = object;
	kfree(no_free_ptr(other));
	BUG_ON(other || freed != 1);
	return 0;
}
