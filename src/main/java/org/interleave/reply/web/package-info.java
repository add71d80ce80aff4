/** Shows replies as the exact mail and gives them as files. */
@NullMarked
package org.interleave.reply.web;

import org.jspecify.annotations.NullMarked;
