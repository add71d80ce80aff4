#ifndef _LINUX_PREEMPT_H
#define _LINUX_PREEMPT_H
#include <linux/compiler.h>
#include <linux/types.h>
void preempt_disable(void);
void preempt_enable(void);
void preempt_enable_no_resched(void);
int preempt_count(void);
#define in_irq() ((preempt_count() & 0xf0000) != 0)
#define in_hardirq() in_irq()
#define in_softirq() ((preempt_count() & 0xff00) != 0)
#define in_serving_softirq() ((preempt_count() & 0x100) != 0)
#define in_interrupt() ((preempt_count() & 0xfff00) != 0)
#define in_task() (!(preempt_count() & 0xf0100))
#define in_nmi() 0
#define in_atomic() (preempt_count() != 0)
#define preemptible() (preempt_count() == 0 && !irqs_disabled())
int arch_irqs_disabled(void);
#define irqs_disabled() arch_irqs_disabled()
#endif
