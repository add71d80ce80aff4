#include <linux/mutex.h>
#include <linux/notifier.h>

static ATOMIC_NOTIFIER_HEAD(chain);
static DEFINE_MUTEX(mutex);

static int notify(struct notifier_block *block, unsigned long action, void *data)
{
	mutex_lock(&mutex); // expect: sleep-in-atomic
	mutex_unlock(&mutex);
	return NOTIFY_DONE;
}

static struct notifier_block block = { .notifier_call = notify };

int main(void)
{
	atomic_notifier_chain_register(&chain, &block);
	return atomic_notifier_call_chain(&chain, 1, NULL) != NOTIFY_DONE;
}
