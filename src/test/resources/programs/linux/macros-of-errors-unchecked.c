#include <linux/err.h>

static int *find(int key)
{
	return ERR_PTR(key ? -ENOENT : -EINVAL);
}

int main(void)
{
	return *find(1); // expect: null-dereference on error pointer
}
