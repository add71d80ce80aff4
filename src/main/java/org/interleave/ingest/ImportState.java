package org.interleave.ingest;

/** How an import stands. */
public enum ImportState {
  RUNNING,
  DONE,
  CANCELLED,
  FAILED;

  String stored() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static ImportState of(String stored) {
    return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
  }
}
