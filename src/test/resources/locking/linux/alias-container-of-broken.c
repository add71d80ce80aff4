/* rules:
- rule: the beats of a monitor are under its lock
  id: beats
  guarded_by: { field: monitor.beats, lock: monitor.lock }
*/
#include <linux/container_of.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct monitor {
	int id;
	struct mutex lock;
	struct work_struct work;
	struct work_struct other;
	struct monitor *peer;
	long beats;
};

static void monitor_work(struct work_struct *work)
{
	struct monitor *monitor = container_of(work, struct monitor, work);

	monitor->beats++; // site: beats unprotected
}

static void monitor_other(struct work_struct *work)
{
	struct monitor *monitor = container_of(work, struct monitor, other);
	struct monitor *peer = monitor->peer;

	mutex_lock(&peer->lock);
	peer->beats++; // site: beats held
	monitor->beats++; // site: beats unprotected
	mutex_unlock(&peer->lock);
}

void monitor_start(struct monitor *monitor)
{
	INIT_WORK(&monitor->work, monitor_work);
	INIT_WORK(&monitor->other, monitor_other);
	mutex_lock(&monitor->lock);
	schedule_work(&monitor->work);
	schedule_work(&monitor->other);
	mutex_unlock(&monitor->lock);
}
