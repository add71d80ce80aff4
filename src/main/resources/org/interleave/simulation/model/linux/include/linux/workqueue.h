#ifndef _LINUX_WORKQUEUE_H
#define _LINUX_WORKQUEUE_H
#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/timer.h>
#include <linux/types.h>
struct workqueue_struct;
struct work_struct;
typedef void (*work_func_t)(struct work_struct *work);
struct work_struct {
	unsigned long data;
	struct list_head entry;
	work_func_t func;
};
struct delayed_work {
	struct work_struct work;
	struct timer_list timer;
	struct workqueue_struct *wq;
	int cpu;
};
struct rcu_work {
	struct work_struct work;
	struct rcu_head rcu;
	struct workqueue_struct *wq;
};
#define WQ_UNBOUND (1 << 1)
#define WQ_FREEZABLE (1 << 2)
#define WQ_MEM_RECLAIM (1 << 3)
#define WQ_HIGHPRI (1 << 4)
#define WQ_CPU_INTENSIVE (1 << 5)
#define WQ_SYSFS (1 << 6)
#define WQ_PERCPU (1 << 8)
#define __WQ_ORDERED (1 << 17)
#define WQ_MAX_ACTIVE 512
#define WORK_CPU_UNBOUND 64
#define __WORK_INITIALIZER(name, function) { 0, { 0, 0 }, (function) }
#define DECLARE_WORK(name, function) struct work_struct name = __WORK_INITIALIZER(name, function)
#define DECLARE_DELAYED_WORK(name, function) \
	struct delayed_work name = { .work = __WORK_INITIALIZER(name.work, function) }
void __linux_work_init(struct work_struct *work, work_func_t function);
#define INIT_WORK(item, function) __linux_work_init((item), (function))
#define INIT_WORK_ONSTACK(item, function) INIT_WORK(item, function)
#define INIT_DELAYED_WORK(item, function) INIT_WORK(&(item)->work, (function))
#define INIT_DELAYED_WORK_ONSTACK(item, function) INIT_DELAYED_WORK(item, function)
#define INIT_DEFERRABLE_WORK(item, function) INIT_DELAYED_WORK(item, function)
#define destroy_work_on_stack(item) ((void)(item))
#define destroy_delayed_work_on_stack(item) ((void)(item))
#define to_delayed_work(item) container_of(item, struct delayed_work, work)
unsigned int work_busy(struct work_struct *work);
#define work_pending(item) ((work_busy(item) & 1) != 0)
#define delayed_work_pending(item) work_pending(&(item)->work)
extern struct workqueue_struct *system_wq;
extern struct workqueue_struct *system_highpri_wq;
extern struct workqueue_struct *system_long_wq;
extern struct workqueue_struct *system_unbound_wq;
extern struct workqueue_struct *system_freezable_wq;
extern struct workqueue_struct *system_power_efficient_wq;
struct workqueue_struct *alloc_workqueue(const char *name, unsigned int flags, int most, ...);
struct workqueue_struct *alloc_ordered_workqueue(const char *name, unsigned int flags, ...);
#define create_workqueue(name) alloc_workqueue((name), 0, 0)
#define create_freezable_workqueue(name) alloc_workqueue((name), WQ_FREEZABLE, 1)
#define create_singlethread_workqueue(name) alloc_ordered_workqueue((name), 0)
void destroy_workqueue(struct workqueue_struct *queue);
void flush_workqueue(struct workqueue_struct *queue);
void drain_workqueue(struct workqueue_struct *queue);
void flush_scheduled_work(void);
bool queue_work(struct workqueue_struct *queue, struct work_struct *work);
bool queue_work_on(int cpu, struct workqueue_struct *queue, struct work_struct *work);
bool schedule_work(struct work_struct *work);
bool schedule_work_on(int cpu, struct work_struct *work);
bool flush_work(struct work_struct *work);
bool cancel_work(struct work_struct *work);
bool cancel_work_sync(struct work_struct *work);
bool queue_delayed_work(struct workqueue_struct *queue, struct delayed_work *work,
			unsigned long delay);
bool queue_delayed_work_on(int cpu, struct workqueue_struct *queue, struct delayed_work *work,
			   unsigned long delay);
bool mod_delayed_work(struct workqueue_struct *queue, struct delayed_work *work,
		      unsigned long delay);
bool schedule_delayed_work(struct delayed_work *work, unsigned long delay);
bool schedule_delayed_work_on(int cpu, struct delayed_work *work, unsigned long delay);
bool flush_delayed_work(struct delayed_work *work);
bool cancel_delayed_work(struct delayed_work *work);
bool cancel_delayed_work_sync(struct delayed_work *work);
#endif
