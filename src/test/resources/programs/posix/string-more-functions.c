// expect: none
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
	char text[32] = "one=two,three";
	char other[32];
	char *at = text;
	char *copy;

	assert(index(text, '=') == text + 3 && rindex(text, 'e') == text + 12);
	assert(index(text, 'z') == 0 && rindex(text, 0) == text + 13);
	assert(strchrnul(text, ',') == text + 7 && strchrnul(text, 'z') == text + 13);
	assert(strpbrk(text, ",=") == text + 3 && !strpbrk(text, "z"));
	assert(strspn(text, "eno") == 3 && strcspn(text, "z") == 13 && strnlen(text, 5) == 5);
	assert(!strcmp(strsep(&at, "=,"), "one") && !strcmp(strsep(&at, "=,"), "two"));
	assert(!strcmp(strsep(&at, "=,"), "three") && !at && !strsep(&at, "=,"));
	assert(!strcmp(strtok(strcpy(text, "a-b"), "-"), "a") && !strcmp(strtok(0, "-"), "b"));
	assert(!strtok(0, "-") && strcoll("a", "b") < 0 && strcmp("\xff", "a") > 0);

	memset(other, 'x', sizeof(other));
	assert(strncpy(other, "ab", 4) == other && !memcmp(other, "ab\0\0x", 5));
	strncpy(other, "abcdef", 3);
	assert(!memcmp(other, "abc\0x", 5));
	assert(!strcmp(strncat(other, "defgh", 2), "abcde") && !strcmp(strncat(other, "f", 9), "abcdef"));
	assert(stpcpy(other, "12") == other + 2 && !strcmp(other, "12"));
	assert(mempcpy(other, "345", 4) == other + 4 && !strcmp(other, "345"));
	assert(!strncasecmp("ABx", "aby", 2) && strncasecmp("ABx", "aby", 3) < 0);
	assert(strcasecmp("B", "a") > 0 && !strncmp("ab", "abc", 2) && strncmp("ab", "abc", 3) < 0);
	bzero(other, 3);
	assert(other[0] == 0 && other[2] == 0);
	bcopy("xyz", other, 4);
	bcopy(other, other + 1, 4);
	assert(!strcmp(other, "xxyz") && bcmp(other, "xx", 2) == 0 && bcmp(other, "xy", 2) != 0);
	assert(ffs(0) == 0 && ffs(1) == 1 && ffs(0x80) == 8 && ffs(-2147483647 - 1) == 32);
	copy = strndup("longer", 4);
	assert(!strcmp(copy, "long") && strlen(strerror(2)) > 0);
	assert(strerror_r(2, other, sizeof(other)) == strerror_r(2, other, sizeof(other)));
	free(copy);
	assert(!memchr("abc", 'c', 2) && !strstr("abc", "cb") && !strcmp(strstr("aab", "ab"), "ab"));
	return 0;
}
