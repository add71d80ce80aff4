#include <linux/mutex.h>
#include <linux/timer.h>

static DEFINE_MUTEX(lock);

static void tick(struct timer_list *unused)
{
	mutex_lock(&lock); // expect: sleep-in-atomic
	mutex_unlock(&lock);
}

static DEFINE_TIMER(timer, tick);

int main(void)
{
	add_timer(&timer);
	return 0;
}
