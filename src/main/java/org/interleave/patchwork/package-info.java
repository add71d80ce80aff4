/**
 * Speaks Patchwork's REST API, so that its clients and CI systems work with what is stored here.
 */
@NullMarked
package org.interleave.patchwork;

import org.jspecify.annotations.NullMarked;
