#include "CProcesses.h"

#include <errno.h>

#ifdef __linux__
#include <sys/prctl.h>

int pb_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno; }
#else
int pb_adopt_orphans(void) { return ENOSYS; }
#endif
