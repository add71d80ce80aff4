// expect: none
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/string.h>

int main(void)
{
	char text[8] = "ab", key[4] = { 1, 2, 3, 4 };

	BUG_ON(strscpy(text, "abc", 8) != 3 || strcmp(text, "abc"));
	BUG_ON(strscpy(text, "abcdefgh", 8) != -E2BIG || strcmp(text, "abcdefg"));
	BUG_ON(strscpy(text, "abc", 0) != -E2BIG || text[0] != 'a');
	BUG_ON(strlcpy(text, "abcdefgh", 4) != 8 || strcmp(text, "abc"));
	BUG_ON(strlcpy(text, "x", 0) != 1 || strcmp(text, "abc"));
	BUG_ON(strlcat(text, "defgh", 8) != 8 || strcmp(text, "abcdefg"));
	BUG_ON(strlcpy(text, "ab", 8) != 2 || strlcat(text, "cd", 8) != 4 || strcmp(text, "abcd"));
	memzero_explicit(key, sizeof(key));
	BUG_ON(key[0] || key[3] || strcasecmp("AB", "ab") || !memchr("abc", 'c', 3));
	return 0;
}
