// Treiber's stack with reuse by hand: what was compared has been popped and pushed meanwhile.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

struct node {
	struct node *_Atomic next;
	atomic_int owned;
};

static struct node nodes[2];
static struct node *_Atomic top;

static void push(struct node *node)
{
	struct node *old = atomic_load(&top);

	do
		atomic_store(&node->next, old);
	while (!atomic_compare_exchange_strong(&top, &old, node));
}

static struct node *pop(void)
{
	struct node *old = atomic_load(&top);

	while (old && !atomic_compare_exchange_strong(&top, &old, atomic_load(&old->next)))
		;
	return old;
}

static void own(struct node *node)
{
	if (node)
		assert(atomic_fetch_add(&node->owned, 1) == 0); // expect: assertion
}

static void *one(void *unused)
{
	own(pop());
	return unused;
}

static void *other(void *unused)
{
	struct node *first = pop();
	struct node *second = pop();

	own(second);
	if (first)
		push(first);
	return unused;
}

int main(void)
{
	pthread_t threads[2];

	push(&nodes[0]);
	push(&nodes[1]);
	pthread_create(&threads[0], 0, one, 0);
	pthread_create(&threads[1], 0, other, 0);
	pthread_join(threads[0], 0);
	pthread_join(threads[1], 0);
	own(pop());
	return 0;
}
