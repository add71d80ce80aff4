#ifndef _LINUX_IRQFLAGS_H
#define _LINUX_IRQFLAGS_H
#include <linux/preempt.h>
unsigned long arch_local_irq_save(void);
unsigned long arch_local_save_flags(void);
void arch_local_irq_restore(unsigned long flags);
void arch_local_irq_disable(void);
void arch_local_irq_enable(void);
int arch_irqs_disabled_flags(unsigned long flags);
#define local_irq_save(flags) ((void)((flags) = arch_local_irq_save()))
#define local_irq_restore(flags) arch_local_irq_restore(flags)
#define local_irq_disable() arch_local_irq_disable()
#define local_irq_enable() arch_local_irq_enable()
#define local_save_flags(flags) ((void)((flags) = arch_local_save_flags()))
#define irqs_disabled_flags(flags) arch_irqs_disabled_flags(flags)
#endif
