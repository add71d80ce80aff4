/* rules:
- rule: ticks are under the lock
  id: ticks
  guarded_by: { field: alarm.ticks, lock: alarm.lock }
*/
#include <linux/interrupt.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

struct alarm {
	spinlock_t lock;
	struct timer_list timer;
	struct delayed_work work;
	long ticks;
};

static void alarm_timer(struct timer_list *timer)
{
	struct alarm *alarm = from_timer(alarm, timer, timer);

	alarm->ticks++; // site: ticks unprotected
}

static void alarm_work(struct work_struct *work)
{
	struct alarm *alarm = container_of(to_delayed_work(work), struct alarm, work);

	spin_lock_bh(&alarm->lock);
	spin_unlock_bh(&alarm->lock);
	alarm->ticks = 0; // site: ticks unprotected
}

static irqreturn_t alarm_interrupt(int irq, void *data)
{
	struct alarm *alarm = data;

	spin_lock(&alarm->lock);
	if (!alarm->ticks) // site: ticks held
		return IRQ_NONE; // site: ticks unprotected
	spin_unlock(&alarm->lock);
	return IRQ_HANDLED;
}

int alarm_start(struct alarm *alarm)
{
	unsigned long flags;
	int err;

	timer_setup(&alarm->timer, alarm_timer, 0);
	INIT_DELAYED_WORK(&alarm->work, alarm_work);
	err = request_irq(7, alarm_interrupt, IRQF_SHARED, "alarm", alarm);
	spin_lock_irqsave(&alarm->lock, flags);
	mod_timer(&alarm->timer, jiffies + 10);
	schedule_delayed_work(&alarm->work, 10);
	spin_unlock_irqrestore(&alarm->lock, flags);
	return err;
}
