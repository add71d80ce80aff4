/**
 * The REST API, version 1: what programs read of series and checks, and where CI systems post runs.
 */
@NullMarked
package org.interleave.api;

import org.jspecify.annotations.NullMarked;
