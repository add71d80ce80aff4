#include <linux/bitops.h>

static DECLARE_BITMAP(map, 64);

int main(void)
{
	set_bit(63, map);
	return test_bit(64, map); // expect: out-of-bounds
}
