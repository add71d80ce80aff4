/* rules:
- rule: the table of users is under users_lock
  id: count
  guarded_by: { field: user_count, lock: users_lock }
- rule: its entries too
  id: table
  guarded_by: { field: users, lock: users_lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>

#define MAX_USERS 16

static DEFINE_MUTEX(users_lock);
static int user_count;
static const char *users[MAX_USERS];

int users_add(const char *name)
{
	int at = -ENOSPC;

	mutex_lock(&users_lock);
	if (user_count < MAX_USERS) { // site: count held
		at = user_count++; // site: count held
		users[at] = name; // site: table held
	}
	mutex_unlock(&users_lock);
	return at;
}

const char *users_name(int at)
{
	const char *name = NULL;

	mutex_lock(&users_lock);
	if (at < user_count) // site: count held
		name = users[at]; // site: table held
	mutex_unlock(&users_lock);
	return name;
}

unsigned int users_max(void)
{
	return sizeof(users) / sizeof(users[0]);
}
