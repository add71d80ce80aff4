/** Posts runs from the command line of a CI system, and measures how fast the server takes them. */
@NullMarked
package org.interleave.api.post;

import org.jspecify.annotations.NullMarked;
