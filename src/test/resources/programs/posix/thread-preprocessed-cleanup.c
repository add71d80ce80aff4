// expect: none
/* What glibc's pthread_cleanup_push is when a program comes preprocessed. */
#include <assert.h>
#include <pthread.h>

typedef struct {
	long jumps[9];
	void *rest[4];
} buffer;

extern void __pthread_register_cancel(buffer *at);
extern void __pthread_unregister_cancel(buffer *at);
extern int __sigsetjmp(void *state, int mask);

static int cleaned;

static void clean(void *by)
{
	cleaned += *(int *)by;
}

static void *work(void *by)
{
	buffer at;
	void (*routine)(void *) = clean;
	int not_first_call = __sigsetjmp(&at, 0);

	if (not_first_call)
		routine(by);
	__pthread_register_cancel(&at);
	__pthread_unregister_cancel(&at);
	pthread_cleanup_push(clean, by);
	pthread_cleanup_push(clean, by);
	pthread_cleanup_pop(0);
	assert(cleaned == 0);
	pthread_cleanup_pop(1);
	assert(cleaned == 3);
	return by;
}

int main(void)
{
	pthread_t thread;
	int by = 3;

	pthread_create(&thread, 0, work, &by);
	pthread_join(thread, 0);
	return 0;
}
