#include <interleave.h>
#include <stdarg.h>

#define MOST 256

int vscnprintf(char *to, unsigned long size, const char *format, va_list list);

static int print(const char *format, va_list list)
{
	char text[MOST];
	int length = vscnprintf(text, MOST, format, list);
	const char *from = text;

	if (from[0] == 1 && from[1])
		from += 2;
	il_print("%s", from);
	return length;
}

int vprintk(const char *format, va_list list) { return print(format, list); }

int printk(const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = print(format, list);
	va_end(list);
	return length;
}

int _printk(const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = print(format, list);
	va_end(list);
	return length;
}

/* The device's name is left out. */
void _dev_printk(const void *device, const char *format, ...)
{
	va_list list;

	(void)device;
	va_start(list, format);
	print(format, list);
	va_end(list);
}

void _dev_err(const void *device, const char *format, ...)
{
	va_list list;

	(void)device;
	va_start(list, format);
	print(format, list);
	va_end(list);
}

void _dev_warn(const void *device, const char *format, ...)
{
	va_list list;

	(void)device;
	va_start(list, format);
	print(format, list);
	va_end(list);
}

void _dev_info(const void *device, const char *format, ...)
{
	va_list list;

	(void)device;
	va_start(list, format);
	print(format, list);
	va_end(list);
}

int ___ratelimit(void *state, const char *function)
{
	(void)state;
	(void)function;
	return 1;
}
