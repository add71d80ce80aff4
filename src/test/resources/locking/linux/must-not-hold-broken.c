/* rules:
- rule: a queue is flushed without its lock, which its workers take
  id: flush
  must_not_hold: { functions: [queue_flush], lock: queue.lock }
*/
#include <linux/mutex.h>

struct queue {
	struct mutex lock;
	int depth;
	int dying;
};

void queue_flush(struct queue *queue);

static void queue_empty(struct queue *queue)
{
	if (queue->dying)
		queue_flush(queue); // site: flush unprotected
}

void queue_shrink(struct queue *queue)
{
	mutex_lock(&queue->lock);
	queue->depth--;
	queue_flush(queue); // site: flush unprotected
	mutex_unlock(&queue->lock);
}

void queue_close(struct queue *queue)
{
	mutex_lock(&queue->lock);
	queue->dying = 1;
	queue_empty(queue);
	mutex_unlock(&queue->lock);
}

void queue_maybe(struct queue *queue, int locked)
{
	if (locked)
		mutex_lock(&queue->lock);
	if (!locked)
		queue_flush(queue); // site: flush held
	if (locked)
		mutex_unlock(&queue->lock);
}
