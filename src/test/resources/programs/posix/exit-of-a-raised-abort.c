#include <signal.h>

int main(void)
{
	raise(SIGABRT); // expect: assertion
	return 0;
}
