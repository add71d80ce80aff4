#ifndef _LINUX_KTHREAD_H
#define _LINUX_KTHREAD_H
#include <linux/err.h>
#include <linux/sched.h>
struct task_struct *kthread_create_on_node(int (*function)(void *), void *data, int node,
					   const char *name, ...);
#define kthread_create(function, data, name, ...) \
	kthread_create_on_node((function), (data), -1, name, ##__VA_ARGS__)
#define kthread_run(function, data, name, ...) \
	({ \
		struct task_struct *__task = \
			kthread_create_on_node((function), (data), -1, name, ##__VA_ARGS__); \
		if (!IS_ERR(__task)) \
			wake_up_process(__task); \
		__task; \
	})
int kthread_stop(struct task_struct *task);
bool kthread_should_stop(void);
bool kthread_should_park(void);
int kthread_park(struct task_struct *task);
void kthread_unpark(struct task_struct *task);
void kthread_parkme(void);
void kthread_bind(struct task_struct *task, unsigned int cpu);
void *kthread_data(struct task_struct *task);
void kthread_exit(long result) __noreturn;
#define module_put_and_exit(code) do_exit(code)
#endif
