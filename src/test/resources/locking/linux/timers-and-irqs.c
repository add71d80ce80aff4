/* rules:
- rule: the ticks of a meter are under its lock
  id: ticks
  guarded_by: { field: meter.ticks, lock: meter.lock }
- rule: the state of a meter is under its mutex
  id: state
  guarded_by: { field: meter.state, lock: meter.mutex }
*/
#include <linux/container_of.h>
#include <linux/interrupt.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

struct meter {
	spinlock_t lock;
	struct mutex mutex;
	struct timer_list timer;
	struct work_struct work;
	int ticks;
	int state;
};

static void meter_expired(struct timer_list *timer)
{
	struct meter *meter = container_of(timer, struct meter, timer);

	spin_lock(&meter->lock);
	meter->ticks++; // site: ticks held
	spin_unlock(&meter->lock);
	schedule_work(&meter->work);
}

static void meter_work(struct work_struct *work)
{
	struct meter *meter = container_of(work, struct meter, work);

	mutex_lock(&meter->mutex);
	meter->state = 1; // site: state held
	mutex_unlock(&meter->mutex);
	meter->ticks = 0; // site: ticks unprotected
}

static irqreturn_t meter_irq(int irq, void *data)
{
	struct meter *meter = data;

	meter->ticks++; // site: ticks unprotected
	return IRQ_HANDLED;
}

static irqreturn_t meter_thread(int irq, void *data)
{
	struct meter *meter = data;
	unsigned long flags;

	spin_lock_irqsave(&meter->lock, flags);
	meter->ticks--; // site: ticks held
	spin_unlock_irqrestore(&meter->lock, flags);
	return IRQ_HANDLED;
}

struct meter *meter_new(int irq)
{
	struct meter *meter = kzalloc(sizeof(*meter), GFP_KERNEL);

	if (!meter)
		return NULL;
	spin_lock_init(&meter->lock);
	mutex_init(&meter->mutex);
	meter->ticks = 1; // site: ticks held
	timer_setup(&meter->timer, meter_expired, 0);
	INIT_WORK(&meter->work, meter_work);
	meter->state = 2; // site: state held
	if (request_threaded_irq(irq, meter_irq, meter_thread, 0, "meter", meter)) {
		kfree(meter);
		return NULL;
	}
	return meter;
}
