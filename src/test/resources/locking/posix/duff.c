/* rules:
- rule: sent bytes are under the lock
  id: sent
  guarded_by: { field: line.sent, lock: line.mutex }
*/
#include <pthread.h>

struct line {
	pthread_mutex_t mutex;
	long sent;
};

void line_send(struct line *line, int n)
{
	int rounds = (n + 3) / 4;

	if (n <= 0)
		return;
	pthread_mutex_lock(&line->mutex);
	switch (n % 4) {
	case 0:
		do {
			line->sent++; // site: sent held
	case 3:
			line->sent++; // site: sent held
	case 2:
			line->sent++; // site: sent held
	case 1:
			line->sent++; // site: sent held
		} while (--rounds > 0);
	}
	pthread_mutex_unlock(&line->mutex);
}

void line_tangle(struct line *line, int n)
{
	if (n & 1)
		goto inside;
	while (n > 0) {
		pthread_mutex_lock(&line->mutex);
inside:
		line->sent++; // site: sent unprotected
		n -= 2;
		pthread_mutex_unlock(&line->mutex); // site: sent unprotected
	}
}
