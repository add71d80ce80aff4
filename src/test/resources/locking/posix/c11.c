/* rules:
- rule: the inbox is under its mutex
  id: mails
  guarded_by: { field: inbox.mails, lock: inbox.mutex }
*/
// quiet
#include <threads.h>

struct inbox {
	mtx_t mutex;
	cnd_t arrived;
	int mails;
};

void inbox_put(struct inbox *inbox)
{
	mtx_lock(&inbox->mutex);
	inbox->mails++; // site: mails held
	cnd_signal(&inbox->arrived);
	mtx_unlock(&inbox->mutex);
}

void inbox_take(struct inbox *inbox)
{
	mtx_lock(&inbox->mutex);
	while (inbox->mails == 0) // site: mails held
		cnd_wait(&inbox->arrived, &inbox->mutex);
	inbox->mails--; // site: mails held
	mtx_unlock(&inbox->mutex);
}

int inbox_try(struct inbox *inbox)
{
	if (mtx_trylock(&inbox->mutex) != thrd_success)
		return 0;
	inbox->mails = 0; // site: mails held
	mtx_unlock(&inbox->mutex);
	return 1;
}
