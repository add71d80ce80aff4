package org.interleave.locking.analysis;

/** One way to break a correct program, and where the report of it belongs. */
enum Operator {
  /** The accesses that it guarded, or the release of what is not held. */
  DELETE_LOCK,
  /** Where the function, or one that calls it, returns; the next acquisition of the lock. */
  DELETE_UNLOCK,
  /** The function that no longer says it, or the accesses that relied on it. */
  DELETE_ASSERTION,
  /** The store of the pointer. */
  DELETE_GET,
  /** Where the pointer is overwritten or its object freed, or the end of the function. */
  DELETE_PUT,
  /** The accesses, calls and releases that follow. */
  DELETE_CHECK,
  /** The accesses, calls, releases and returns on both sides. */
  INVERT_CHECK,
  /** The access that now comes before it. */
  MOVE_LOCK_DOWN,
  /** The access or call that now comes after it. */
  MOVE_UNLOCK_UP,
  /** The accesses that it guarded. */
  LOCK_WRONG_OBJECT,
  /** The writes. */
  SHARE_EXCLUSIVE,
  /** The second acquisition. */
  SWAP_NESTED_LOCKS,
  /** The return. */
  RETURN_FOR_GOTO,
  /** The return. */
  RETURN_WHILE_LOCKED,
  /** The second acquisition. */
  LOCK_TWICE,
  /** The second release. */
  UNLOCK_TWICE
}
