/* rules:
- rule: the inbox is under its mutex
  id: mails
  guarded_by: { field: inbox.mails, lock: inbox.mutex }
*/
#include <threads.h>

struct inbox {
	mtx_t mutex;
	cnd_t arrived;
	int mails;
};

static int inbox_reader(void *data)
{
	struct inbox *inbox = data;

	while (inbox->mails == 0) // site: mails unprotected
		thrd_yield();
	mtx_lock(&inbox->mutex);
	inbox->mails--; // site: mails held
	mtx_unlock(&inbox->mutex);
	return 0;
}

int inbox_start(struct inbox *inbox)
{
	thrd_t reader;

	if (thrd_create(&reader, inbox_reader, inbox) != thrd_success)
		return -1;
	return thrd_detach(reader);
}

int inbox_try(struct inbox *inbox)
{
	if (mtx_trylock(&inbox->mutex) == thrd_busy)
		inbox->mails = 0; // site: mails unprotected
	else
		mtx_unlock(&inbox->mutex);
	return 1;
}
