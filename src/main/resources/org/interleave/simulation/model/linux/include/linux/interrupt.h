#ifndef _LINUX_INTERRUPT_H
#define _LINUX_INTERRUPT_H
#include <linux/hardirq.h>
#include <linux/irqflags.h>
#include <linux/types.h>
typedef enum irqreturn { IRQ_NONE = 0, IRQ_HANDLED = 1, IRQ_WAKE_THREAD = 2 } irqreturn_t;
typedef irqreturn_t (*irq_handler_t)(int irq, void *device);
#define IRQF_SHARED 0x80
#define IRQF_ONESHOT 0x2000
#define IRQ_RETVAL(handled) ((handled) ? IRQ_HANDLED : IRQ_NONE)
int request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags, const char *name,
		void *device);
int request_threaded_irq(unsigned int irq, irq_handler_t handler, irq_handler_t second,
			 unsigned long flags, const char *name, void *device);
const void *free_irq(unsigned int irq, void *device);
void synchronize_irq(unsigned int irq);
struct tasklet_struct {
	struct tasklet_struct *next;
	unsigned long state;
	atomic_t count;
	void (*func)(unsigned long data);
	unsigned long data;
};
#define DECLARE_TASKLET(name, function, argument) \
	struct tasklet_struct name = { 0, 0, { 0 }, (function), (argument) }
void tasklet_init(struct tasklet_struct *tasklet, void (*function)(unsigned long),
		  unsigned long data);
#define tasklet_setup(tasklet, callback) \
	tasklet_init((tasklet), (void (*)(unsigned long))(callback), (unsigned long)(tasklet))
#define from_tasklet(variable, callback, member) \
	container_of(callback, __typeof__(*variable), member)
void tasklet_schedule(struct tasklet_struct *tasklet);
void tasklet_hi_schedule(struct tasklet_struct *tasklet);
void tasklet_kill(struct tasklet_struct *tasklet);
#endif
