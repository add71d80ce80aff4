#ifndef _LINUX_TIMER_H
#define _LINUX_TIMER_H
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/types.h>
struct timer_list {
	struct hlist_node entry;
	unsigned long expires;
	void (*function)(struct timer_list *timer);
	u32 flags;
};
#define TIMER_DEFERRABLE 0x00080000
#define TIMER_IRQSAFE 0x00200000
#define DEFINE_TIMER(name, callback) struct timer_list name = { .function = (callback) }
void init_timer_key(struct timer_list *timer, void (*function)(struct timer_list *timer),
		    unsigned int flags, const char *name, void *key);
#define timer_setup(timer, function, flags) init_timer_key((timer), (function), (flags), 0, 0)
#define timer_setup_on_stack(timer, function, flags) timer_setup(timer, function, flags)
#define destroy_timer_on_stack(timer) ((void)(timer))
#define from_timer(variable, callback, member) \
	container_of(callback, __typeof__(*variable), member)
#define timer_container_of(variable, callback, member) \
	container_of(callback, __typeof__(*variable), member)
int mod_timer(struct timer_list *timer, unsigned long expires);
int mod_timer_pending(struct timer_list *timer, unsigned long expires);
int timer_reduce(struct timer_list *timer, unsigned long expires);
void add_timer(struct timer_list *timer);
void add_timer_on(struct timer_list *timer, int cpu);
int del_timer(struct timer_list *timer);
int del_timer_sync(struct timer_list *timer);
int try_to_del_timer_sync(struct timer_list *timer);
int timer_delete(struct timer_list *timer);
int timer_delete_sync(struct timer_list *timer);
int timer_shutdown_sync(struct timer_list *timer);
int timer_pending(const struct timer_list *timer);
#endif
