/* rules:
- rule: words are under the lock
  id: words
  guarded_by: { field: words, lock: words_mutex }
*/
// quiet
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t words_mutex = PTHREAD_MUTEX_INITIALIZER;
static int words;

static void fatal(void) __attribute__((noreturn));

static void fatal(void)
{
	abort();
}

int words_add(int n)
{
	pthread_mutex_lock(&words_mutex);
	if (words + n < words) // site: words held
		fatal();
	if (n > 1000) {
		pthread_mutex_unlock(&words_mutex);
		exit(1);
	}
	if (n > 500)
		abort();
	words += n; // site: words held
	pthread_mutex_unlock(&words_mutex);
	return n;
}
