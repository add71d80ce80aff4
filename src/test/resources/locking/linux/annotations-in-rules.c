/* rules:
- rule: the functions of the drive that begin with two underscores run under its lock
  id: inner
  must_hold: { functions: ["__drive_*"], lock: drive.lock }
- rule: heads
  id: heads
  guarded_by: { field: drive.heads, lock: drive.lock }
  except: [{ function: drive_probe, reason: nobody else knows the drive yet }]
*/
#include <linux/mutex.h>

struct drive {
	struct mutex lock;
	int heads;
};

void __drive_park(struct drive *drive)
{
	drive->heads = 0;
}

void __drive_park_all(struct drive *drive)
{
	__drive_park(drive);
}

void drive_probe(struct drive *drive)
{
	drive->heads = 4;
}

void drive_stop(struct drive *drive)
{
	mutex_lock(&drive->lock);
	__drive_park_all(drive); // site: inner held
	mutex_unlock(&drive->lock);
	__drive_park(drive); // site: inner unprotected
}
