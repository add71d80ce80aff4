#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define MOST 64
#define ROUNDS 4

extern __thread void (*__posix_thread_end)(void);

static unsigned long taken;
/* Those that were given out ever: values that threads still have for a deleted key must be none of
 * the next key's, so that one is taken again only when all have been used. */
static unsigned long used;
static void (*destructors[MOST])(void *);
static __thread void *values[MOST];
/* Those that this thread has set: a thread that has none ends without touching shared state. */
static __thread unsigned long set;

static void end(void)
{
	int round, key;

	for (round = 0; round < ROUNDS && set; round++)
		for (key = 0; key < MOST && set >> key; key++) {
			void (*destroy)(void *);
			void *value = values[key];

			if (!value)
				continue;
			values[key] = 0;
			set &= ~(1UL << key);
			il_atomic_begin();
			destroy = destructors[key];
			il_atomic_end();
			if (destroy)
				destroy(value);
		}
}

int pthread_key_create(pthread_key_t *key, void (*destroy)(void *))
{
	unsigned int free = 0;

	il_atomic_begin();
	while (free < MOST && ((taken | (~used ? used : 0)) >> free & 1))
		free++;
	if (free < MOST) {
		taken |= 1UL << free;
		used |= 1UL << free;
		destructors[free] = destroy;
		*key = free;
	}
	il_atomic_end();
	return free < MOST ? 0 : EAGAIN;
}

int pthread_key_delete(pthread_key_t key)
{
	unsigned long before;

	if (key >= MOST)
		return EINVAL;
	il_atomic_begin();
	before = taken;
	taken &= ~(1UL << key);
	destructors[key] = 0;
	il_atomic_end();
	return before >> key & 1 ? 0 : EINVAL;
}

void *pthread_getspecific(pthread_key_t key)
{
	return key < MOST ? values[key] : 0;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
	if (key >= MOST)
		return EINVAL;
	values[key] = (void *)value;
	if (value) {
		set |= 1UL << key;
		__posix_thread_end = end;
	} else
		set &= ~(1UL << key);
	return 0;
}
