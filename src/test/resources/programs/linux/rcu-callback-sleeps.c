#include <linux/mutex.h>
#include <linux/rcupdate.h>

static DEFINE_MUTEX(lock);
static struct rcu_head head;

static void callback(struct rcu_head *unused)
{
	mutex_lock(&lock); // expect: sleep-in-atomic
	mutex_unlock(&lock);
}

int main(void)
{
	call_rcu(&head, callback);
	return 0;
}
