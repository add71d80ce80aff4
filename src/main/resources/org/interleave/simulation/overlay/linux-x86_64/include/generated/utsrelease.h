#define UTS_RELEASE "interleave"
