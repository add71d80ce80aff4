/* rules:
- rule: ticks are under the lock
  id: ticks
  guarded_by: { field: alarm.ticks, lock: alarm.lock }
*/
// quiet
#include <linux/interrupt.h>
#include <linux/notifier.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

struct alarm {
	spinlock_t lock;
	struct timer_list timer;
	struct delayed_work work;
	struct notifier_block block;
	long ticks;
};

static void alarm_timer(struct timer_list *timer)
{
	struct alarm *alarm = from_timer(alarm, timer, timer);

	spin_lock(&alarm->lock);
	alarm->ticks++; // site: ticks held
	spin_unlock(&alarm->lock);
}

static void alarm_work(struct work_struct *work)
{
	struct alarm *alarm = container_of(to_delayed_work(work), struct alarm, work);

	spin_lock_bh(&alarm->lock);
	alarm->ticks = 0; // site: ticks held
	spin_unlock_bh(&alarm->lock);
}

static int alarm_notify(struct notifier_block *block, unsigned long action, void *data)
{
	struct alarm *alarm = container_of(block, struct alarm, block);

	if (action != 1)
		return NOTIFY_DONE;
	spin_lock_bh(&alarm->lock);
	alarm->ticks += 10; // site: ticks held
	spin_unlock_bh(&alarm->lock);
	return NOTIFY_OK;
}

static irqreturn_t alarm_interrupt(int irq, void *data)
{
	struct alarm *alarm = data;
	irqreturn_t result = IRQ_NONE;

	spin_lock(&alarm->lock);
	if (alarm->ticks) // site: ticks held
		result = IRQ_HANDLED;
	spin_unlock(&alarm->lock);
	return result;
}

int alarm_start(struct alarm *alarm)
{
	spin_lock_init(&alarm->lock);
	timer_setup(&alarm->timer, alarm_timer, 0);
	INIT_DELAYED_WORK(&alarm->work, alarm_work);
	alarm->block.notifier_call = alarm_notify;
	mod_timer(&alarm->timer, jiffies + 10);
	schedule_delayed_work(&alarm->work, 10);
	return request_irq(7, alarm_interrupt, IRQF_SHARED, "alarm", alarm);
}
