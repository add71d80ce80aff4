/* rules:
- rule: the credit of a gate is under its lock
  id: credit
  guarded_by: { field: gate.credit, lock: gate.lock }
*/
// quiet
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct gate {
	spinlock_t lock;
	wait_queue_head_t wait;
	int credit;
};

void gate_enter(struct gate *gate)
{
	spin_lock_irq(&gate->lock);
	wait_event_lock_irq(gate->wait, gate->credit > 0, gate->lock); // site: credit held
	gate->credit--; // site: credit held
	spin_unlock_irq(&gate->lock);
}

void gate_enter_by_hand(struct gate *gate)
{
	DEFINE_WAIT(wait);

	spin_lock_irq(&gate->lock);
	while (!gate->credit) { // site: credit held
		prepare_to_wait(&gate->wait, &wait, TASK_UNINTERRUPTIBLE);
		spin_unlock_irq(&gate->lock);
		schedule();
		spin_lock_irq(&gate->lock);
	}
	finish_wait(&gate->wait, &wait);
	gate->credit--; // site: credit held
	spin_unlock_irq(&gate->lock);
}

void gate_leave(struct gate *gate)
{
	unsigned long flags;

	spin_lock_irqsave(&gate->lock, flags);
	if (gate->credit++ == 0) // site: credit held
		wake_up(&gate->wait);
	spin_unlock_irqrestore(&gate->lock, flags);
}
