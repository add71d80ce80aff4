#ifndef _LINUX_SEQLOCK_H
#define _LINUX_SEQLOCK_H
#include <linux/spinlock.h>
typedef struct seqcount {
	unsigned int sequence;
} seqcount_t;
typedef struct {
	seqcount_t seqcount;
	spinlock_t lock;
} seqlock_t;
#define SEQCNT_ZERO(name) { 0 }
#define __SEQLOCK_UNLOCKED(name) { { 0 }, { 0 } }
#define DEFINE_SEQLOCK(name) seqlock_t name = __SEQLOCK_UNLOCKED(name)
void __seqcount_init(seqcount_t *s, const char *name, void *key);
unsigned int __read_seqcount_begin(const seqcount_t *s);
unsigned int read_seqcount_begin(const seqcount_t *s);
unsigned int raw_read_seqcount_begin(const seqcount_t *s);
unsigned int raw_read_seqcount(const seqcount_t *s);
unsigned int raw_seqcount_begin(const seqcount_t *s);
int __read_seqcount_retry(const seqcount_t *s, unsigned int start);
int read_seqcount_retry(const seqcount_t *s, unsigned int start);
void raw_write_seqcount_begin(seqcount_t *s);
void raw_write_seqcount_end(seqcount_t *s);
void write_seqcount_begin(seqcount_t *s);
void write_seqcount_end(seqcount_t *s);
void write_seqcount_invalidate(seqcount_t *s);
#define seqcount_init(s) __seqcount_init((s), 0, 0)
#define seqlock_init(sl) \
	do { \
		seqcount_init(&(sl)->seqcount); \
		spin_lock_init(&(sl)->lock); \
	} while (0)
#define read_seqbegin(sl) read_seqcount_begin(&(sl)->seqcount)
#define read_seqretry(sl, start) read_seqcount_retry(&(sl)->seqcount, (start))
#define write_seqlock(sl) \
	do { \
		spin_lock(&(sl)->lock); \
		write_seqcount_begin(&(sl)->seqcount); \
	} while (0)
#define write_sequnlock(sl) \
	do { \
		write_seqcount_end(&(sl)->seqcount); \
		spin_unlock(&(sl)->lock); \
	} while (0)
#define write_seqlock_bh(sl) \
	do { \
		spin_lock_bh(&(sl)->lock); \
		write_seqcount_begin(&(sl)->seqcount); \
	} while (0)
#define write_sequnlock_bh(sl) \
	do { \
		write_seqcount_end(&(sl)->seqcount); \
		spin_unlock_bh(&(sl)->lock); \
	} while (0)
#define write_seqlock_irq(sl) \
	do { \
		spin_lock_irq(&(sl)->lock); \
		write_seqcount_begin(&(sl)->seqcount); \
	} while (0)
#define write_sequnlock_irq(sl) \
	do { \
		write_seqcount_end(&(sl)->seqcount); \
		spin_unlock_irq(&(sl)->lock); \
	} while (0)
#define write_seqlock_irqsave(sl, flags) \
	do { \
		spin_lock_irqsave(&(sl)->lock, flags); \
		write_seqcount_begin(&(sl)->seqcount); \
	} while (0)
#define write_sequnlock_irqrestore(sl, flags) \
	do { \
		write_seqcount_end(&(sl)->seqcount); \
		spin_unlock_irqrestore(&(sl)->lock, flags); \
	} while (0)
#define read_seqlock_excl(sl) spin_lock(&(sl)->lock)
#define read_sequnlock_excl(sl) spin_unlock(&(sl)->lock)
#endif
