/* rules:
- rule: the table of users is under users_lock
  id: count
  guarded_by: { field: user_count, lock: users_lock }
- rule: its entries too
  id: table
  guarded_by: { field: users, lock: users_lock }
*/
#include <linux/errno.h>
#include <linux/mutex.h>

#define MAX_USERS 16

static DEFINE_MUTEX(users_lock);
static DEFINE_MUTEX(other_lock);
static int user_count;
static const char *users[MAX_USERS];

int users_add(const char *name)
{
	int at = -ENOSPC;

	mutex_lock(&other_lock);
	if (user_count < MAX_USERS) { // site: count unprotected
		at = user_count++; // site: count unprotected
		users[at] = name; // site: table unprotected
	}
	mutex_unlock(&other_lock);
	return at;
}

const char *users_name(int at)
{
	int count;

	mutex_lock(&users_lock);
	count = user_count; // site: count held
	mutex_unlock(&users_lock);
	return at < count ? users[at] : NULL; // site: table unprotected
}
