#include <linux/bug.h>
#include <linux/circ_buf.h>
#include <linux/compiler.h>
#include <linux/kthread.h>

#define SIZE 4

static char bytes[SIZE];
static struct circ_buf ring = { .buf = bytes };

static int produce(void *unused)
{
	smp_store_release(&ring.head, 1);
	ring.buf[0] = 1; // expect: data-race
	return 0;
}

int main(void)
{
	kthread_run(produce, NULL, "produce");
	if (CIRC_CNT(smp_load_acquire(&ring.head), 0, SIZE))
		BUG_ON(ring.buf[0] != 1); // expect: data-race // expect: assertion
	return 0;
}
