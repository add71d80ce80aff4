/** Who may do what over the network: accounts and their API tokens. */
@NullMarked
package org.interleave.account;

import org.jspecify.annotations.NullMarked;
