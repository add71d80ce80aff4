/* printk's formatting: that of C; of what %p may have behind it only the pointer is shown. */
#include <stdarg.h>

typedef unsigned long size_t;
typedef unsigned long uint64_t;
typedef long int64_t;

#define LEFT 1
#define PLUS 2
#define SPACE 4
#define ALTERNATE 8
#define ZERO 16

struct out {
	char *to;
	size_t size;
	size_t length;
};

struct conversion {
	int flags;
	int width;
	int precision;
	/* Bytes of the argument. */
	int size;
};

static void put(struct out *out, char c)
{
	if (out->length + 1 < out->size)
		out->to[out->length] = c;
	out->length++;
}

static void pad(struct out *out, char c, int count)
{
	while (count-- > 0)
		put(out, c);
}

static void put_padded(struct out *out, const struct conversion *how, const char *prefix,
		       int zeros, const char *text, int length)
{
	int prefix_length = 0;
	int fill;

	while (prefix[prefix_length])
		prefix_length++;
	fill = how->width - prefix_length - zeros - length;
	if ((how->flags & ZERO) && !(how->flags & LEFT) && how->precision < 0 && fill > 0) {
		zeros += fill;
		fill = 0;
	}
	if (!(how->flags & LEFT))
		pad(out, ' ', fill);
	while (*prefix)
		put(out, *prefix++);
	pad(out, '0', zeros);
	while (length-- > 0)
		put(out, *text++);
	if (how->flags & LEFT)
		pad(out, ' ', fill);
}

static void put_number(struct out *out, const struct conversion *how, uint64_t value, int base,
		       int upper, const char *prefix)
{
	char digits[24];
	int at = sizeof(digits);
	int length, zeros;

	while (value) {
		int digit = value % base;

		digits[--at] = digit < 10 ? '0' + digit : (upper ? 'A' : 'a') + digit - 10;
		value /= base;
	}
	length = sizeof(digits) - at;
	zeros = (how->precision < 0 ? 1 : how->precision) - length;
	put_padded(out, how, prefix, zeros > 0 ? zeros : 0, digits + at, length);
}

static void put_signed(struct out *out, const struct conversion *how, int64_t value)
{
	const char *sign = value < 0 ? "-" : how->flags & PLUS ? "+" : how->flags & SPACE ? " " : "";

	put_number(out, how, value < 0 ? -(uint64_t)value : (uint64_t)value, 10, 0, sign);
}

static void put_text(struct out *out, const struct conversion *how, const char *text)
{
	struct conversion plain = *how;
	int length = 0;

	if (!text)
		text = "(null)";
	while ((how->precision < 0 || length < how->precision) && text[length])
		length++;
	plain.flags &= ~ZERO;
	put_padded(out, &plain, "", 0, text, length);
}

static int flag(char c)
{
	return c == '-' ? LEFT
	       : c == '+' ? PLUS
	       : c == ' ' ? SPACE
	       : c == '#' ? ALTERNATE
	       : c == '0' ? ZERO : 0;
}

int vsnprintf(char *to, size_t size, const char *format, va_list list)
{
	struct out out = { to, size, 0 };

	for (; *format; format++) {
		struct conversion how = { 0, 0, -1, 4 };

		if (*format != '%') {
			put(&out, *format);
			continue;
		}
		for (format++; flag(*format); format++)
			how.flags |= flag(*format);
		if (*format == '*') {
			how.width = va_arg(list, int);
			if (how.width < 0) {
				how.flags |= LEFT;
				how.width = -how.width;
			}
			format++;
		}
		for (; *format >= '0' && *format <= '9'; format++)
			how.width = how.width * 10 + *format - '0';
		if (*format == '.') {
			how.precision = 0;
			if (*++format == '*') {
				how.precision = va_arg(list, int);
				format++;
			}
			for (; *format >= '0' && *format <= '9'; format++)
				how.precision = how.precision * 10 + *format - '0';
		}
		for (;; format++)
			if (*format == 'l' || *format == 'z' || *format == 'j' || *format == 't' ||
			    *format == 'L')
				how.size = 8;
			else if (*format == 'h')
				how.size /= 2;
			else
				break;
		switch (*format) {
		case 'd':
		case 'i': {
			int64_t value = how.size == 8 ? va_arg(list, long) : va_arg(list, int);

			put_signed(&out, &how,
				   how.size == 2 ? (short)value
				   : how.size == 1 ? (signed char)value : value);
			break;
		}
		case 'u':
		case 'o':
		case 'x':
		case 'X': {
			uint64_t value =
				how.size == 8 ? va_arg(list, unsigned long) : va_arg(list, unsigned int);

			if (how.size < 4)
				value &= how.size == 2 ? 0xffff : 0xff;
			put_number(&out, &how, value,
				   *format == 'u' ? 10 : *format == 'o' ? 8 : 16, *format == 'X',
				   !(how.flags & ALTERNATE) || !value ? ""
				   : *format == 'x' ? "0x"
				   : *format == 'X' ? "0X"
				   : *format == 'o' ? "0" : "");
			break;
		}
		case 'c': {
			char c = va_arg(list, int);

			how.flags &= ~ZERO;
			put_padded(&out, &how, "", 0, &c, 1);
			break;
		}
		case 's':
			put_text(&out, &how, va_arg(list, const char *));
			break;
		case 'p': {
			void *value = va_arg(list, void *);

			if (value)
				put_number(&out, &how, (uint64_t)value, 16, 0, "0x");
			else
				put_text(&out, &how, "(null)");
			while ((format[1] >= 'a' && format[1] <= 'z') ||
			       (format[1] >= 'A' && format[1] <= 'Z'))
				format++;
			break;
		}
		case '%':
			put(&out, '%');
			break;
		default:
			return -1;
		}
	}
	if (size)
		to[out.length < size ? out.length : size - 1] = 0;
	return out.length;
}

int snprintf(char *to, size_t size, const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = vsnprintf(to, size, format, list);
	va_end(list);
	return length;
}

int vsprintf(char *to, const char *format, va_list list)
{
	return vsnprintf(to, 0x7fffffff, format, list);
}

int sprintf(char *to, const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = vsprintf(to, format, list);
	va_end(list);
	return length;
}

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
