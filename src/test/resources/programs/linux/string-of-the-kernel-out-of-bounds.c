#include <interleave.h>
#include <linux/string.h>

static void misuse(unsigned how)
{
	char four[4] = "abc", raw[4] = { 'a', 'b', 'c', 'd' };

	switch (how) {
	case 0:
		strscpy(four, "abcdef", 5); // expect: out-of-bounds
		break;
	case 1:
		strlcpy(four, "abcdef", 5); // expect: out-of-bounds
		break;
	case 2:
		strlcat(four, "def", 8); // expect: out-of-bounds
		break;
	case 3:
		strlcpy(four, raw, 4); // expect: out-of-bounds
		break;
	case 4:
		memzero_explicit(four, 5); // expect: out-of-bounds
		break;
	case 5:
		strscpy(four, raw, 4);
	}
}

int main(void)
{
	misuse(il_choose(6, "misuse"));
	return 0;
}
