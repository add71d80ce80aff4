/* Who waits for a bit or a variable is woken with all others that do. */
#include "context.h"

#define UNINTERRUPTIBLE 2
#define NORMAL 3u

struct entry {
	unsigned flags;
	void *task;
	void *function;
	void *next;
	void *previous;
};

static unsigned long queue[3];

void init_wait_entry(void *entry, int flags);
long prepare_to_wait_event(void *queue, void *entry, int state);
void finish_wait(void *queue, void *entry);
void schedule(void);
void __wake_up(void *queue, unsigned mode, int most, void *key);

void *__var_waitqueue(void *variable)
{
	(void)variable;
	return queue;
}

static int is_set(unsigned long *word, int bit)
{
	return __atomic_load_n(&word[bit / 64], __ATOMIC_ACQUIRE) >> (bit % 64) & 1;
}

static int take(unsigned long *word, int bit)
{
	unsigned long mask = 1UL << (bit % 64);

	return !(__atomic_fetch_or(&word[bit / 64], mask, __ATOMIC_ACQUIRE) & mask);
}

static int wait(unsigned long *word, int bit, int lock)
{
	struct entry entry;

	__linux_may_sleep("wait_on_bit");
	if (lock ? take(word, bit) : !is_set(word, bit))
		return 0;
	init_wait_entry(&entry, 0);
	for (;;) {
		prepare_to_wait_event(queue, &entry, UNINTERRUPTIBLE);
		if (lock ? take(word, bit) : !is_set(word, bit))
			break;
		schedule();
	}
	finish_wait(queue, &entry);
	return 0;
}

int wait_on_bit(unsigned long *word, int bit, unsigned mode)
{
	(void)mode;
	return wait(word, bit, 0);
}

int wait_on_bit_lock(unsigned long *word, int bit, unsigned mode)
{
	(void)mode;
	return wait(word, bit, 1);
}

void wake_up_bit(void *word, int bit)
{
	(void)word;
	(void)bit;
	__wake_up(queue, NORMAL, 0, 0);
}

void wake_up_var(void *variable)
{
	(void)variable;
	__wake_up(queue, NORMAL, 0, 0);
}
