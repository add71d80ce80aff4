/** Tells other programs what happens here: signed requests, tried again until they get through. */
@NullMarked
package org.interleave.hook;

import org.jspecify.annotations.NullMarked;
