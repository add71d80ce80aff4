/* rules:
- rule: the counts of a tower are written with the semaphore held for writing
  id: counts
  guarded_by: { field: tower.counts, lock: tower.sem }
- rule: the bell is not rung with interrupts on
  id: bell
  must_hold: { function: bell_ring, lock: irq }
- rule: nothing sleeps with preemption off
  id: sleep
  forbids: { call: msleep, under: preempt }
*/
#include <linux/delay.h>
#include <linux/irqflags.h>
#include <linux/percpu-rwsem.h>
#include <linux/preempt.h>
#include <linux/spinlock.h>

struct tower {
	struct percpu_rw_semaphore sem;
	spinlock_t lock;
	int counts;
};

void bell_ring(void);

int tower_count(struct tower *tower)
{
	int counts;

	percpu_down_read(&tower->sem);
	counts = tower->counts; // site: counts held
	percpu_up_read(&tower->sem);
	return counts;
}

void tower_add(struct tower *tower)
{
	percpu_down_write(&tower->sem);
	tower->counts++; // site: counts held
	percpu_up_write(&tower->sem);
	percpu_down_read(&tower->sem);
	tower->counts = 0; // site: counts unprotected
	percpu_up_read(&tower->sem);
}

void tower_ring(struct tower *tower)
{
	unsigned long flags;

	local_irq_save(flags);
	bell_ring(); // site: bell held
	local_irq_restore(flags);
	spin_lock_irqsave(&tower->lock, flags);
	bell_ring(); // site: bell held
	spin_unlock_irqrestore(&tower->lock, flags);
	spin_lock_irq(&tower->lock);
	bell_ring(); // site: bell held
	spin_unlock(&tower->lock);
	bell_ring(); // site: bell held
	local_irq_enable();
}

void tower_wait(struct tower *tower)
{
	msleep(1); // site: sleep unknown
	spin_lock(&tower->lock);
	msleep(1); // site: sleep unprotected
	spin_unlock(&tower->lock);
	preempt_disable();
	msleep(1); // site: sleep unprotected
	preempt_enable();
}
