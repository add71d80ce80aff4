/** The bodies of the REST API's requests and answers. */
@NullMarked
package org.interleave.api.shape;

import org.jspecify.annotations.NullMarked;
