/* rules:
- rule: lines of a log are under its lock
  id: lines
  guarded_by: { field: log.lines, lock: log.lock }
*/
// quiet
#include <linux/spinlock.h>

struct log {
	spinlock_t lock;
	int lines;
	int last;
};

static void log_dump(struct log *log)
{
	log->last = log->lines;
}

static void log_line(struct log *log, int line, int verbose)
{
	log->lines++; // site: lines held
	log->last = line;
	if (verbose)
		log_dump(log);
}

void log_add(struct log *log, int line)
{
	spin_lock(&log->lock);
	log_line(log, line, 0);
	spin_unlock(&log->lock);
}
