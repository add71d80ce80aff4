#include <interleave.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

static DEFINE_SPINLOCK(lock);

int main(void)
{
	char user[8], kernel[4] = "abc";
	int seen;

	spin_lock(&lock);
	copy_from_user(kernel, "xyz", 4); // expect: sleep-in-atomic
	clear_user(user, 8); // expect: sleep-in-atomic
	get_user(seen, &user[0]); // expect: sleep-in-atomic
	put_user(1, &user[0]); // expect: sleep-in-atomic
	spin_unlock(&lock);
	if (il_choose(2, "direction"))
		copy_to_user(user, kernel, 8); // expect: out-of-bounds
	else
		copy_from_user(kernel, user, 8); // expect: out-of-bounds
	return 0;
}
