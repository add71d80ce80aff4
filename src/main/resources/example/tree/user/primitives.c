/*
 * The primitives of include/linux for an ordinary program.
 *
 * Plain and slow: every lock spins and yields. It says so and stops when code
 * sleeps under a spinlock; of deadlocks, races and use after free it knows
 * nothing.
 */
#include <linux/atomic.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/rwsem.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/srcu.h>
#include <linux/wait.h>

/* From the C library, whose own headers do not mix with include/linux. */
int dprintf(int file, const char *format, ...);
int sched_yield(void);
void abort(void);
void *malloc(size_t size);
void *calloc(size_t n, size_t size);
void free(void *object);

#define HELD_MAX	16

static __thread struct {
	const struct lockdep_map *lock;
	bool exclusive;
} held[HELD_MAX];
static __thread int nr_held;
static __thread int spinning;

static void push_held(const struct lockdep_map *lock, bool exclusive)
{
	if (nr_held == HELD_MAX)
		abort();
	held[nr_held].lock = lock;
	held[nr_held++].exclusive = exclusive;
}

static void pop_held(const struct lockdep_map *lock)
{
	int i = nr_held;

	while (i-- > 0) {
		if (held[i].lock == lock) {
			held[i] = held[--nr_held];
			return;
		}
	}
	dprintf(2, "BUG: a lock is released that is not held\n");
	abort();
}

int lock_is_held_type(const struct lockdep_map *lock, int read)
{
	int i;

	for (i = 0; i < nr_held; i++)
		if (held[i].lock == lock)
			return read < 0 || held[i].exclusive == !read;
	return 0;
}

void __WARN(void)
{
	dprintf(2, "WARNING: at %p\n", __builtin_return_address(0));
}

static void might_sleep(const char *what)
{
	if (!spinning)
		return;
	dprintf(2, "BUG: %s under a spinlock\n", what);
	abort();
}

static bool take_word(unsigned int *word)
{
	return !__atomic_exchange_n(word, 1, __ATOMIC_ACQUIRE);
}

static void drop_word(unsigned int *word)
{
	__atomic_store_n(word, 0, __ATOMIC_RELEASE);
}

/* Spinlocks and mutexes. */

void spin_lock_init(spinlock_t *lock)
{
	lock->word = 0;
}

void spin_lock(spinlock_t *lock)
{
	while (!take_word(&lock->word))
		sched_yield();
	spinning++;
	push_held(&lock->dep_map, true);
}

void spin_unlock(spinlock_t *lock)
{
	pop_held(&lock->dep_map);
	spinning--;
	drop_word(&lock->word);
}

void mutex_init(struct mutex *lock)
{
	lock->word = 0;
}

void mutex_lock(struct mutex *lock)
{
	might_sleep("mutex_lock");
	while (!take_word(&lock->word))
		sched_yield();
	push_held(&lock->dep_map, true);
}

int mutex_trylock(struct mutex *lock)
{
	if (!take_word(&lock->word))
		return 0;
	push_held(&lock->dep_map, true);
	return 1;
}

void mutex_unlock(struct mutex *lock)
{
	pop_held(&lock->dep_map);
	drop_word(&lock->word);
}

/* Semaphores: count is the number of readers, or -1 for a writer. */

void init_rwsem(struct rw_semaphore *sem)
{
	sem->count = 0;
}

int down_read_trylock(struct rw_semaphore *sem)
{
	int count = __atomic_load_n(&sem->count, __ATOMIC_RELAXED);

	while (count >= 0) {
		if (__atomic_compare_exchange_n(&sem->count, &count, count + 1, false,
						__ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
			push_held(&sem->dep_map, false);
			return 1;
		}
	}
	return 0;
}

void down_read(struct rw_semaphore *sem)
{
	might_sleep("down_read");
	while (!down_read_trylock(sem))
		sched_yield();
}

void up_read(struct rw_semaphore *sem)
{
	pop_held(&sem->dep_map);
	__atomic_fetch_sub(&sem->count, 1, __ATOMIC_RELEASE);
}

void down_write(struct rw_semaphore *sem)
{
	int free_count = 0;

	might_sleep("down_write");
	while (!__atomic_compare_exchange_n(&sem->count, &free_count, -1, false,
					    __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
		free_count = 0;
		sched_yield();
	}
	push_held(&sem->dep_map, true);
}

void up_write(struct rw_semaphore *sem)
{
	pop_held(&sem->dep_map);
	__atomic_store_n(&sem->count, 0, __ATOMIC_RELEASE);
}

/* Barriers and counts. */

void smp_mb(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

int atomic_read(const atomic_t *v)
{
	return __atomic_load_n(&v->counter, __ATOMIC_RELAXED);
}

void atomic_set(atomic_t *v, int value)
{
	__atomic_store_n(&v->counter, value, __ATOMIC_RELAXED);
}

void atomic_inc(atomic_t *v)
{
	__atomic_fetch_add(&v->counter, 1, __ATOMIC_RELAXED);
}

void atomic_dec(atomic_t *v)
{
	__atomic_fetch_sub(&v->counter, 1, __ATOMIC_RELAXED);
}

bool atomic_dec_and_test(atomic_t *v)
{
	return __atomic_sub_fetch(&v->counter, 1, __ATOMIC_SEQ_CST) == 0;
}

bool atomic_inc_not_zero(atomic_t *v)
{
	int value = atomic_read(v);

	while (value) {
		if (__atomic_compare_exchange_n(&v->counter, &value, value + 1, false,
						__ATOMIC_SEQ_CST, __ATOMIC_RELAXED))
			return true;
	}
	return false;
}

void refcount_set(refcount_t *r, int value)
{
	atomic_set(&r->refs, value);
}

void refcount_inc(refcount_t *r)
{
	if (WARN_ON(!atomic_inc_not_zero(&r->refs)))
		dprintf(2, "refcount: raised from 0\n");
}

bool refcount_inc_not_zero(refcount_t *r)
{
	return atomic_inc_not_zero(&r->refs);
}

bool refcount_dec_and_test(refcount_t *r)
{
	if (WARN_ON(atomic_read(&r->refs) <= 0))
		return false;
	return atomic_dec_and_test(&r->refs);
}

/* SRCU: callbacks run as soon as there is no reader at all. */

static void srcu_settle(struct srcu_struct *srcu, int readers, struct rcu_head *head)
{
	struct rcu_head *ready = NULL;

	while (!take_word(&srcu->word))
		sched_yield();
	srcu->readers += readers;
	if (head) {
		head->next = srcu->waiting;
		srcu->waiting = head;
	}
	if (!srcu->readers) {
		ready = srcu->waiting;
		srcu->waiting = NULL;
	}
	drop_word(&srcu->word);

	while (ready) {
		head = ready;
		ready = ready->next;
		head->func(head);
	}
}

int srcu_read_lock(struct srcu_struct *srcu)
{
	srcu_settle(srcu, 1, NULL);
	return 0;
}

void srcu_read_unlock(struct srcu_struct *srcu, int idx)
{
	srcu_settle(srcu, -1, NULL);
}

void call_srcu(struct srcu_struct *srcu, struct rcu_head *head, rcu_callback_t func)
{
	head->func = func;
	srcu_settle(srcu, 0, head);
}

/* Waiting is asking again; a unit of time is one yield. */

void init_waitqueue_head(struct wait_queue_head *queue)
{
	spin_lock_init(&queue->lock);
	INIT_LIST_HEAD(&queue->head);
}

void init_wait_entry(struct wait_queue_entry *entry, int flags)
{
	entry->flags = flags;
}

long prepare_to_wait_event(struct wait_queue_head *queue,
			   struct wait_queue_entry *entry, int state)
{
	might_sleep("prepare_to_wait_event");
	return 0;
}

void finish_wait(struct wait_queue_head *queue, struct wait_queue_entry *entry)
{
}

long schedule_timeout(long timeout)
{
	might_sleep("schedule_timeout");
	sched_yield();
	return timeout - 1;
}

void wake_up_all(struct wait_queue_head *queue)
{
}

/* Memory. */

void *kmalloc(size_t size, gfp_t flags)
{
	might_sleep("kmalloc");
	return malloc(size);
}

void *kzalloc(size_t size, gfp_t flags)
{
	might_sleep("kzalloc");
	return calloc(1, size);
}

void *kcalloc(size_t n, size_t size, gfp_t flags)
{
	might_sleep("kcalloc");
	return calloc(n, size);
}

void kfree(const void *object)
{
	free((void *)object);
}
