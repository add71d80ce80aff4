/*
 * What runs later on a thread of its own: work items, timers, tasklets, interrupts. An object
 * has two words: which thread was started for it last (id plus one; anything larger is a
 * header's initialiser), and whether that still waits to begin.
 */
#ifndef INTERLEAVE_LINUX_DEFERRED_H
#define INTERLEAVE_LINUX_DEFERRED_H
#include "context.h"

struct deferred {
	const char *name;
	/* What runs is function(argument), the function looked up in the object when it begins. */
	void *object;
	unsigned long function_offset;
	unsigned long argument_offset;
	unsigned long *last;
	unsigned long *pending;
	unsigned long pending_bit;
	/* The thread that has to end first besides the object's last one, or -1. */
	int after;
	unsigned context;
};

#define ARGUMENT_IS_OBJECT (~0UL)

/* All in a section of the caller's. Whether it was not pending yet; gives the thread. */
int __linux_defer(const struct deferred *what, int *thread);
/* Keeps the last one that waits from beginning; whether there was one. */
int __linux_defer_cancel(unsigned long *last, unsigned long *pending, unsigned long bit);

/* In a section of the caller's. The last one that has not ended yet, or -1. */
int __linux_defer_left(const unsigned long *last);
/* In a section of the caller's. Whether one has begun and not ended. */
int __linux_defer_running(const unsigned long *last);

/* Not in a section. Waits until the last one has ended; whether there was one to wait for. */
int __linux_defer_flush(unsigned long *last, const void *object, const char *what);
void __linux_defer_await(int thread, const void *object, const char *what);
/* Whether what the calling thread runs is the object's. */
int __linux_defer_inside(const void *object);

#endif
