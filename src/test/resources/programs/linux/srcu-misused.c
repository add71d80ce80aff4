#include <linux/kthread.h>
#include <linux/srcu.h>

DEFINE_STATIC_SRCU(srcu);
static int value;
static int __rcu *shared = &value;

static int unlock(void *index)
{
	srcu_read_unlock(&srcu, (long)index); // expect: rcu-misuse on of this thread
	return 0;
}

int main(void)
{
	long index = srcu_read_lock(&srcu);

	kthread_stop(kthread_run(unlock, (void *)index, "unlock"));
	cleanup_srcu_struct(&srcu); // expect: rcu-misuse on cleanup_srcu_struct
	srcu_read_unlock(&srcu, index);
	return *srcu_dereference(shared, &srcu); // expect: rcu-misuse on srcu_dereference
}
