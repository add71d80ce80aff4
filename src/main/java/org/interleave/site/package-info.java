/** Serves the pages: layout, errors, assets, security headers, the server itself. */
@NullMarked
package org.interleave.site;

import org.jspecify.annotations.NullMarked;
