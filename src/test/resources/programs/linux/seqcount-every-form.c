// expect: none
#include <interleave.h>
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/seqlock.h>

void write_seqcount_begin_nested(seqcount_t *s, int subclass);

static seqcount_t count;
static DEFINE_SEQLOCK(lock);
static int low, high;

static void store(void)
{
	WRITE_ONCE(low, low + 1);
	WRITE_ONCE(high, high + 1);
}

static int write(void *form)
{
	unsigned long flags;

	switch ((long)form) {
	case 0:
		write_seqcount_begin(&count);
		store();
		write_seqcount_end(&count);
		break;
	case 1:
		raw_write_seqcount_begin(&count);
		store();
		raw_write_seqcount_end(&count);
		break;
	case 2:
		write_seqcount_begin_nested(&count, 1);
		store();
		write_seqcount_end(&count);
		write_seqcount_invalidate(&count);
		break;
	case 3:
		write_seqlock(&lock);
		store();
		write_sequnlock(&lock);
		break;
	case 4:
		write_seqlock_bh(&lock);
		store();
		write_sequnlock_bh(&lock);
		break;
	case 5:
		write_seqlock_irq(&lock);
		store();
		write_sequnlock_irq(&lock);
		break;
	default:
		write_seqlock_irqsave(&lock, flags);
		store();
		write_sequnlock_irqrestore(&lock, flags);
	}
	return 0;
}

static void read(unsigned form, int *a, int *b)
{
	unsigned start;

	do {
		start = form == 0   ? read_seqcount_begin(&count)
			: form == 1 ? __read_seqcount_begin(&count)
			: form == 2 ? raw_read_seqcount_begin(&count)
				    : read_seqbegin(&lock);
		*a = READ_ONCE(low);
		*b = READ_ONCE(high);
	} while (form == 1  ? __read_seqcount_retry(&count, start)
		 : form < 3 ? read_seqcount_retry(&count, start)
			    : read_seqretry(&lock, start));
}

int main(void)
{
	unsigned form = il_choose(7, "form");
	struct task_struct *task;
	int a, b;

	seqcount_init(&count);
	seqlock_init(&lock);
	task = kthread_run(write, (void *)(long)form, "write");
	read(form, &a, &b);
	BUG_ON(a != b);
	kthread_stop(task);
	read_seqlock_excl(&lock);
	read_sequnlock_excl(&lock);
	return 0;
}
