/** What a tree adds to the pages of patches. */
@NullMarked
package org.interleave.source.web;

import org.jspecify.annotations.NullMarked;
