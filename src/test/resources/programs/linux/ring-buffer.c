// expect: none
#include <linux/bug.h>
#include <linux/circ_buf.h>
#include <linux/compiler.h>
#include <linux/kthread.h>

#define SIZE 4

static char bytes[SIZE];
static struct circ_buf ring = { .buf = bytes };

static int produce(void *unused)
{
	int i;

	for (i = 1; i <= 2; i++) {
		int head = ring.head, tail = smp_load_acquire(&ring.tail);

		BUG_ON(CIRC_SPACE(head, tail, SIZE) < 1);
		ring.buf[head] = i;
		smp_store_release(&ring.head, (head + 1) & (SIZE - 1));
	}
	return 0;
}

int main(void)
{
	int next = 1;

	kthread_run(produce, NULL, "produce");
	while (next <= 2) {
		int head = smp_load_acquire(&ring.head), tail = ring.tail;

		if (CIRC_CNT(head, tail, SIZE) >= 1) {
			BUG_ON(ring.buf[tail] != next++);
			smp_store_release(&ring.tail, (tail + 1) & (SIZE - 1));
		}
	}
	return 0;
}
