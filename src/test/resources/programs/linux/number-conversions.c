// expect: none
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/random.h>

int main(void)
{
	unsigned long long wide;
	unsigned long long_unsigned;
	long long signed_wide;
	unsigned int u;
	long l;
	char *end;
	int i;

	BUG_ON(kstrtoint("-12\n", 10, &i) || i != -12 || kstrtoint("0x1f", 0, &i) || i != 31);
	BUG_ON(kstrtoint("12x", 10, &i) != -EINVAL || kstrtoint("", 10, &i) != -EINVAL || i != 31);
	BUG_ON(kstrtoint("2147483648", 10, &i) != -ERANGE || kstrtoint("-2147483648", 10, &i) || i != INT_MIN);
	BUG_ON(kstrtouint("+4294967295", 10, &u) || u != UINT_MAX || kstrtouint("-1", 10, &u) != -EINVAL);
	BUG_ON(kstrtouint("4294967296", 10, &u) != -ERANGE || kstrtoull("017", 0, &wide) || wide != 15);
	BUG_ON(kstrtoull("18446744073709551616", 10, &wide) != -ERANGE);
	BUG_ON(kstrtoll("-9223372036854775808", 10, &signed_wide) || signed_wide != LONG_MIN);
	BUG_ON(kstrtoll("9223372036854775808", 10, &signed_wide) != -ERANGE);
	BUG_ON(kstrtoul("77", 8, &long_unsigned) || long_unsigned != 63 || kstrtol("-5", 10, &l) || l != -5);
	BUG_ON(simple_strtoul("0x10z", &end, 0) != 16 || *end != 'z' || simple_strtol("-8", NULL, 10) != -8);
	get_random_u32();
	return 0;
}
