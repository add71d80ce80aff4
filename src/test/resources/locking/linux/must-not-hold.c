/* rules:
- rule: a queue is flushed without its lock, which its workers take
  id: flush
  must_not_hold: { functions: [queue_flush], lock: queue.lock }
- rule: depth
  id: depth
  guarded_by: { field: queue.depth, lock: queue.lock }
*/
// quiet
#include <linux/mutex.h>

struct queue {
	struct mutex lock;
	int depth;
};

void queue_flush(struct queue *queue);

void queue_shrink(struct queue *queue, struct queue *other)
{
	mutex_lock(&queue->lock);
	queue->depth--; // site: depth held
	mutex_unlock(&queue->lock);
	queue_flush(queue); // site: flush held
	mutex_lock(&other->lock);
	queue_flush(queue);
	mutex_unlock(&other->lock);
}
