// expect: none
#include <string.h>

struct padded {
	char c;
	long l;
};

int main(void)
{
	struct padded one, other, third;

	one.c = 1;
	other = one;
	memcpy(&third, &other, sizeof(third));
	return third.c - 1;
}
