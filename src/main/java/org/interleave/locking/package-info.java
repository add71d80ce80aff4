/** Locking rules, where code keeps and breaks them, and the hunks that decide it. */
@NullMarked
package org.interleave.locking;

import org.jspecify.annotations.NullMarked;
