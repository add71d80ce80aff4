#include <string.h>

int main(void)
{
	char text[4];

	strncpy(text, "abcd", sizeof(text));
	return strlen(text) > 4; // expect: out-of-bounds
}
