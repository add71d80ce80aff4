#include <errno.h>
#include <fcntl.h>
#include <interleave.h>
#include <semaphore.h>
#include <stdarg.h>

#define DESTROYED 0x600d

struct semaphore {
	long value;
	long status;
};

static struct semaphore *usable(sem_t *sem)
{
	struct semaphore *s = (struct semaphore *)sem;

	if (s->status == DESTROYED)
		il_fail("lock-misuse", "the semaphore was destroyed", sem);
	return s;
}

int sem_init(sem_t *sem, int shared, unsigned int value)
{
	struct semaphore *s = (struct semaphore *)sem;

	(void)shared;
	if (value > SEM_VALUE_MAX) {
		errno = EINVAL;
		return -1;
	}
	il_atomic_begin();
	s->value = value;
	s->status = 0;
	il_atomic_end();
	return 0;
}

int sem_destroy(sem_t *sem)
{
	il_atomic_begin();
	usable(sem)->status = DESTROYED;
	il_atomic_end();
	return 0;
}

int sem_wait(sem_t *sem)
{
	struct semaphore *s;
	long value;

	il_atomic_begin();
	s = usable(sem);
	value = s->value;
	il_await(value > 0, sem, "semaphore", -1);
	s->value = value - 1;
	il_acquire(sem);
	il_atomic_end();
	return 0;
}

static int attempt(sem_t *sem, int busy)
{
	struct semaphore *s;
	long value;

	il_atomic_begin();
	s = usable(sem);
	value = s->value;
	if (value > 0) {
		s->value = value - 1;
		il_acquire(sem);
	}
	il_atomic_end();
	if (value > 0)
		return 0;
	errno = busy;
	return -1;
}

int sem_trywait(sem_t *sem)
{
	return attempt(sem, EAGAIN);
}

/* As pthread_mutex_timedlock. */
int sem_timedwait(sem_t *sem, const struct timespec *until)
{
	(void)until;
	return attempt(sem, ETIMEDOUT);
}

int sem_post(sem_t *sem)
{
	struct semaphore *s;
	int over;

	il_atomic_begin();
	s = usable(sem);
	over = s->value == SEM_VALUE_MAX;
	if (!over) {
		s->value++;
		il_release(sem);
	}
	il_atomic_end();
	if (!over)
		return 0;
	errno = EOVERFLOW;
	return -1;
}

int sem_getvalue(sem_t *sem, int *value)
{
	int now;

	il_atomic_begin();
	now = usable(sem)->value;
	il_atomic_end();
	*value = now;
	return 0;
}

#define NAMED 8
#define LONGEST 32

static struct {
	char name[LONGEST];
	int linked;
	sem_t sem;
} named[NAMED];

static int is(const char *one, const char *other)
{
	int i;

	for (i = 0; i < LONGEST && one[i] == other[i]; i++)
		if (!one[i])
			return 1;
	return 0;
}

static sem_t *open_named(const char *name, int flags, unsigned int value)
{
	int i, at = -1, length = 0;

	for (i = 0; i < NAMED; i++)
		if (named[i].linked && is(named[i].name, name)) {
			if ((flags & O_CREAT) && (flags & O_EXCL)) {
				errno = EEXIST;
				return SEM_FAILED;
			}
			return &named[i].sem;
		} else if (!named[i].linked && at < 0 && !named[i].name[0])
			at = i;
	while (name[length] && length < LONGEST)
		length++;
	if (!(flags & O_CREAT) || at < 0 || length == 0 || length >= LONGEST) {
		errno = flags & O_CREAT ? EINVAL : ENOENT;
		return SEM_FAILED;
	}
	for (i = 0; i <= length; i++)
		named[at].name[i] = name[i];
	named[at].linked = 1;
	((struct semaphore *)&named[at].sem)->value = value;
	return &named[at].sem;
}

sem_t *sem_open(const char *name, int flags, ...)
{
	unsigned int value = 0;
	sem_t *sem;

	if (flags & O_CREAT) {
		va_list arguments;

		va_start(arguments, flags);
		va_arg(arguments, unsigned int);
		value = va_arg(arguments, unsigned int);
		va_end(arguments);
	}
	il_atomic_begin();
	sem = open_named(name, flags, value);
	il_atomic_end();
	return sem;
}

int sem_close(sem_t *sem)
{
	(void)sem;
	return 0;
}

int sem_unlink(const char *name)
{
	int i, found = 0;

	il_atomic_begin();
	for (i = 0; i < NAMED; i++)
		if (named[i].linked && is(named[i].name, name)) {
			named[i].linked = 0;
			found = 1;
		}
	il_atomic_end();
	if (found)
		return 0;
	errno = ENOENT;
	return -1;
}
