// expect: none
#include <linux/bug.h>
#include <linux/irqflags.h>
#include <linux/lockdep.h>
#include <linux/local_lock.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

void preempt_disable_notrace(void);
void preempt_enable_notrace(void);
void preempt_count_add(int value);
void preempt_count_sub(int value);
void __preempt_count_add(int value);
void __preempt_count_sub(int value);
bool __preempt_count_dec_and_test(void);
void preempt_schedule(void);
void preempt_schedule_notrace(void);
bool should_resched(int offset);
void _local_bh_enable(void);
void __local_bh_disable_ip(unsigned long ip, unsigned int value);
void __local_bh_enable_ip(unsigned long ip, unsigned int value);
void trace_hardirqs_on(void);
void trace_hardirqs_off(void);
void __might_sleep(const char *file, int line, int offset);
void ___might_sleep(const char *file, int line, int offset);
void __might_fault(const char *file, int line);
int _cond_resched(void);

static local_lock_t local = INIT_LOCAL_LOCK(local);

int main(void)
{
	unsigned long flags, inner;

	lockdep_assert_irqs_enabled();
	lockdep_assert_preemption_enabled();
	preempt_disable();
	preempt_disable_notrace();
	BUG_ON(preempt_count() != 2 || !in_atomic() || preemptible() || in_interrupt() || !in_task());
	lockdep_assert_preemption_disabled();
	preempt_enable_notrace();
	preempt_enable_no_resched();
	BUG_ON(preempt_count() || !preemptible());
	preempt_count_add(2);
	__preempt_count_add(1);
	BUG_ON(preempt_count() != 3 || __preempt_count_dec_and_test());
	preempt_count_sub(1);
	__preempt_count_sub(1);
	BUG_ON(preempt_count() || should_resched(0));
	preempt_schedule();
	preempt_schedule_notrace();
	BUG_ON(get_cpu() != smp_processor_id() || preempt_count() != 1);
	put_cpu();
	local_lock(&local);
	BUG_ON(preempt_count() != 1);
	local_unlock(&local);
	local_bh_disable();
	BUG_ON(!in_softirq() || in_serving_softirq() || !in_interrupt());
	_local_bh_enable();
	__local_bh_disable_ip(0, 0x200);
	local_bh_enable();
	local_bh_disable();
	__local_bh_enable_ip(0, 0x200);
	BUG_ON(in_softirq() || in_nmi());
	local_irq_disable();
	lockdep_assert_irqs_disabled();
	local_save_flags(flags);
	BUG_ON(!irqs_disabled() || !irqs_disabled_flags(flags));
	local_irq_enable();
	local_irq_save(flags);
	BUG_ON(irqs_disabled_flags(flags));
	local_irq_save(inner);
	local_irq_restore(inner);
	BUG_ON(!irqs_disabled());
	local_irq_restore(flags);
	BUG_ON(irqs_disabled());
	trace_hardirqs_off();
	trace_hardirqs_on();
	__might_sleep(__FILE__, __LINE__, 0);
	___might_sleep(__FILE__, __LINE__, 0);
	__might_fault(__FILE__, __LINE__);
	might_sleep_if(1);
	might_fault();
	_cond_resched();
	return 0;
}
