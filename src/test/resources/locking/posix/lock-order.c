/* rules:
- rule: the index is locked before the journal
  id: order
  lock_order: [index_mutex, journal_mutex]
- rule: entries
  id: entries
  guarded_by: { field: entries, lock: index_mutex }
- rule: lines
  id: lines
  guarded_by: { field: lines, lock: journal_mutex }
*/
// quiet
#include <pthread.h>

static pthread_mutex_t index_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t journal_mutex = PTHREAD_MUTEX_INITIALIZER;
static int entries, lines;

void index_add(void)
{
	pthread_mutex_lock(&index_mutex);
	pthread_mutex_lock(&journal_mutex);
	entries++; // site: entries held
	lines++; // site: lines held
	pthread_mutex_unlock(&journal_mutex);
	pthread_mutex_unlock(&index_mutex);
}

void index_compact(void)
{
	int gone;

	pthread_mutex_lock(&index_mutex);
	gone = entries / 2; // site: entries held
	entries -= gone; // site: entries held
	pthread_mutex_lock(&journal_mutex);
	lines -= gone; // site: lines held
	pthread_mutex_unlock(&journal_mutex);
	pthread_mutex_unlock(&index_mutex);
}

void journal_truncate(void)
{
	pthread_mutex_lock(&journal_mutex);
	lines = 0; // site: lines held
	pthread_mutex_unlock(&journal_mutex);
}
