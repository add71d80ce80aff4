// expect: none
#include <linux/bug.h>
#include <linux/kernel.h>
#include <linux/string.h>

int vscnprintf(char *to, size_t size, const char *format, va_list list);
int vsprintf(char *to, const char *format, va_list list);

static char text[64];

static int form(int bounded, const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = bounded ? vscnprintf(text, 8, format, list) : vsprintf(text, format, list);
	va_end(list);
	return length;
}

int main(void)
{
	BUG_ON(snprintf(text, 4, "%d", 123456) != 6 || strcmp(text, "123"));
	BUG_ON(scnprintf(text, 4, "%d", 123456) != 3 || strcmp(text, "123"));
	BUG_ON(scnprintf(text, 64, "%s", "abc") != 3 || scnprintf(text, 0, "%s", "abc") != 0);
	BUG_ON(form(1, "%x-%x", 0xabcdef, 0x123456) != 7 || strcmp(text, "abcdef-"));
	BUG_ON(form(0, "%u%%", 7u) != 2 || strcmp(text, "7%"));
	BUG_ON(sprintf(text, "%5.2s|%-3d|%03lu", "abc", 4, 5UL) != 13 || strcmp(text, "   ab|4  |005"));
	BUG_ON(sprintf(text, "%pS %pK|", NULL, NULL) != 14 || strcmp(text, "(null) (null)|"));
	return 0;
}
