// expect: none
#include <linux/bug.h>
#include <linux/string.h>
#include <linux/uaccess.h>

unsigned long _copy_to_user(void *to, const void *from, unsigned long size);
unsigned long _copy_from_user(void *to, const void *from, unsigned long size);

int main(void)
{
	char user[8] = "user", kernel[8] = "kernel", copy[8];
	int number = 5, seen;

	BUG_ON(!access_ok(user, 8) || copy_from_user(copy, user, 8) || strcmp(copy, "user"));
	BUG_ON(copy_to_user(user, kernel, 8) || strcmp(user, "kernel"));
	BUG_ON(_copy_from_user(copy, user, 8) || strcmp(copy, "kernel"));
	BUG_ON(clear_user(user, 4) || user[3] || user[4] != 'e');
	BUG_ON(_copy_to_user(user, kernel, 4) || strcmp(user, "kernel"));
	BUG_ON(get_user(seen, &number) || seen != 5 || put_user(6, &number) || number != 6);
	return 0;
}
