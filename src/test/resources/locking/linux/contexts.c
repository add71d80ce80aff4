/* rules:
- rule: the per-cpu slot is used with interrupts off
  id: slot
  guarded_by: { field: cpu_slot, lock: irq }
- rule: the shared tick is used with preemption off
  id: tick
  guarded_by: { field: cpu_tick, lock: preempt }
- rule: nobody sleeps with a spinlock or with preemption off
  id: sleep
  must_not_hold: { functions: [slot_sleep], lock: preempt }
*/
#include <linux/irqflags.h>
#include <linux/kthread.h>
#include <linux/preempt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(slot_lock);
static int cpu_slot;
static int cpu_tick;

void slot_sleep(void);

static void slot_set(int value)
{
	unsigned long flags;

	local_irq_save(flags);
	cpu_slot = value; // site: slot held
	local_irq_restore(flags);
	spin_lock_irqsave(&slot_lock, flags);
	cpu_slot++; // site: slot held
	cpu_tick++; // site: tick held
	spin_unlock_irqrestore(&slot_lock, flags);
	slot_sleep(); // site: sleep held
}

static void slot_plain_lock(int value)
{
	spin_lock(&slot_lock);
	cpu_slot = value; // site: slot unprotected
	cpu_tick = value; // site: tick held
	slot_sleep(); // site: sleep unprotected
	spin_unlock(&slot_lock);
}

static void slot_tick(void)
{
	preempt_disable();
	cpu_tick++; // site: tick held
	preempt_enable();
	cpu_tick++; // site: tick unprotected
}

static int slot_run(void *unused)
{
	while (!kthread_should_stop()) {
		slot_set(1);
		slot_plain_lock(2);
		slot_tick();
	}
	return 0;
}

struct task_struct *slot_start(void)
{
	return kthread_run(slot_run, NULL, "slot");
}
