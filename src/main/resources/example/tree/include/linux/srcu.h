#ifndef LINUX_SRCU_H
#define LINUX_SRCU_H

#include <linux/types.h>

struct rcu_head {
	struct rcu_head *next;
	void (*func)(struct rcu_head *head);
};

typedef void (*rcu_callback_t)(struct rcu_head *head);

struct srcu_struct {
	unsigned int word;
	unsigned int readers;
	struct rcu_head *waiting;
};

#define DEFINE_SRCU(name)	struct srcu_struct name = { 0 }

int srcu_read_lock(struct srcu_struct *srcu);
void srcu_read_unlock(struct srcu_struct *srcu, int idx);
void call_srcu(struct srcu_struct *srcu, struct rcu_head *head, rcu_callback_t func);

#endif
