/** What a compiler would say of code that a patch touches, and of callers that it leaves behind. */
@NullMarked
package org.interleave.locking.build;

import org.jspecify.annotations.NullMarked;
