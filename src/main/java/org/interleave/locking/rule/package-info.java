/** Rules as people write them: rule files and the annotations that code carries. */
@NullMarked
package org.interleave.locking.rule;

import org.jspecify.annotations.NullMarked;
