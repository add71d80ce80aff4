#include <stdio.h>

int main(void)
{
	FILE *file = fopen("/nowhere/at/all", "r");

	return fgetc(file) == EOF; // expect: null-dereference
}
