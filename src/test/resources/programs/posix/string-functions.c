// expect: none
#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int ascending(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

int main(void)
{
	char text[40] = "alpha,beta;gamma";
	char other[40];
	char *rest;
	char *copy = strdup("copied");
	int numbers[] = { 5, 3, 9, 1, 7 };
	int key = 9;

	assert(strlen(text) == 16 && strcmp("abc", "abd") < 0 && strncmp("abc", "abd", 2) == 0);
	assert(strchr(text, ',') == text + 5 && strrchr(text, 'a') == text + 15);
	assert(strstr(text, "beta") == text + 6 && strcspn(text, ";") == 10);
	assert(!strcmp(strtok_r(text, ",;", &rest), "alpha") && !strcmp(strtok_r(0, ",;", &rest), "beta"));
	assert(!strcmp(strtok_r(0, ",;", &rest), "gamma") && !strtok_r(0, ",;", &rest));
	assert(!strcmp(strcat(strcpy(other, "a"), "b"), "ab") && !strcasecmp("AbC", "aBc"));
	assert(!memcmp("xyz", "xyz", 3) && memcmp("xyz", "xyy", 3) > 0 && memchr("xyz", 'y', 3));
	memmove(other + 1, other, 3);
	assert(!strcmp(other, "aab") && !strcmp(copy, "copied"));
	free(copy);
	assert(snprintf(other, 8, "%d|%5.3d|%-4s|", -7, 42, "ab") == 14 && !strcmp(other, "-7|  04"));
	assert(sprintf(other, "%x %#X %o %c %s %lu %p", 255u, 255u, 8u, 'c', "s", 1UL << 40, (void *)0) > 0);
	assert(!strcmp(other, "ff 0XFF 10 c s 1099511627776 (nil)"));
	sprintf(other, "%05d %+d %% %.2f %hhd", 42, 7, 3.14159, 257);
	assert(!strcmp(other, "00042 +7 % 3.14 1"));
	assert(strtol("-0x1f!", &rest, 0) == -31 && *rest == '!' && atoi("12ab") == 12);
	assert(strtoul("777", 0, 8) == 511 && isalpha('x') && !isdigit('x') && toupper('x') == 'X');
	qsort(numbers, 5, sizeof(int), ascending);
	assert(numbers[0] == 1 && numbers[4] == 9 && *(int *)bsearch(&key, numbers, 5, sizeof(int), ascending) == 9);
	printf("%s %d\n", "done", 5);
	puts("end");
	return 0;
}
