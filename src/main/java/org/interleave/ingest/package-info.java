/** Imports archives: stores each message once with its homes, resumably, and tells who listens. */
@NullMarked
package org.interleave.ingest;

import org.jspecify.annotations.NullMarked;
