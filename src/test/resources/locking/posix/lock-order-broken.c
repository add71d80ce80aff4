/* rules:
- rule: the index is locked before the journal
  id: order
  lock_order: [index_mutex, journal_mutex]
*/
#include <pthread.h>

static pthread_mutex_t index_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t journal_mutex = PTHREAD_MUTEX_INITIALIZER;
static int entries, lines;

static void index_touch(void)
{
	pthread_mutex_lock(&index_mutex); // site: order unprotected
	entries++;
	pthread_mutex_unlock(&index_mutex);
}

void journal_add(void)
{
	pthread_mutex_lock(&journal_mutex);
	lines++;
	if (lines > 100)
		index_touch();
	pthread_mutex_unlock(&journal_mutex);
}

void journal_swap(void)
{
	pthread_mutex_lock(&journal_mutex);
	pthread_mutex_lock(&index_mutex); // site: order unprotected
	lines = entries;
	pthread_mutex_unlock(&index_mutex);
	pthread_mutex_unlock(&journal_mutex);
}
