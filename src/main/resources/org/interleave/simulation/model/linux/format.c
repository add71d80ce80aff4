/* printk's formatting: that of C; of what %p may have behind it only the pointer is shown. */
#define NOWHERE "(null)"
#define BEHIND_POINTER(format) letters(format)

static int letters(const char *format)
{
	int n = 0;

	while ((format[n + 1] >= 'a' && format[n + 1] <= 'z') ||
	       (format[n + 1] >= 'A' && format[n + 1] <= 'Z'))
		n++;
	return n;
}

#include "../shared/format.inc"

int vscnprintf(char *to, size_t size, const char *format, va_list list)
{
	int length = vsnprintf(to, size, format, list);

	return length < (int)size ? length : size ? (int)size - 1 : 0;
}

int scnprintf(char *to, size_t size, const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = vscnprintf(to, size, format, list);
	va_end(list);
	return length;
}
