#include "context.h"

#define IRQS_ON 0x200UL

static void add(unsigned value) { __linux_off(value); }

static void subtract(unsigned value)
{
	if (__linux_preempt < value)
		il_report("warning", "preemption is enabled more often than it was disabled", 0);
	else
		__linux_preempt -= value;
	__linux_on(value);
}

void preempt_disable(void) { add(PREEMPT_ONE); }
void preempt_enable(void) { subtract(PREEMPT_ONE); }
void preempt_enable_no_resched(void) { subtract(PREEMPT_ONE); }
void preempt_disable_notrace(void) { add(PREEMPT_ONE); }
void preempt_enable_notrace(void) { subtract(PREEMPT_ONE); }
void preempt_count_add(int value) { add(value); }
void preempt_count_sub(int value) { subtract(value); }
void __preempt_count_add(int value) { add(value); }
void __preempt_count_sub(int value) { subtract(value); }
int preempt_count(void) { return __linux_preempt; }

_Bool __preempt_count_dec_and_test(void)
{
	subtract(PREEMPT_ONE);
	return 0;
}

void preempt_schedule(void) {}
void preempt_schedule_notrace(void) {}
_Bool should_resched(int offset) { (void)offset; return 0; }

void local_bh_disable(void) { add(SOFTIRQ_OFF); }
void local_bh_enable(void) { subtract(SOFTIRQ_OFF); }
void _local_bh_enable(void) { subtract(SOFTIRQ_OFF); }

void __local_bh_disable_ip(unsigned long ip, unsigned int value)
{
	(void)ip;
	add(value);
}

void __local_bh_enable_ip(unsigned long ip, unsigned int value)
{
	(void)ip;
	subtract(value);
}

void arch_local_irq_disable(void) { __linux_irqs(1, 1); }
void arch_local_irq_enable(void) { __linux_irqs(0, 1); }
unsigned long arch_local_save_flags(void) { return __linux_irqs_off ? 0 : IRQS_ON; }
int arch_irqs_disabled_flags(unsigned long flags) { return !(flags & IRQS_ON); }
int arch_irqs_disabled(void) { return __linux_irqs_off; }
void arch_local_irq_restore(unsigned long flags) { __linux_irqs(!(flags & IRQS_ON), 1); }

unsigned long arch_local_irq_save(void)
{
	unsigned long flags = arch_local_save_flags();

	__linux_irqs(1, 1);
	return flags;
}

void trace_hardirqs_on(void) {}
void trace_hardirqs_off(void) {}

void might_sleep(void) { __linux_may_sleep("might_sleep"); }

void __might_sleep(const char *file, int line, int offset)
{
	(void)file;
	(void)line;
	(void)offset;
	__linux_may_sleep("might_sleep");
}

void ___might_sleep(const char *file, int line, int offset)
{
	(void)file;
	(void)line;
	(void)offset;
	__linux_may_sleep("might_sleep");
}

void might_fault(void) { __linux_may_sleep("might_fault"); }

void __might_fault(const char *file, int line)
{
	(void)file;
	(void)line;
	__linux_may_sleep("might_fault");
}

int _cond_resched(void)
{
	__linux_may_sleep("cond_resched");
	return 0;
}

int cond_resched(void)
{
	__linux_may_sleep("cond_resched");
	return 0;
}
