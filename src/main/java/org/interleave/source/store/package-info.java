/** Keeps which trees are known and applies stored versions to them. */
@NullMarked
package org.interleave.source.store;

import org.jspecify.annotations.NullMarked;
