/** What pages are made of: hostile text made visible, markup that is known to be safe, failures. */
@NullMarked
package org.interleave.page;

import org.jspecify.annotations.NullMarked;
