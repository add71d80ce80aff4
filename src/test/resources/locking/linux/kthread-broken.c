/* rules:
- rule: the backlog of a writer is under its lock
  id: backlog
  guarded_by: { field: writer.backlog, lock: writer.lock }
*/
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct writer {
	struct mutex lock;
	struct task_struct *task;
	int backlog;
};

static int writer_run(void *data)
{
	struct writer *writer = data;

	while (!kthread_should_stop()) {
		if (writer->backlog > 0) { // site: backlog unprotected
			mutex_lock(&writer->lock);
			writer->backlog--; // site: backlog held
			mutex_unlock(&writer->lock);
		}
		schedule();
	}
	return 0;
}

struct writer *writer_start(void)
{
	struct writer *writer = kzalloc(sizeof(*writer), GFP_KERNEL);

	if (!writer)
		return NULL;
	mutex_init(&writer->lock);
	writer->task = kthread_run(writer_run, writer, "writer");
	if (IS_ERR(writer->task)) {
		kfree(writer);
		return NULL;
	}
	writer->backlog = 1; // site: backlog unprotected
	return writer;
}
