/// What Swift cannot call, because it takes any number of arguments.
#pragma once

/// From now on, processes whose parent has ended become children of this one, if a child of this one or a child of such a child
/// has started them. Returns 0, or the number of an error.
int pb_adopt_orphans(void);
