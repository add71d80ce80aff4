// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/notifier.h>

static ATOMIC_NOTIFIER_HEAD(chain);
static int calls;

static int notify(struct notifier_block *block, unsigned long action, void *data)
{
	WRITE_ONCE(calls, READ_ONCE(calls) + action);
	return NOTIFY_OK;
}

static struct notifier_block block = { .notifier_call = notify };

static int call(void *unused)
{
	atomic_notifier_call_chain(&chain, 1, NULL);
	return 0;
}

int main(void)
{
	atomic_notifier_chain_register(&chain, &block);
	kthread_run(call, NULL, "call");
	atomic_notifier_chain_unregister(&chain, &block);
	BUG_ON(READ_ONCE(calls) > 1);
	return 0;
}
