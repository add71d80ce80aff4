/* rules:
- rule: the beats of a monitor are under its lock
  id: beats
  guarded_by: { field: monitor.beats, lock: monitor.lock }
*/
// quiet
#include <linux/container_of.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct monitor {
	int id;
	struct mutex lock;
	struct work_struct work;
	long beats;
};

static void monitor_work(struct work_struct *work)
{
	struct monitor *monitor = container_of(work, struct monitor, work);

	mutex_lock(&monitor->lock);
	monitor->beats++; // site: beats held
	mutex_unlock(&monitor->lock);
}

static void monitor_unlock(struct mutex *lock)
{
	struct monitor *monitor = container_of(lock, struct monitor, lock);

	monitor->beats = 0; // site: beats held
	mutex_unlock(lock);
}

void monitor_start(struct monitor *monitor)
{
	INIT_WORK(&monitor->work, monitor_work);
	schedule_work(&monitor->work);
	mutex_lock(&monitor->lock);
	monitor_unlock(&monitor->lock);
}
