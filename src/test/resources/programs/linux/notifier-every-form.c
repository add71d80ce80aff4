// expect: none
#include <linux/bug.h>
#include <linux/notifier.h>

static int order;

static int first(struct notifier_block *block, unsigned long action, void *data)
{
	order = 10 * order + 1;
	return NOTIFY_OK;
}

static int second(struct notifier_block *block, unsigned long action, void *data)
{
	order = 10 * order + 2;
	return action == 7 ? notifier_from_errno(-EBUSY) : NOTIFY_DONE;
}

static struct notifier_block high = { .notifier_call = first, .priority = 5 };
static struct notifier_block low = { .notifier_call = second };
static ATOMIC_NOTIFIER_HEAD(atomic);
static BLOCKING_NOTIFIER_HEAD(blocking);
static RAW_NOTIFIER_HEAD(raw);

#define CHAIN(chain, add, remove, call) \
	do { \
		order = 0; \
		BUG_ON(add(&chain, &low)); \
		BUG_ON(add(&chain, &high)); \
		BUG_ON(notifier_to_errno(call(&chain, 7, NULL)) != -EBUSY); \
		BUG_ON(order != 12 || remove(&chain, &high)); \
		BUG_ON(call(&chain, 8, NULL) != NOTIFY_DONE || order != 122); \
		BUG_ON(remove(&chain, &high) != -ENOENT); \
		BUG_ON(remove(&chain, &low)); \
	} while (0)

int main(void)
{
	CHAIN(atomic, atomic_notifier_chain_register, atomic_notifier_chain_unregister,
	      atomic_notifier_call_chain);
	CHAIN(blocking, blocking_notifier_chain_register, blocking_notifier_chain_unregister,
	      blocking_notifier_call_chain);
	CHAIN(raw, raw_notifier_chain_register, raw_notifier_chain_unregister,
	      raw_notifier_call_chain);
	return 0;
}
