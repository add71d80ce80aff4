/*
 * Tasklets run once for each time that they are scheduled, in softirq context. An interrupt that
 * is requested comes once, at any time until it is freed.
 */
#include "deferred.h"

struct tasklet {
	unsigned long last;
	unsigned long state;
	int count;
	void (*function)(unsigned long);
	unsigned long data;
};

void tasklet_init(void *tasklet, void (*function)(unsigned long), unsigned long data)
{
	struct tasklet *t = tasklet;

	il_atomic_begin();
	t->last = 0;
	t->state = 0;
	t->count = 0;
	t->function = function;
	t->data = data;
	il_atomic_end();
}

static void plan(void *tasklet)
{
	struct tasklet *t = tasklet;
	struct deferred what;
	int thread;

	what.name = "tasklet";
	what.object = tasklet;
	what.function_offset = 24;
	what.argument_offset = 32;
	what.last = &t->last;
	what.pending = &t->state;
	what.pending_bit = 1;
	what.after = -1;
	what.context = SOFTIRQ_ONE;
	il_atomic_begin();
	__linux_defer(&what, &thread);
	il_atomic_end();
}

void tasklet_schedule(void *tasklet) { plan(tasklet); }
void tasklet_hi_schedule(void *tasklet) { plan(tasklet); }
void __tasklet_schedule(void *tasklet) { plan(tasklet); }
void __tasklet_hi_schedule(void *tasklet) { plan(tasklet); }

void tasklet_kill(void *tasklet)
{
	struct tasklet *t = tasklet;

	__linux_may_sleep("tasklet_kill");
	__linux_defer_flush(&t->last, tasklet, "the tasklet to end");
}

#define MOST 16

struct interrupt {
	unsigned irq;
	void *device;
	unsigned long last;
	unsigned long pending;
	int (*handler)(int, void *);
	int (*second)(int, void *);
	struct interrupt *next;
};

static struct interrupt *interrupts;

static void handle(void *argument)
{
	struct interrupt *i = argument;
	int outcome;

	__linux_irqs_off = 1;
	outcome = i->handler ? i->handler(i->irq, i->device) : 2;
	__linux_irqs_off = 0;
	__linux_preempt -= HARDIRQ_ONE;
	if (outcome == 2 && i->second)
		i->second(i->irq, i->device);
	__linux_preempt += HARDIRQ_ONE;
}

struct line {
	struct interrupt interrupt;
	void (*function)(void *);
};

int request_threaded_irq(unsigned irq, int (*handler)(int, void *), int (*second)(int, void *),
			 unsigned long flags, const char *name, void *device)
{
	struct line *line = il_allocate(sizeof(*line), 1);
	struct deferred what;
	int thread;

	(void)flags;
	(void)name;
	__linux_may_sleep("request_irq");
	line->interrupt.irq = irq;
	line->interrupt.device = device;
	line->interrupt.handler = handler;
	line->interrupt.second = second;
	line->function = handle;
	what.name = "interrupt";
	what.object = line;
	what.function_offset = sizeof(struct interrupt);
	what.argument_offset = ARGUMENT_IS_OBJECT;
	what.last = &line->interrupt.last;
	what.pending = &line->interrupt.pending;
	what.pending_bit = 1;
	what.after = -1;
	what.context = HARDIRQ_ONE;
	il_atomic_begin();
	line->interrupt.next = interrupts;
	interrupts = &line->interrupt;
	__linux_defer(&what, &thread);
	il_atomic_end();
	return 0;
}

int request_irq(unsigned irq, int (*handler)(int, void *), unsigned long flags, const char *name,
		void *device)
{
	return request_threaded_irq(irq, handler, 0, flags, name, device);
}

static struct interrupt *find(unsigned irq, void *device)
{
	struct interrupt *i;

	for (i = interrupts; i; i = i->next)
		if (i->irq == irq && (!device || i->device == device))
			return i;
	return 0;
}

const void *free_irq(unsigned irq, void *device)
{
	struct interrupt *i, **at;

	__linux_may_sleep("free_irq");
	il_atomic_begin();
	i = find(irq, device);
	if (i) {
		__linux_defer_cancel(&i->last, &i->pending, 1);
		for (at = &interrupts; *at != i; at = &(*at)->next)
			;
		*at = i->next;
	}
	il_atomic_end();
	if (!i) {
		il_report("warning", "an interrupt is freed that is not requested", 0);
		return 0;
	}
	device = i->device;
	__linux_defer_flush(&i->last, i, "the interrupt's handler to end");
	il_free(i);
	return device;
}

/* Waits for the handler that was asked for, as if it ran already. */
void synchronize_irq(unsigned irq)
{
	struct interrupt *i;
	unsigned long last = 0;

	__linux_may_sleep("synchronize_irq");
	il_atomic_begin();
	i = find(irq, 0);
	if (i && !(i->pending & 1))
		last = i->last;
	il_atomic_end();
	if (last)
		__linux_defer_flush(&last, i, "the interrupt's handler to end");
}
